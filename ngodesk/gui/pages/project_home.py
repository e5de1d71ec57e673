"""A project: its overview and everything that belongs to it, under tabs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.advice.button import AdviceButton
from ngodesk.gui.budget.view import BudgetView
from ngodesk.gui.costs.deeds import BuyButton
from ngodesk.gui.events.series_button import SeriesButton
from ngodesk.gui.indicators.view import IndicatorsView
from ngodesk.gui.layouts import in_column
from ngodesk.gui.money.view import MoneyView
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Page
from ngodesk.gui.pages.project import ProjectPage
from ngodesk.gui.places import FEATURE_OF, TABS, Link, Tab, tab_of
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.records.panel import RecordsPanel
from ngodesk.gui.reports.frozen import FrozenView
from ngodesk.gui.reports.remarks_button import RemarksButton
from ngodesk.gui.rooms.registers import WeekButton
from ngodesk.gui.subgrants.view import SubgrantsView
from ngodesk.gui.tabs import Entry, Tabs
from ngodesk.gui.texts.button import TextsButton
from ngodesk.gui.volunteers.view import VolunteersView
from ngodesk.gui.way import WayButton

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.projects import ProjectRow

_DETAILS = 760  # pixels

_WRITTEN: dict[
    str, type[BudgetView | FrozenView | IndicatorsView | MoneyView | SubgrantsView | VolunteersView]
] = {
    "budget": BudgetView,
    "money": MoneyView,
    "indicators": IndicatorsView,
    "people": VolunteersView,
    "subgrants": SubgrantsView,
    "reports": FrozenView,
}
_HELP = ("subgrants", "reports")  # tabs of which the help tells apart from projects
_LIST_FIRST = ("people",)  # not every project has volunteers


class ProjectHome(Page):
    """One project with its tabs; a tab that holds nothing and is of no feature chosen is not there."""

    place = "projects"
    print_wanted = Signal(object)  # the project's row
    gone = Signal()  # an undo took the project away

    def __init__(
        self, file: OpenFile, project: "ProjectRow", link: Link | None = None, today: date | None = None
    ) -> None:
        super().__init__()
        self.file = file
        self.overview = ProjectPage(project, today)
        self.tabs = Tabs()
        self.stack = QStackedWidget()
        self.panels: dict[str, RecordsPanel] = {}
        self._pages: dict[str, QWidget] = {}
        self._held: dict[str, int] = {}
        self._features: set[str] = set()
        self.details = RecordForm(file)
        self._lay_out()
        self.overview.print_wanted.connect(self.print_wanted)
        self.overview.gone.connect(self.gone)
        self.overview.link_chosen.connect(self.link_chosen)
        self.tabs.chosen.connect(lambda key: self.link_chosen.emit(Link(project=self.project.id, tab=key)))
        for keys, by in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.tabs.step(by))
        self._show_tabs()
        if link is not None:
            self.go(link)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(sizes.STEP)
        head.addWidget(self.overview.head)
        line = QFrame()
        line.setObjectName("line")
        line.setFixedHeight(1)
        tabs = QVBoxLayout()
        tabs.setContentsMargins(sizes.MARGIN - 12, 0, sizes.MARGIN, 0)
        tabs.setSpacing(0)
        tabs.addWidget(self.tabs)
        tabs.addWidget(line)
        self.stack.addWidget(self.overview)
        self._pages["details"] = self._make_details()
        self.stack.addWidget(self._pages["details"])
        layout = in_column(self, (0, sizes.GAP, 0, 0), 4)
        layout.addLayout(head)
        layout.addLayout(tabs)
        layout.addWidget(self.stack, 1)

    @property
    def project(self) -> "ProjectRow":
        """The project's row as it was read last."""
        return self.overview.project

    @property
    def link(self) -> Link:
        """Where the person is now."""
        key = self.tabs.current()
        if key in self.panels:
            inner = self.panels[key].link
            return Link(
                tab=key, table=inner.table, project=self.project.id, record=inner.record, owner=inner.owner
            )
        return Link(tab=key or "overview", project=self.project.id)

    def go(self, link: Link) -> bool:
        """Show a tab; False where the link leads to another project or place."""
        if link.project != self.project.id or link.place:
            return False
        key = link.tab or tab_of(link.table) or "overview"
        tab = next(tab for tab in TABS if tab.key == key)
        self.leave()
        if not tab.tables:
            self.stack.setCurrentWidget(self.overview)
        elif key == "details":
            self.details.show_record("projects", self.project.id)
            self.stack.setCurrentWidget(self._pages[key])
        else:
            self._show_panel(tab, link)
        self._show_tabs(key)
        return True

    def _show_panel(self, tab: Tab, link: Link) -> None:
        if tab.key not in self._pages:
            self._make_panel(tab, link)
        elif tab.key in self.panels and (link.table or self.panels[tab.key].written is not None):
            self.panels[tab.key].go(replace(link, tab=tab.key))
        self.stack.setCurrentWidget(self._pages[tab.key])

    def _make_details(self) -> QWidget:
        """The project's own form, as wide as reads well."""
        self.details.leave_title_to_page()
        self.details.link_chosen.connect(self.link_chosen)
        card = Card(_DETAILS)
        inside = in_column(card)
        inside.addWidget(self.details)
        page = QWidget()
        layout = in_column(page, (sizes.MARGIN, sizes.STEP, sizes.MARGIN, sizes.GAP))
        layout.addWidget(card)
        return page

    def _make_panel(self, tab: Tab, link: Link) -> None:
        table = link.table or (tab.tables[0] if tab.key in _LIST_FIRST else "")
        begin = replace(link, tab=tab.key, table=table)
        panel = RecordsPanel(self.file, tab.tables, begin, self._written(tab.key))
        panel.link_chosen.connect(self.link_chosen)
        panel.said.connect(self.undo_offered)
        panel.problem.connect(self.problem_found)
        for way in self._ways(tab.key, panel):
            way.wanted.connect(self.link_chosen)
            way.offer(panel)
        page = QWidget()
        layout = in_column(page, (sizes.MARGIN, sizes.STEP, sizes.MARGIN, sizes.GAP))
        layout.addWidget(panel)
        self.panels[tab.key], self._pages[tab.key] = panel, page
        self.stack.addWidget(page)
        panel.start()

    def _ways(self, key: str, panel: RecordsPanel) -> Iterator[WayButton]:
        """Where one may go from the lists of a tab."""
        project = self.project.id
        if key == "costs":
            yield BuyButton(project)
        elif key == "money":
            yield RemarksButton(project, panel)
        elif key == "reports":
            yield TextsButton(project)
        elif key == "activities":
            series = SeriesButton(project)
            series.allow(self.file.read_only)
            yield series
            yield WeekButton(project)
            yield AdviceButton(self.file, project)

    def _written(self, key: str) -> QWidget | None:
        """The view made by hand that stands first in a tab."""
        made = _WRITTEN.get(key)
        if made is None:
            return None
        view = made(self.file, self.project.id)
        view.link_chosen.connect(self.link_chosen)
        view.problem.connect(self.problem_found)
        return view

    def _show_tabs(self, current: str = "") -> None:
        current = current or self.tabs.current() or "overview"
        used = [tab for tab in TABS if self._is_used(tab) or tab.key == current]
        self.tabs.show_entries([Entry(tab.key, _(tab.name)) for tab in used], _("Parts of the project"))
        self.tabs.choose(current)
        self.help = current if current in _HELP else ""

    def _is_used(self, tab: Tab) -> bool:
        return (
            not tab.feature
            or tab.feature in self._features
            or any(self._held.get(table) for table in tab.tables)
        )

    def retranslate(self) -> None:
        self._show_tabs()

    def read(self, store: "Store") -> Any:
        from ngodesk.work import features

        tables = [table for tab in TABS if tab.feature for table in tab.tables if table in FEATURE_OF]
        held = features.counts(store, tables, self.project.id)
        return self.overview.read(store), held, features.chosen(store)

    def fill(self, found: Any) -> None:
        overview, self._held, self._features = found
        self.overview.fill(overview)
        self._show_tabs()
        current = self.tabs.current()
        if current in self.panels:
            self.panels[current].refresh()
        elif current == "details":
            self.details.refresh()

    def leave(self) -> None:
        self.details.flush()
        for panel in self.panels.values():
            panel.leave()

    def first_focus(self) -> QWidget:
        key = self.tabs.current()
        if key == "details":
            return self.details.first_focus()
        return self.panels[key].first_focus() if key in self.panels else self.overview.first_focus()
