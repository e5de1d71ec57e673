"""From page to page: where a link leads, the way back, and one page at a time in the frame."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ngodesk.common.language import _
from ngodesk.gui import remembered
from ngodesk.gui.backing_up import BackingUp
from ngodesk.gui.bringing import Bringing
from ngodesk.gui.file_state import State
from ngodesk.gui.findings import Findings
from ngodesk.gui.frame import Frame
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Page
from ngodesk.gui.places import (
    BACKUPS,
    HISTORY,
    MARK,
    MOVING,
    PROTECTION,
    Link,
)
from ngodesk.gui.tabs import TabButton

if TYPE_CHECKING:
    from ngodesk.gui.pages.welcome import WelcomePage
    from ngodesk.store.store import Store
    from ngodesk.work.checking import Verdict
    from ngodesk.work.projects import ProjectRow

_STEPS_BACK = 50
COMPONENTS = "Ctrl+Shift+F12"  # for those who work on the program


class Navigation(Frame):
    """Which page stands in the frame."""

    language_chosen = Signal(str)
    layout_reset = Signal()
    lock_wanted = Signal()
    lock_minutes_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.file = OpenFile(self.worker, self)
        self.backing_up = BackingUp(self.file, self.backup_note, self)
        self.findings = Findings(self.file, self)
        self.findings.told.connect(self._tell_findings)
        self.bringing = Bringing(self.file, self)
        self.bringing.made.connect(self._show)
        self.bringing.made.connect(lambda _page: self.undo_bar.hide())  # of the file before
        self.bringing.left.connect(lambda: self.go_to(self.page.place))
        self.state: State | None = None
        self.welcome: WelcomePage | None = None
        self._way: list[Link] = []
        self.menus.place_chosen.connect(self.go_to)
        self.sidebar.chosen.connect(self.go_to)
        self.brought.connect(self.bring_in)
        for action, place, tab in (
            (self.menus.mark, "reports", MARK),
            (self.menus.history, "registers", HISTORY),
            (self.menus.backups, "registers", BACKUPS),
            (self.menus.moving, "registers", MOVING),
            (self.menus.protect, "registers", PROTECTION),
        ):
            link = Link(place=place, tab=tab)
            action.triggered.connect(lambda _checked=False, link=link: self.follow(link))
        self.menus.bring.triggered.connect(lambda _checked=False: self.bringing.ask())
        self.search.serve(self.file)
        self.search.link_chosen.connect(self.follow)
        self.search.left.connect(lambda: self.page.first_focus().setFocus())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self).activated.connect(self.go_back)
        QShortcut(QKeySequence(COMPONENTS), self).activated.connect(self._show_components)

    def show_welcome(self) -> None:
        """The page without a file."""
        raise NotImplementedError

    def _show(self, page: Page) -> None:
        """Let a page stand in the window; the one before is let go of."""
        old = self.pages.currentWidget()
        if isinstance(old, Page):
            old.leave()
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
            page.stale.connect(lambda: self._read(page))
            page.link_chosen.connect(self.follow)
            page.undo_offered.connect(self._offer_undo)
            page.problem_found.connect(self.say_problem)
            page.files_wanted.connect(self.bringing.ask)
        self.pages.setCurrentWidget(page)
        if isinstance(old, Page) and old not in (page, self.welcome):
            self.pages.removeWidget(old)
            old.deleteLater()
        if page.place:
            self.sidebar.select(page.place)
        page.first_focus().setFocus()
        self._read(page)

    def _read(self, page: Page) -> None:
        """Have a page read and filled; the keyboard goes to what was hidden until then."""

        def fill(found: object) -> None:
            if page is not self.pages.currentWidget():
                return
            first = page.first_focus()
            page.fill(found)
            now = page.first_focus()
            if now.isVisible() and (first.hasFocus() or not first.isVisible()):
                now.setFocus()

        def refuse(error: Exception) -> None:
            if page is self.pages.currentWidget():  # one that was left may be gone while it is read
                self.file.failed.emit(error)

        self.file.read(page.reading(), fill, refuse)

    def _tell_findings(self, verdict: "Verdict | None") -> None:
        """Sidebar and status bar say how much is still to be dealt with."""
        self.sidebar.show_findings(len(verdict.open) if verdict is not None else 0)
        self.status.show_findings(len(verdict.open) if verdict is not None else None)

    def _leave_form(self) -> None:
        if self.state is not None:
            self.go_to("projects")
        else:
            self.show_welcome()

    def go_to(self, place: str) -> None:
        """A place of the sidebar."""
        self.follow(Link(place=place))

    def follow(self, link: Link) -> None:
        """Go where a link leads; the way back is remembered."""
        page = self.pages.currentWidget()
        if isinstance(page, Page) and page.place:
            self._way.append(page.link)
            del self._way[:-_STEPS_BACK]
        self._go(link)

    def go_back(self) -> None:
        """Alt+Left: to where the person was before."""
        if self._way:
            self._go(self._way.pop())

    def _go(self, link: Link) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, Page) and page.go(link):
            self.sidebar.select(page.place)
            if not isinstance(self.focusWidget(), TabButton):  # arrows go on along the tabs
                page.first_focus().setFocus()
        elif link.project is not None and not link.place:
            self._find_project(link)
        elif link.new and (link.table or link.place) == "projects":
            self.new_project()
        else:
            self._show(self._page_for(link))

    def _page_for(self, link: Link) -> Page:
        from ngodesk.gui import routes, wired_pages

        return wired_pages.page_for(self, link) or routes.page_for(self.file, link)

    def leave_settings(self) -> None:
        """Esc: to where the person was."""
        if self.state is None:
            self.show_welcome()
        elif self._way:
            self.go_back()
        else:
            self.go_to("today")

    def reset_layout(self) -> None:
        """Window and lists as they were at first."""
        remembered.forget_layout()
        self.layout_reset.emit()
        link = self.page.link
        if link.project is not None and not link.place:
            self._find_project(link)
        elif self.state is not None:
            self._show(self._page_for(link))

    def new_project(self) -> None:
        """The form for a new project."""
        from ngodesk.gui.pages.new_project import NewProjectPage

        page = NewProjectPage(self.file)
        page.made.connect(lambda project: self.follow(Link(project=project, tab="details")))
        page.left.connect(self._leave_form)
        self._show(page)

    def bring_in(self, paths: list[Path]) -> None:
        """Look at files that somebody brought, before they are taken in."""
        if self.state is None or self.file.read_only is not None:
            why = self.file.read_only
            self.say_problem(why.text() if why else _("Open your organisation's file first."))
            return
        self.bringing.bring(paths)

    def _find_project(self, link: Link) -> None:
        """A link names a project by its id."""

        def read(store: "Store") -> "ProjectRow | None":
            from ngodesk.work import projects

            return next((row for row in projects.projects(store) if row.id == link.project), None)

        def show(row: "ProjectRow | None") -> None:
            if row is not None:
                self.show_project(row, link)

        self.file.read(read, show)

    def show_project(self, project: "ProjectRow", link: Link | None = None) -> None:
        """One project, with the tab that a link names."""
        from ngodesk.gui.pages.project_home import ProjectHome

        page = ProjectHome(self.file, project, link)
        page.print_wanted.connect(self.show_preview)
        page.gone.connect(lambda: self.go_to("projects"))
        self._show(page)

    def _offer_undo(self, words: str) -> None:
        """After a deletion: what is gone, and the way back."""
        key = self.menus.undo.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.undo_bar.say(words, _("Undo"), key, _("Close"), self.menus.undo.trigger)

    def _show_components(self) -> None:
        """Every component in every state, to be looked at."""
        from ngodesk.gui.pages.components import ComponentsPage

        page = ComponentsPage()
        page.left.connect(self._leave_form)
        self._show(page)

    def show_preview(self, project: "ProjectRow") -> None:
        """The project card before it is printed, in the language of the organisation's prints."""
        from ngodesk.gui.pages.preview import PreviewPage

        assert self.state is not None
        page = PreviewPage(project, self.worker, self.state.facts.language)
        page.failed.connect(self.report)
        page.left.connect(lambda step: self.show_project(project) if step else self.go_to("projects"))
        self._show(page)
