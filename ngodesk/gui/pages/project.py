"""A project's overview: money, indicators and time, each line and each target, what was done."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.notes import Card, EmptyState
from ngodesk.gui.pages import overview
from ngodesk.gui.pages.page import Beside, Head, Page, Scrolling
from ngodesk.gui.table import Table
from ngodesk.gui.tile import Tile

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.projects import ProjectRow

_ROW = 25
_STACKED = 900


class TableCard(Card):
    """A card that is one table, as high as its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(_ROW)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 8)
        layout.addWidget(self.table)
        layout.addStretch(1)

    def show_rows(self, columns: list[Any], cells: list[Any], name: str) -> None:
        """Show these rows; the card is gone where there are none."""
        self.setVisible(bool(cells))
        self.table.setAccessibleName(name)
        self.table.show_rows(columns, cells)
        self.table.show_all_rows()


class CountsCard(Card):
    """Counts in groups beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(sizes.INSET, 10, sizes.INSET, sizes.INSET)
        self._inside = Beside(640)
        self._layout.addWidget(self._inside)

    def show_groups(self, groups: list[overview.Group]) -> None:
        """Show these groups; the card is gone where there are none."""
        self.setVisible(bool(groups))
        self._layout.removeWidget(self._inside)
        self._inside.deleteLater()
        self._inside = Beside(640)
        for group in groups:
            self._inside.add(_group(group), 1)
        self._layout.addWidget(self._inside)


def _group(group: overview.Group) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, sizes.INSET, 0)
    grid.setHorizontalSpacing(sizes.GAP)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    grid.addWidget(Label(group.title, "section"), 0, 0, 1, 2)
    grid.setRowMinimumHeight(0, sizes.height(25))
    for row, (label, value) in enumerate(group.lines, 1):
        grid.addWidget(Label(label, tone="muted"), row, 0)
        grid.addWidget(Label(value), row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setRowStretch(len(group.lines) + 1, 1)
    return made


class ProjectPage(Page):
    """One project."""

    place = "projects"
    print_wanted = Signal(object)  # the project's row
    gone = Signal()  # an undo took the project away

    def __init__(self, project: "ProjectRow", today: date | None = None) -> None:
        super().__init__()
        self.project = project
        self._today = today
        self._figures: overview.Figures | None = None
        self.head = Head()
        self.print = Button("primary", "printer")
        self.head.add(self.print)
        self.print.clicked.connect(lambda: self.print_wanted.emit(self.project))
        self.money, self.indicators, self.time = Tile(), Tile(), Tile(link=False)
        self.budget, self.targets, self.sources = TableCard(), TableCard(), TableCard()
        self.counts = CountsCard()
        self.empty = EmptyState("folder-kanban")
        self._lay_out()
        self.money.clicked.connect(lambda: self._go_to(self.budget))
        self.indicators.clicked.connect(lambda: self._go_to(self.targets))
        self.retranslate()

    def _lay_out(self) -> None:
        self.scrolling = Scrolling()
        self._tiles = QHBoxLayout()
        self._tiles.setSpacing(sizes.GAP)
        for tile in (self.money, self.indicators, self.time):
            tile.hide()
            self._tiles.addWidget(tile, 1)
        self._tiles.addStretch(0)
        cards = Beside(_STACKED)
        cards.add(self.budget, 57)
        cards.add(self.targets, 43)
        body = self.scrolling.body
        self.scrolling.set_margins(sizes.MARGIN, 0, sizes.MARGIN, sizes.GAP)
        self.scrolling.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for the arrow keys
        body.addLayout(self._tiles)
        for widget in (cards, self.sources, self.counts, self.empty):
            body.addWidget(widget)
        for card in (self.budget, self.targets, self.sources, self.counts, self.empty):
            card.hide()
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, sizes.GAP, 0, 0)
        layout.setSpacing(sizes.GAP)
        self.head.setContentsMargins(sizes.MARGIN, 0, sizes.MARGIN, 0)
        layout.addWidget(self.head)
        layout.addWidget(self.scrolling, 1)

    def retranslate(self) -> None:
        project = self.project
        status, tone = words.STATUS[project.status]
        self.head.title.setText(project.title)
        self.scrolling.setAccessibleName(project.title)
        self.head.show_state(_(status), tone)
        agreement = (
            _("agreement {number}").format(number=project.agreement_no) if project.agreement_no else ""
        )
        parts = (project.ref, agreement, project.programme, self._period())
        self.head.meta.setText("  ·  ".join(part for part in parts if part))
        self.print.setText(_("Print the card…"))
        self.print.updateGeometry()
        self.empty.set_words(
            _("Nothing is counted in this project yet"),
            _("Its budget, indicators and events show here as soon as they are recorded."),
        )
        if self._figures is not None:
            self.fill((project, self._figures))

    def _period(self) -> str:
        return dates.period(self.project.start, self.project.end, current().language)

    def read(self, store: "Store") -> Any:
        from ngodesk.work import counting, projects

        rows = [row for row in projects.projects(store) if row.ref == self.project.ref]
        return (rows[0], counting.project_figures(store, rows[0].ref)) if rows else None

    def fill(self, found: Any) -> None:
        if found is None:
            self.gone.emit()
            return
        renamed = found[0] != self.project
        self.project, figures = found
        self._figures = None
        if renamed:
            self.retranslate()
        self._figures = figures
        today = self._today or date.today()
        gone = overview.passed(self.project.start, self.project.end, today)
        self._fill_tiles(figures, gone, today)
        self._fill_tables(figures, gone)
        groups = overview.groups(figures)
        self.counts.show_groups(groups)
        counted = figures["budget"]["lines"] or figures["indicators"] or groups
        self.empty.setVisible(not counted)

    def _fill_tiles(self, figures: overview.Figures, gone: int, today: date) -> None:
        project = self.project
        found = (
            (self.money, overview.money_tile(figures)),
            (self.indicators, overview.indicators_tile(figures, gone)),
            (self.time, overview.time_tile(project.start, project.end, today)),
        )
        for tile, figure in found:
            tile.setVisible(figure is not None)
            if figure is not None:
                tile.show_figure(figure)
        # A tile alone is as wide as it is among others
        self._tiles.setStretch(len(found), sum(figure is None for _tile, figure in found))

    def _fill_tables(self, figures: overview.Figures, gone: int) -> None:
        currency = figures["currency"]
        self.budget.show_rows(overview.budget_columns(currency), overview.budget_cells(figures), _("Budget"))
        self.targets.show_rows(
            overview.indicator_columns(figures), overview.indicator_cells(figures, gone), _("Indicators")
        )
        self.sources.show_rows(
            overview.source_columns(currency), overview.source_cells(figures), _("Sources of money")
        )

    def _go_to(self, card: TableCard) -> None:
        """Lead the eye and the keyboard to a card."""
        self.scrolling.ensureWidgetVisible(card)
        card.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        return self.scrolling
