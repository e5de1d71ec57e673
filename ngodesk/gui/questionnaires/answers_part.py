"""Filled questionnaires, one under the other: typed, pasted, or brought from a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ngodesk.common.language import _, current, plural
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.questionnaires.answers import AnswersGrid
from ngodesk.gui.questionnaires.parts import LinesPart

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.questioning import Sheet

_READ = "*.xlsx *.csv *.ods"


class AnswersPart(LinesPart):
    """The answers, and under them the question that the keyboard stands at."""

    table = "responses"

    def __init__(self, file: OpenFile) -> None:
        self.answers = AnswersGrid()
        super().__init__(file, self.answers)
        self.bring = Button("plain", "file-input")
        self.bring.clicked.connect(self._ask_which)
        self.top.addStretch(1)
        for button in (self.remove, self.bring):
            self.top.addWidget(button)
        self.answers.selectionModel().currentChanged.connect(lambda _new, _old: self._say())

    def show_sheet(self, sheet: "Sheet", writable: bool) -> None:
        super().show_sheet(sheet, writable)
        self.bring.setEnabled(writable)
        self.answers.show_sheet(sheet)
        self._say()

    def act(self, store: "Store", questionnaire: int, edits: Any) -> list[int]:
        from ngodesk.work import questionnaire_edits

        return questionnaire_edits.write_responses(store, questionnaire, edits)

    def _ask_which(self) -> None:
        self.ask_file(_("Answers from a file"), "", _READ, self.load)

    def load(self, path: Path) -> None:
        """Add the answers of a file, in one step."""
        assert self.sheet is not None
        sheet, language = self.sheet, current().language

        def work(store: "Store") -> int:
            from ngodesk.work import instruments

            return instruments.take_answers(store, sheet, path, language)

        def done(number: int) -> None:
            said = plural("{number} response was added.", "{number} responses were added.", number)
            self.told.emit(said.format(number=number))

        self.file.write(work, self.problem.emit, done)

    def _say(self) -> None:
        """The question that the keyboard stands at."""
        question = self.answers.question(self.answers.currentIndex().column())
        if self.sheet is not None and not self.sheet.questions:
            said = _("There are no questions yet: write them first.")
        elif question is None:
            said = _("Enter goes from answer to answer, then to the next row. A block can be pasted.")
        elif question.kind == "scale":
            said = _("{code} {text} From {lowest} to {highest}.").format(
                code=question.code, text=question.text, lowest=question.lowest, highest=question.highest
            )
        else:
            said = f"{question.code} {question.text}"
        self.hint.setText(said)

    def retranslate(self) -> None:
        super().retranslate()
        self.answers.setAccessibleName(_("Answers"))
        self.bring.setText(_("Answers from a file…"))
        self.answers.retranslate()
        self._say()
