"""A questionnaire: answers, questions, what was agreed on, results; its own data and papers."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import words
from ngodesk.gui.buttons import Button
from ngodesk.gui.notes import Note, announce
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.record_page import RecordPage
from ngodesk.gui.places import QUESTIONNAIRES, Link
from ngodesk.gui.questionnaires.agreed_part import AgreedPart
from ngodesk.gui.questionnaires.answers_part import AnswersPart
from ngodesk.gui.questionnaires.questions_part import QuestionsPart
from ngodesk.gui.questionnaires.results import ResultsView
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.answered import Results
    from ngodesk.work.questioning import Sheet

QUESTIONS, ANSWERS, AGREED = "questions", "answers", "agreed"
RESULTS, DATA, PAPERS = "results", "data", "papers"


class QuestionnairePage(RecordPage):
    """One questionnaire; a new one where the link names none."""

    place, help = "registers", QUESTIONNAIRES
    table = "questionnaires"

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__(file, link)
        self.sheet: Sheet | None = None
        self.results: Results | None = None
        self.print = Button("plain", "printer")
        self.note = Note("ok", closable=True)
        self.tabs, self.stack = Tabs("pill"), QStackedWidget()
        self.questions, self.answers = QuestionsPart(file), AnswersPart(file)
        self.agreed, self.outcome = AgreedPart(file), ResultsView()
        self._parts: dict[str, QWidget] = {
            ANSWERS: self.answers,
            QUESTIONS: self.questions,
            AGREED: self.agreed,
            RESULTS: self.outcome,
            DATA: self.data,
            PAPERS: self.scan,
        }
        self._lay_out()
        self._connect()
        self.retranslate()
        self.start()

    def _lay_out(self) -> None:
        self.head.add(self.print)
        self.head.trail.show()
        self.note.hide()
        for part in self._parts.values():
            self.stack.addWidget(part)
        self.split.addWidget(self.stack)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.tabs)
        layout.insertWidget(2, self.note)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_part)
        self.print.clicked.connect(self._print)
        self.note.closed.connect(self.note.hide)
        for part in (self.questions, self.answers, self.agreed):
            part.problem.connect(self.problem_found)
            part.said.connect(self.undo_offered)
            part.told.connect(self._tell)
            part.stale.connect(self.stale)

    # What there is

    def start(self) -> None:
        self.sheet = self.results = None
        self.note.hide()
        super().start()
        self._say()
        self.show_part(DATA if self.record is None else "")

    def list_link(self) -> Link:
        return self.in_project(self.sheet.project_id if self.sheet is not None else self.known.get("project"))

    def find(self, store: "Store", record: int) -> Any:
        from ngodesk.work import answered, questioning

        language = current().language
        sheet = questioning.sheet(store, record, language)
        return None if sheet is None else (sheet, answered.results(store, record, language))

    def show_found(self, found: Any) -> None:
        self.scan.show_record(self.record)
        if found is None:
            return
        first = self.sheet is None
        self.sheet, self.results = found
        writable = self.file.read_only is None
        self.questions.show_sheet(self.sheet, writable)
        self.answers.show_sheet(self.sheet, writable)
        self.agreed.show_results(self.sheet, self.results, writable)
        self.outcome.show_results(self.results)
        self.form.refresh()
        self._say()
        if first:
            self.show_part(ANSWERS if self.sheet.questions else QUESTIONS)

    def _say(self) -> None:
        """Title, trail and the parts there are."""
        sheet = self.sheet
        self.print.setEnabled(sheet is not None)
        self.head.title.setText(sheet.title if sheet is not None else _("New questionnaire"))
        self.head.show_state(sheet.project if sheet is not None else "", "neutral")
        kind = words.word(self.table, "kind", sheet.kind) if sheet is not None else _("New questionnaire")
        self.head.trail.show_steps([_("Questionnaires")], kind[:1].upper() + kind[1:])
        entries = [Entry(DATA, _("Data"))]
        if sheet is not None:
            entries = [
                Entry(ANSWERS, _("Answers"), len(sheet.responses)),
                Entry(QUESTIONS, _("Questions"), len(sheet.questions)),
                *([Entry(AGREED, _("Agreed scores"))] if sheet.kind == "self_assessment" else []),
                Entry(RESULTS, _("Results")),
                *entries,
                Entry(PAPERS, _("Papers")),
            ]
        self.tabs.show_entries(entries, _("Parts of the questionnaire"))

    def added(self) -> None:
        self.sheet = None

    # What is done

    def show_part(self, key: str) -> None:
        """Show one of the parts."""
        if key in self._parts:
            self.tabs.choose(key)
            self.stack.setCurrentWidget(self._parts[key])

    def toggle_scan(self) -> None:
        """F9: the papers, and back to the answers."""
        if self.record is not None:
            self.show_part(ANSWERS if self.tabs.current() == PAPERS else PAPERS)

    def fit(self) -> None:
        """One part at a time: there is nothing beside it."""

    def _print(self) -> None:
        from ngodesk.work.answered import REPORT

        self.link_chosen.emit(Link(place="reports", filter=REPORT, record=self.record))

    def _tell(self, said: str) -> None:
        self.note.set_words(said, close=_("Close"))
        self.note.show()
        announce(self.note, said)

    # Words

    def retranslate(self) -> None:
        self.print.setText(_("Print…"))
        for part in (self.questions, self.answers, self.agreed, self.outcome):
            part.retranslate()
        self._say()
        self.stale.emit()

    def leave(self) -> None:
        super().leave()
        for part in (self.questions, self.answers, self.agreed):
            part.leave()

    def first_focus(self) -> QWidget:
        first = {
            ANSWERS: self.answers.grid,
            QUESTIONS: self.questions.grid,
            AGREED: self.agreed.grid,
            RESULTS: self.outcome.by_question,
            PAPERS: self.scan.desk,
        }
        return first.get(self.tabs.current(), self.form.first_focus())
