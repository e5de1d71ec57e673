"""Advice and mentoring of a project, or of all: the register, and the tools that organisations introduce."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.advice.button import to_advice
from ngodesk.gui.advice.cases import CasesView
from ngodesk.gui.advice.register import RegisterView
from ngodesk.gui.buttons import Button
from ngodesk.gui.choices import Choices
from ngodesk.gui.layouts import PAGE, abreast, in_column
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import ADVICE, TOOLS, Link, to_record
from ngodesk.gui.tabs import Entry, Tabs

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class AdvicePage(Page):
    """A link may name the project."""

    place = "events"
    help = ADVICE

    def __init__(self, file: OpenFile, link: Link, today: date | None = None) -> None:
        super().__init__()
        self.file, self._here = file, link
        self.head, self.tabs, self.stack = Head(), Tabs("pill"), QStackedWidget()
        self.projects = Choices()
        self.copy, self.print = Button("plain"), Button("plain", "printer")
        self.open = Button("plain", "arrow-right")
        self.register, self.cases = RegisterView(file, today or date.today()), CasesView(file)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.trail.show()
        self.head.meta.hide()
        self.head.add(self.copy, self.print, self.open)
        self.projects.may_narrow(20)
        self.stack.addWidget(self.register)
        self.stack.addWidget(self.cases)
        top = abreast((self.tabs, 1), self.projects)
        layout = in_column(self, PAGE, sizes.STEP)
        layout.addWidget(self.head)
        layout.addLayout(top)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.head.trail.chosen.connect(self._go_up)
        self.tabs.chosen.connect(lambda tab: self.link_chosen.emit(to_advice(self.project, tab)))
        self.projects.activated.connect(lambda _row: self._choose_project())
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.open.clicked.connect(self._open)
        self.register.opened.connect(lambda event: self.link_chosen.emit(to_record("events", event)))
        self.register.undo_offered.connect(self.undo_offered)
        self.cases.link_chosen.connect(self.link_chosen)
        for view in (self.register, self.cases):
            view.problem.connect(self.problem_found)

    # Where the person is

    @property
    def project(self) -> int | None:
        """The project whose advice is shown; nothing is all of them."""
        found = dict(self._here.values).get("project")
        return found if isinstance(found, int) else None

    @property
    def link(self) -> Link:
        return self._here

    def go(self, link: Link) -> bool:
        if link.place != self.place or link.tab not in (ADVICE, TOOLS):
            return False
        self.leave()
        self._here = link
        self._stand()
        self.stale.emit()
        return True

    def _stand(self) -> None:
        """The register, or the tools."""
        above = _("Events") if self.project is None else _("Activities")
        self.head.trail.show_steps([above], _("Advice and mentoring"))
        in_register = self._here.tab == ADVICE
        self.tabs.choose(self._here.tab)
        self.stack.setCurrentWidget(self.register if in_register else self.cases)
        for button in (self.print, self.open):
            button.setVisible(in_register)

    def _go_up(self, _step: int) -> None:
        project = self.project
        if project is not None:
            self.link_chosen.emit(Link(project=project, tab="activities"))
        else:
            self.link_chosen.emit(Link(place="events", table="events"))

    def _choose_project(self) -> None:
        chosen = self.projects.value()
        self.link_chosen.emit(to_advice(int(chosen) if chosen else None, self._here.tab))

    # What there is

    def read(self, store: "Store") -> Any:
        from ngodesk.work import advising, advising_cases

        project, language = self.project, current().language
        return (
            project,
            advising.book(store, project, language),
            advising_cases.support(store, project, language),
        )

    def fill(self, found: Any) -> None:
        project, book, cases = found
        if project != self.project:
            return
        self._offer_projects(book.projects)
        self.register.show_book(book, project)
        self.cases.show_cases(cases, project)

    def _offer_projects(self, projects: tuple[tuple[int, str, str], ...]) -> None:
        named = [(f"{ref}  {title}", str(key)) for key, ref, title in projects]
        self.projects.fill([(_("All projects"), ""), *named], str(self.project or ""))

    # What is done

    def _copy(self) -> None:
        (self.register if self._here.tab == ADVICE else self.cases).copy()

    def _event(self) -> int | None:
        """The advice that is meant; otherwise it is said that none is."""
        found = self.register.grid.current_event()
        self.problem_found.emit("" if found is not None else _("Choose an advice session first."))
        return found

    def _print(self) -> None:
        if (event := self._event()) is not None:
            self.link_chosen.emit(Link(place="reports", filter="advice-card", record=event))

    def _open(self) -> None:
        if (event := self._event()) is not None:
            self.link_chosen.emit(to_record("events", event))

    def leave(self) -> None:
        self.register.leave()
        self.cases.leave()

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Advice and mentoring"))
        self.tabs.show_entries(
            [Entry(ADVICE, _("Register of advice")), Entry(TOOLS, _("Tools introduced"))],
            _("What is shown"),
        )
        self._stand()
        self.projects.setAccessibleName(_("Project"))
        self.copy.setText(_("Copy as a table"))
        self.print.setText(_("Print the advice card"))
        self.open.setText(_("Open the event"))
        self.stale.emit()  # names stand in the order of the language's alphabet

    def first_focus(self) -> QWidget:
        return self.register.grid if self._here.tab == ADVICE else self.cases.grid
