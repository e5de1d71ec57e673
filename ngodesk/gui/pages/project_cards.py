"""The cards of a project's overview: tables, counts, the timeline of its activities."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages.overview_counts import Group
from ngodesk.gui.pages.page import Beside
from ngodesk.gui.places import Link
from ngodesk.gui.table import Table
from ngodesk.gui.tile import Figure, Tile
from ngodesk.gui.timeline import INDENT, Span, Timeline

if TYPE_CHECKING:
    from ngodesk.work.projects import ProjectRow
    from ngodesk.work.timeline import Lane

_ROW = 25
_TILE = 225  # the width that a tile needs


class Tiles(QWidget):
    """Tiles beside each other, two by two where the window is narrow; those without a figure are gone."""

    def __init__(self, tiles: tuple[Tile, ...]) -> None:
        super().__init__()
        self._tiles = tiles
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(sizes.GAP)
        for tile in tiles:
            tile.setParent(self)
            tile.hide()

    def show_figures(self, figures: list[Figure | None]) -> None:
        """Show these figures, one in each tile."""
        for tile, figure in zip(self._tiles, figures, strict=True):
            tile.setVisible(figure is not None)
            if figure is not None:
                tile.show_figure(figure)
        self._arrange()

    def _arrange(self) -> None:
        shown = [tile for tile in self._tiles if not tile.isHidden()]
        self._columns = self._fitting(len(shown))
        for tile in self._tiles:
            self._grid.removeWidget(tile)
        for number, tile in enumerate(shown):
            self._grid.addWidget(tile, number // self._columns, number % self._columns)
        for column in range(len(self._tiles)):
            self._grid.setColumnStretch(column, int(column < self._columns))

    def _fitting(self, number: int) -> int:
        """All beside each other, or two by two."""
        return max(1, number) if self.width() >= sizes.scaled(_TILE) * number else 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()

    def _fit(self) -> None:
        number = sum(not tile.isHidden() for tile in self._tiles)
        if self._columns and self._columns != self._fitting(number):
            self._arrange()


class TableCard(Card):
    """A card that is one table, as high as its rows; each row leads to its records."""

    chosen = Signal(object)  # a Link

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(_ROW, links=True)
        self.table.chosen.connect(self.chosen)
        layout = in_column(self, (8, 2, 8, 8))
        layout.addWidget(self.table)
        layout.addStretch(1)

    def show_rows(self, columns: list[Any], cells: list[Any], name: str, links: list[Link]) -> None:
        """Show these rows; the card is gone where there are none."""
        self.setVisible(bool(cells))
        self.table.setAccessibleName(name)
        self.table.show_rows(columns, cells, links)
        self.table.show_all_rows()


class CountsCard(Card):
    """Counts in groups beside each other; each leads to what was counted."""

    chosen = Signal(str)  # a table

    def __init__(self) -> None:
        super().__init__()
        self._layout = in_column(self, (sizes.INSET, 10, sizes.INSET, sizes.INSET))
        self._inside = Beside(640)
        self._layout.addWidget(self._inside)

    def show_groups(self, groups: list[Group]) -> None:
        """Show these groups; the card is gone where there are none."""
        self.setVisible(bool(groups))
        self._layout.removeWidget(self._inside)
        self._inside.deleteLater()
        self._inside = Beside(640)
        for group in groups:
            self._inside.add(_group(group, self.chosen.emit), 1)
        self._layout.addWidget(self._inside)


def _group(group: Group, choose: Callable[[str], object]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, sizes.INSET, 0)
    grid.setHorizontalSpacing(sizes.GAP)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    title = Label(group.title, "section")
    title.setContentsMargins(0, 4, 0, 4)
    grid.addWidget(title, 0, 0, 1, 2)
    for row, ((label, value), table) in enumerate(zip(group.lines, group.tables, strict=True), 1):
        link = Button("count", words=value)
        link.setAccessibleName(f"{label}: {value}")
        link.clicked.connect(lambda _checked, table=table: choose(table))
        grid.addWidget(Label(label, tone="muted", wrap=True), row, 0)
        grid.addWidget(link, row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setRowStretch(len(group.lines) + 1, 1)
    return made


class TimelineCard(Card):
    """The activities and events of a project in the line of its days."""

    lane_chosen = Signal(object)
    dot_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(role="section")
        self.legend = Label(role="small", tone="muted")
        self.timeline = Timeline()
        self.timeline.lane_chosen.connect(self.lane_chosen)
        self.timeline.dot_chosen.connect(self.dot_chosen)
        top = QHBoxLayout()
        top.setContentsMargins(INDENT, 0, 0, 0)
        top.addWidget(self.title, 1)
        top.addWidget(self.legend)
        layout = in_column(self, (sizes.INSET - INDENT, 9, sizes.INSET, 8), 4)
        layout.addLayout(top)
        layout.addWidget(self.timeline)

    def show_lanes(self, lanes: "tuple[Lane, ...]", project: "ProjectRow", today: date) -> None:
        """Show these lanes; the card is gone where there are none."""
        self.setVisible(bool(lanes))
        if not lanes:
            return
        self.title.setText(_("Activities"))
        self.legend.setText(_("● event   ○ planned   | today"))
        months = tuple(dates.month_names(current().language))
        span = Span(project.start, project.end, today, months)
        said = [lane_words(lane) for lane in lanes]
        self.timeline.show_lanes(lanes, said, span, _("Activities"))


def lane_words(lane: "Lane") -> str:
    """A lane of the timeline in words."""
    name = " ".join(filter(None, (lane.code, lane.title))) or _("Events without an activity")
    held = sum(not dot.planned for dot in lane.dots)
    planned = len(lane.dots) - held
    said = [plural("{number} event", "{number} events", held).format(number=held)] if held else []
    if planned:
        said.append(plural("{number} planned", "{number} planned", planned).format(number=planned))
    return ", ".join([name, *said])
