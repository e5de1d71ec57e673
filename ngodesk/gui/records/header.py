"""The header of a list of records: its columns as they were left; a click sorts, an arrow says how."""

from collections.abc import Sequence
from heapq import nlargest
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ngodesk.gui import icons, remembered, sizes, theme
from ngodesk.gui.cells import Cells
from ngodesk.gui.records.columns import NARROW, WIDE, squeezed
from ngodesk.gui.table import PADDING, Header

if TYPE_CHECKING:
    from ngodesk.gui.records.rows import RecordRows

LEAST = 40  # no column is narrower
_ARROW = 14
_WHOLE = ("date", "time", "datetime")  # a day that ends with … says nothing
_MEASURED = 40  # rows that say how wide a column is
_LONGEST = 5  # of their texts are measured: letters are not equally wide, but nearly


class SortHeader(Header):
    """Headings that sort, that can be moved and made wider; what was done to them is remembered."""

    def __init__(self, parent: QWidget, name: str, rows: "RecordRows") -> None:
        super().__init__(parent)
        self.sorted_by = -1
        self.descending = False
        self._name = name
        self._rows = rows
        self._widths = dict(remembered.table_state(name).widths)
        self._natural: dict[str, int] = {}
        self._sizing = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionResized.connect(self._resized)
        self.sectionMoved.connect(lambda *_places: self.remember())

    def shown(self) -> list[int]:
        """The columns from left to right."""
        return [self.logicalIndex(place) for place in range(self.count())]

    def names(self) -> tuple[str, ...]:
        """The names of their fields."""
        return tuple(self._rows.fields[column].name for column in self.shown())

    def arrange(self, before: Sequence[str]) -> None:
        """Columns as they stood, as wide as they were made or need to be; the arrow where it belongs."""
        self._sizing = True
        asked, names = self._rows.asked, [field.name for field in self._rows.fields]
        section = names.index(asked.sort) if asked is not None and asked.sort in names else -1
        self.show_order(section, asked is not None and asked.descending)
        for column in range(len(names)):
            self._measure(column)
        order = before if sorted(before) == sorted(names) else names
        for place, name in enumerate(order):
            self.moveSection(self.visualIndex(names.index(name)), place)
        self.share_width()

    def share_width(self) -> None:
        """What is left over goes to the columns that nobody made wider."""
        self._sizing = True
        names = [field.name for field in self._rows.fields]
        widths = [self._widths.get(name) or self._natural[name] for name in names]
        free = [column for column, name in enumerate(names) if name not in self._widths]
        words = [column for column in free if not self._rows.columns[column].right] or free
        headings = [self._heading(column) + 2 * PADDING for column in range(len(names))]
        loose = [column for column in words if self._rows.fields[column].kind not in _WHOLE]
        widths = squeezed(widths, loose, headings, self.viewport().width())
        rest = self.viewport().width() - sum(widths)
        for number, column in enumerate(words):
            part = rest // (len(words) - number) if rest > 0 else 0
            widths[column] += part
            rest -= part
        for column, width in enumerate(widths):
            self.resizeSection(column, width)
        self._sizing = False

    def _measure(self, column: int) -> None:
        """How wide a column is by its heading and the longest texts of its first rows."""
        rows = range(min(_MEASURED, self._rows.rowCount()))
        cells = {cell.words: cell for cell in (self._rows.cell(row, column) for row in rows)}
        longest = nlargest(_LONGEST, cells.values(), key=lambda cell: len(cell.words))
        heading = self._heading(column)
        widest = max([heading, sizes.scaled(NARROW), *map(Cells.width, longest)])
        width = min(widest, max(heading, sizes.scaled(WIDE))) + 2 * PADDING
        # Rows that are not read yet say nothing; a column does not become narrower for them.
        name = self._rows.fields[column].name
        self._natural[name] = max(width, self._natural.get(name, 0))

    def _heading(self, column: int) -> int:
        """How wide its words are, with the arrow where it stands beside them."""
        arrow = _ARROW + 2 if column == self.sorted_by else 0
        return Cells.heading_width(self._rows.columns[column]) + arrow

    def measure_anew(self) -> None:
        """The letters have another size."""
        self._natural = {}
        for column in range(len(self._rows.fields)):
            self._measure(column)
        self.share_width()

    def forget_widths(self) -> None:
        """As wide as the content again."""
        self._widths = {}
        self.share_width()

    def _resized(self, section: int, _old: int, new: int) -> None:
        if not self._sizing and section < len(self._rows.fields):
            self._widths[self._rows.fields[section].name] = new
            self.remember()

    def remember(self) -> None:
        """Look like this the next time."""
        asked = self._rows.asked
        if self._sizing or not self._rows.fields or asked is None:
            return
        state = remembered.TableState(self.names(), dict(self._widths), asked.sort, asked.descending)
        remembered.remember_table_state(self._name, state)

    def show_order(self, section: int, descending: bool) -> None:
        """Put the arrow at a heading."""
        self.sorted_by, self.descending = section, descending
        self.viewport().update()

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        column = self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.UserRole)
        if column is None:
            return
        painter.fillRect(area, theme.color("base"))
        if section != self.sorted_by:
            Cells.paint_heading(painter, area, column)
            return
        Cells.paint_heading(painter, area.adjusted(0, 0, -_ARROW - 2, 0), column)
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.color("line"))
        words = min(sizes.metrics("small").horizontalAdvance(column.title) + 4, area.width() - 2 * PADDING)
        right = area.right() - PADDING - _ARROW + 2
        x = right if column.right else min(right, area.left() + PADDING + words)
        sign = "arrow-down" if self.descending else "arrow-up"
        icons.paint(painter, sign, "muted", x, round(area.center().y() - _ARROW / 2), _ARROW)
