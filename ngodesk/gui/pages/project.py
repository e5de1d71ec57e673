"""A project's overview: money, indicators and time, each line and each target, what was done."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import words
from ngodesk.gui.buttons import Button
from ngodesk.gui.notes import EmptyState
from ngodesk.gui.pages import behind, overview_tables, overview_tiles
from ngodesk.gui.pages.overview import Figures, passed
from ngodesk.gui.pages.overview_counts import groups
from ngodesk.gui.pages.page import Beside, ScrollingPage
from ngodesk.gui.pages.project_cards import CountsCard, TableCard, Tiles, TimelineCard
from ngodesk.gui.places import Link
from ngodesk.gui.tile import Tile

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work import timeline
    from ngodesk.work.projects import ProjectRow

_STACKED = 900


class ProjectPage(ScrollingPage):
    """One project."""

    place = "projects"
    print_wanted = Signal(object)  # the project's row
    gone = Signal()  # an undo took the project away

    def __init__(self, project: "ProjectRow", today: date | None = None) -> None:
        super().__init__()
        self.project = project
        self._today = today
        self._found: Any = None
        self.print = Button("primary", "printer")
        self.head.add(self.print)
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.project))
        self.money, self.indicators, self.time, self.report = Tile(), Tile(), Tile(), Tile()
        self.tiles = Tiles((self.money, self.indicators, self.time, self.report))
        self.budget, self.targets, self.sources = TableCard(), TableCard(), TableCard()
        self.counts, self.timeline = CountsCard(), TimelineCard()
        self.empty = EmptyState("folder-kanban")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        cards = Beside(_STACKED)
        cards.add(self.budget, 57)
        cards.add(self.targets, 43)
        body = self.scrolling.body
        for widget in (self.tiles, cards, self.timeline, self.sources, self.counts, self.empty):
            body.addWidget(widget)
        for card in (self.budget, self.targets, self.timeline, self.sources, self.counts, self.empty):
            card.hide()
        body.addStretch(1)

    def _connect(self) -> None:
        for tile, tab, table in (
            (self.money, "budget", "budget_lines"),
            (self.indicators, "indicators", "indicators"),
            (self.time, "details", "projects"),
            (self.report, "money", "reporting_periods"),
        ):
            tile.clicked.connect(lambda _checked, tab=tab, table=table: self._go_to(tab, table))
        for card in (self.budget, self.targets, self.sources):
            card.chosen.connect(self.link_chosen)
        self.counts.chosen.connect(
            lambda table: self.link_chosen.emit(behind.count_link(table, self.project.id))
        )
        self.timeline.dot_chosen.connect(lambda dot: self._go_to("activities", "events", dot.id))
        self.timeline.lane_chosen.connect(self._go_to_lane)

    def retranslate(self) -> None:
        project = self.project
        status, tone = words.project_status(project.status)
        self.head.title.setText(project.title)
        self.scrolling.setAccessibleName(project.title)
        self.head.show_state(status, tone)
        agreement = (
            _("agreement {number}").format(number=project.agreement_no) if project.agreement_no else ""
        )
        parts = (project.ref, agreement, project.programme, self._period())
        self.head.meta.setText("  ·  ".join(part for part in parts if part))
        self.print.setText(_("Print the card…"))
        self.empty.set_words(
            _("Nothing is counted in this project yet"),
            _("Its budget, indicators and events show here as soon as they are recorded."),
        )
        if self._found is not None:
            self.fill(self._found)

    def _period(self) -> str:
        return dates.period(self.project.start, self.project.end, current().language)

    def read(self, store: "Store") -> Any:
        from ngodesk.work import counting, projects, timeline

        rows = [row for row in projects.projects(store) if row.ref == self.project.ref]
        if not rows:
            return None
        return rows[0], counting.project_figures(store, rows[0].ref), timeline.beside(store, rows[0].id)

    def fill(self, found: Any) -> None:
        if found is None:
            self.gone.emit()
            return
        renamed = found[0] != self.project
        self.project, figures, beside = found
        self._found = None
        if renamed:
            self.retranslate()
        self._found = found
        today = self._today or date.today()
        gone = passed(self.project.start, self.project.end, today)
        self._fill_tiles(figures, beside, gone, today)
        self._fill_tables(figures, beside, gone)
        self.timeline.show_lanes(beside.lanes, self.project, today)
        counted = groups(figures)
        self.counts.show_groups(counted)
        filled = figures["budget"]["lines"] or figures["indicators"] or counted or beside.lanes
        self.empty.setVisible(not filled)

    def _fill_tiles(self, figures: Figures, beside: "timeline.Beside", gone: int, today: date) -> None:
        self.tiles.show_figures(
            [
                overview_tiles.money_tile(figures),
                overview_tiles.indicators_tile(figures, gone),
                overview_tiles.time_tile(self.project.start, self.project.end, today),
                overview_tiles.report_tile(beside.report, today),
            ]
        )

    def _fill_tables(self, figures: Figures, beside: "timeline.Beside", gone: int) -> None:
        currency, project = figures["currency"], self.project.id
        self.budget.show_rows(
            overview_tables.budget_columns(currency),
            overview_tables.budget_cells(figures),
            _("Budget"),
            behind.budget_links(figures, project, beside),
        )
        self.targets.show_rows(
            overview_tables.indicator_columns(figures),
            overview_tables.indicator_cells(figures, gone),
            _("Indicators"),
            behind.indicator_links(figures, project, beside),
        )
        self.sources.show_rows(
            overview_tables.source_columns(currency),
            overview_tables.source_cells(figures),
            _("Sources of money"),
            behind.source_links(figures, project, beside),
        )

    def _go_to(self, tab: str, table: str, record: int | None = None) -> None:
        """To a tab of this project."""
        if table == "projects":
            record = self.project.id
        elif table == "reporting_periods" and self._found is not None and self._found[2].report:
            record = self._found[2].report.id
        self.link_chosen.emit(Link(tab=tab, table=table, project=self.project.id, record=record))

    def _go_to_lane(self, lane: "timeline.Lane") -> None:
        table = "events" if lane.id is None else "activities"
        self._go_to("activities", table, lane.id)
