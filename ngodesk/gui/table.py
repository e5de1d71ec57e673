"""Tables: a header without boxes, rows with a line under each, cells that hold words, bars and chips."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from ngodesk.gui import sizes
from ngodesk.gui.cells import Cells
from ngodesk.gui.measure import Measure

Index = QModelIndex | QPersistentModelIndex

HEADER = 30
PADDING = 8


@dataclass(frozen=True)
class Cell:
    """What one cell shows. `spoken` is what a screen reader says where the words alone do not do."""

    words: str = ""
    tone: str = "text"
    role: str = "body"
    measure: Measure | None = None
    chip: str = ""  # the tone of a chip round the words
    icon: str = ""
    spoken: str = ""
    tip: str = ""  # what the mouse tells, where it is not the words


@dataclass(frozen=True)
class Column:
    """A column: its heading as shown, and how it shares the width."""

    title: str
    right: bool = False
    share: int = 0  # of the width that is left over; 0 is as wide as its content
    least: int = 0  # pixels at the usual size of text
    spare: bool = False  # not shown where there is no room for all
    heading: bool = False  # the heading of the whole card
    legend: tuple[tuple[str, str], ...] = ()  # signs and their words instead of a title


class Rows(QAbstractTableModel):
    """The rows of one table, each with the key of the record it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns: Sequence[Column] = ()
        self.cells: Sequence[Sequence[Cell]] = ()
        self.keys: Sequence[object] = ()

    def show_rows(
        self, columns: Sequence[Column], cells: Sequence[Sequence[Cell]], keys: Sequence[object]
    ) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.columns, self.cells, self.keys = columns, cells, keys
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.UserRole:
            return self.cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells[index.row()][index.column()].words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cell = self.cells[index.row()][index.column()]
            return cell.spoken or cell.words
        if role == Qt.ItemDataRole.ToolTipRole:
            cell = self.cells[index.row()][index.column()]
            return cell.tip or cell.words or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            column = self.columns[section]
            return column.title or ", ".join(words for _sign, words in column.legend)
        return None


class Header(QHeaderView):
    """Small muted headings; that of the first column may name the whole card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), sizes.height(HEADER) + 6)

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        column = self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.UserRole)
        if column is not None:
            Cells.paint_heading(painter, self._room(area, section), column)

    def _room(self, area: QRect, section: int) -> QRect:
        """A heading may reach over neighbours that have none."""
        room = QRect(area)
        for other in range(section + 1, self.count()):
            column = self.model().headerData(other, Qt.Orientation.Horizontal, Qt.ItemDataRole.UserRole)
            if column.title or column.legend:
                break
            room.setRight(room.right() + self.sectionSize(other))
        return room


def set_up(view: QTableView) -> None:
    """What all tables have: no grid, whole rows, no frame of their own."""
    view.setShowGrid(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    view.setMinimumSize(200, 0)
    vertical = view.verticalHeader()
    vertical.hide()
    vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    vertical.setMinimumSectionSize(1)
    horizontal = view.horizontalHeader()
    horizontal.setMinimumSectionSize(1)
    horizontal.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


class PointedTable(QTableView):
    """A table that lights the row under the mouse, and where the keyboard comes to the first row."""

    def __init__(self) -> None:
        super().__init__()
        self.pointed = -1

    def follow_mouse(self) -> None:
        """Light the row under the mouse from now on."""
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self._point(index.row()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)

    def _point(self, row: int) -> None:
        if row != self.pointed:
            self.pointed = row
            self.viewport().update()

    def begin(self) -> None:
        """The keyboard stands at a row: where it stood at none, at the first, as Qt would not do."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, max(0, self.horizontalHeader().logicalIndex(0))))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.begin()
        super().focusInEvent(event)


class Table(PointedTable):
    """A table to read. As a list of records it is also to choose from: double click or Enter.

    With `links` each row leads somewhere: a single click will do.
    """

    chosen = Signal(object)

    def __init__(self, row_height: int = 28, choosing: bool = False, links: bool = False) -> None:
        super().__init__()
        self.rows = Rows(self)
        self.choosing = choosing or links
        self.links = links
        self._row_height = row_height
        self._natural: list[int] = []
        self.setHorizontalHeader(Header(self))
        self.setModel(self.rows)
        self.setItemDelegate(Cells(self))
        set_up(self)
        if self.choosing:
            self.follow_mouse()
            opened = self.clicked if links else self.doubleClicked
            opened.connect(lambda index: self._choose(index.row()))
        if links:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def show_rows(
        self,
        columns: Sequence[Column],
        cells: Sequence[Sequence[Cell]],
        keys: Sequence[object] | None = None,
    ) -> None:
        """Show other rows; the chosen record stays chosen where it still stands."""
        keys = list(range(len(cells))) if keys is None else keys
        row = self.currentIndex().row()
        chosen = self.rows.keys[row] if 0 <= row < len(self.rows.keys) else None
        self.rows.show_rows(columns, cells, keys)
        self._measure()
        if chosen in keys:
            self.setCurrentIndex(self.rows.index(list(keys).index(chosen), 0))

    def show_all_rows(self) -> None:
        """Be as high as the content: for a table that stands in a scrolling page."""
        rows = self.rows.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + rows + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _measure(self) -> None:
        """How wide each column is by its content, and how high a row."""
        self.verticalHeader().setDefaultSectionSize(sizes.height(self._row_height))
        self._natural = [self._content(number) for number in range(self.rows.columnCount())]
        self._share_width()

    def _content(self, number: int) -> int:
        column, beside = self.rows.columns[number], self.rows.columns[number + 1 : number + 2]
        reaches = column.heading and not any(each.title or each.legend for each in beside)  # see Header._room
        widths = [] if reaches else [Cells.heading_width(column)]
        if not column.share:
            widths += [Cells.width(row[number]) for row in self.rows.cells]
        return max([sizes.scaled(column.least), *widths]) + 2 * PADDING

    def _share_width(self) -> None:
        """Columns of content take what they need, the others share the rest, but none below its need."""
        widths, room = list(self._natural), self.viewport().width()
        shares = {number: column.share for number, column in enumerate(self.rows.columns) if column.share}
        narrow = sum(widths) > room
        for number, column in enumerate(self.rows.columns):
            if column.spare:
                self.setColumnHidden(number, narrow)
            if column.spare and narrow:
                widths[number] = 0
                shares.pop(number, None)
        while shares:
            rest = room - sum(width for number, width in enumerate(widths) if number not in shares)
            parts = {number: rest * share // sum(shares.values()) for number, share in shares.items()}
            needy = [number for number, part in parts.items() if part < self._natural[number]]
            if not needy:
                first = next(iter(parts))
                parts[first] += rest - sum(parts.values())  # what the division left over
                for number, part in parts.items():
                    widths[number] = part
                break
            for number in needy:
                del shares[number]
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._measure()
            if self.minimumHeight() == self.maximumHeight():  # all rows are shown
                self.show_all_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.choosing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.rows.keys):
            self.chosen.emit(self.rows.keys[row])
