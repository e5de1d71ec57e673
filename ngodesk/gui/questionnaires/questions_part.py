"""The instrument: begun from one that is there, typed or pasted; saved to a file to be used again."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from ngodesk.common.language import _, current, plural
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.questionnaires.parts import LinesPart
from ngodesk.gui.questionnaires.questions import TABLE, QuestionsGrid

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.questioning import Sheet

_SAVED = "*.xlsx *.csv *.toml"
_READ = f"{_SAVED} *.ods"


class QuestionsPart(LinesPart):
    """Questions in the order of their codes."""

    table = TABLE

    def __init__(self, file: OpenFile) -> None:
        self.questions = QuestionsGrid()
        super().__init__(file, self.questions)
        self.begin, self.save = Button("plain", "file-input"), Button("plain", "file")
        self.begin.clicked.connect(self._choose)
        self.save.clicked.connect(self._ask_where)
        self.top.addStretch(1)
        for button in (self.remove, self.save, self.begin):
            self.top.addWidget(button)

    def show_sheet(self, sheet: "Sheet", writable: bool) -> None:
        super().show_sheet(sheet, writable)
        self.begin.setEnabled(writable)
        self.save.setEnabled(bool(sheet.questions))
        self.questions.show_sheet(sheet)

    def act(self, store: "Store", questionnaire: int, edits: Any) -> list[int]:
        from ngodesk.work import questionnaire_edits

        return questionnaire_edits.write_questions(store, questionnaire, edits)

    # Instruments

    def _choose(self) -> None:
        """The instruments that come with the program, and those of a file."""
        from ngodesk.work import instruments

        menu = QMenu(self.begin)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for each in instruments.shipped(current().language, self.sheet.kind if self.sheet else ""):
            action = menu.addAction(each.title)
            action.setToolTip(each.about)
            action.triggered.connect(lambda _on=False, items=each.items: self.take(items))
        menu.addSeparator()
        menu.addAction(_("From a file…")).triggered.connect(self._ask_which)
        menu.popup(self.begin.mapToGlobal(QPoint(0, self.begin.height())))

    def _ask_which(self, _on: bool = False) -> None:
        self.ask_file(_("Questions from a file"), "", _READ, self.load)

    def load(self, path: Path) -> None:
        """Take the questions of a file."""
        language = current().language

        def work(_store: "Store") -> Any:
            from ngodesk.work import instruments

            return instruments.read(path, language)

        self.file.write(work, self.problem.emit, self.take)

    def take(self, items: Any) -> None:
        """Add questions, those apart whose code is there already."""
        assert self.sheet is not None
        questionnaire = self.sheet.id

        def work(store: "Store") -> int:
            from ngodesk.work import instruments

            return instruments.take(store, questionnaire, items)

        def done(number: int) -> None:
            said = plural("{number} question was added.", "{number} questions were added.", number)
            self.told.emit(said.format(number=number))

        self.file.write(work, self.problem.emit, done)

    def _ask_where(self) -> None:
        assert self.sheet is not None
        self.ask_file(_("Save the questions"), f"{self.sheet.ref}.xlsx", _SAVED, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the questions into a file."""
        assert self.sheet is not None
        asked, title = self.sheet.questions, self.sheet.title

        def work(_store: "Store") -> int:
            from ngodesk.work import instruments

            return instruments.save(path, asked, title)

        def done(number: int) -> None:
            said = plural("{number} question saved in {file}.", "{number} questions saved in {file}.", number)
            self.told.emit(said.format(number=number, file=path.name))

        self.file.write(work, self.problem.emit, done)

    def retranslate(self) -> None:
        super().retranslate()
        self.questions.setAccessibleName(_("Questions"))
        self.hint.setText(
            _(
                "Type or paste texts: code, area, kind and scale go on from the row above."
                " Levels of areas stand between slashes: Plane / Area."
            )
        )
        self.begin.setText(_("Take questions…"))
        self.save.setText(_("Save to a file…"))
        self.questions.retranslate()
