"""The rows of a list of records: their ids all at once, what stands in them as it is seen."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from ngodesk.common.language import _
from ngodesk.gui.records.asked import Asked
from ngodesk.gui.records.columns import EMPTY, cell_of, column_of, typed_in_cell
from ngodesk.gui.table import Cell, Column, Index

if TYPE_CHECKING:
    from ngodesk.common.describe import Field
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.store import Store
    from ngodesk.work.giving_out import SeenList
    from ngodesk.work.listing import Ids, Listing, Opening, Row

PAGE = 150  # rows that are seen at once, at the most
AROUND = 20  # rows read before and after those that are seen
FIRST = 60  # rows read before the order of all is known
KEPT = 5_000  # rows that stay in memory

_BREATH = 20  # milliseconds in which the first rows are painted
_READ = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _READ | Qt.ItemFlag.ItemIsEditable
_Role = Qt.ItemDataRole


class RecordRows(QAbstractTableModel):
    """A list of any length. A row that was not read yet is blank, and read when it is seen."""

    counted = Signal(int, bool)  # how many there are, and whether that is after a search
    failed = Signal(object)

    def __init__(self, file: "OpenFile", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: Sequence[Column] = ()
        self.fields: Sequence[Field] = ()
        self.ids: Ids = array("q")
        self.asked: Asked | None = None
        self.known = False  # whether the file was read at all
        self.writable = True
        self._flags: Sequence[Qt.ItemFlag] = ()  # of each column: Qt asks for every cell that it paints
        self._file = file
        self._listing: Listing | None = None
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: dict[int, None] = {}  # rows, those seen last at the end
        self._turn = 0
        self._reading = self._held = False
        self._waiting: Ids | None = None
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._read_seen)

    # What is asked for

    def ask(self, asked: Asked) -> None:
        """Show these records. What was asked before and has not come yet is dropped."""
        again, self.asked = asked.same_records(self.asked), asked
        if again and self._listing is not None:
            self._ask_keys(self._listing, forget=False)
        else:
            self._begin(asked)

    def refresh(self) -> None:
        """Something was written: read again what is seen."""
        if self.asked is not None and self._listing is not None:
            self._stale = set(self._rows)
            self._ask_keys(self._listing, forget=True)

    def _begin(self, asked: Asked) -> None:
        """The first rows first, then the order of all."""
        self._turn += 1
        turn = self._turn

        def fetch(store: "Store") -> "tuple[Listing, Opening] | None":
            if turn != self._turn:
                return None
            made = asked.listing()
            return made, made.opening(store, FIRST, asked.sort, asked.descending, asked.search)

        def show(found: "tuple[Listing, Opening] | None") -> None:
            if found is None or turn != self._turn:
                return
            self._listing, opening = found
            self._open(asked, opening)
            if opening.in_order:
                self._tell_number(len(opening.ids))
            else:
                QTimer.singleShot(_BREATH, self, lambda: self._ask_number(turn))

        self._read(fetch, show)

    def _read(self, fetch: "Callable[[Store], Any]", then: Callable[[Any], None]) -> None:
        """Have it read in the worker; a list that is gone meanwhile hears nothing of it."""

        def show(found: Any) -> None:
            if isValid(self):
                then(found)

        def refuse(error: Exception) -> None:
            if isValid(self):
                self._reading = False
                self.failed.emit(error)

        self._file.read(fetch, show, refuse)

    def _open(self, asked: Asked, opening: "Opening") -> None:
        from ngodesk.work import computed

        self.beginResetModel()
        self.fields = [computed.field_of(asked.table, name) for name in asked.columns]
        self.columns = [column_of(each) for each in self.fields]
        self._flags = [_TYPED if typed_in_cell(each) else _READ for each in self.fields]
        self._rows.clear()
        self._stale.clear()
        self._wanted.clear()
        self._waiting = None
        self.ids, self.known = opening.ids, True
        self._rows.update(zip(self.ids, opening.rows, strict=False))
        self.endResetModel()

    def _ask_number(self, turn: int) -> None:
        """How many there are, then the order of all."""
        listing = self._listing

        def show(number: int) -> None:
            if turn == self._turn and listing is not None:
                self._tell_number(number)
                self._ask_keys(listing, forget=False)

        if turn == self._turn and listing is not None:
            self._read(listing.count, show)

    def _tell_number(self, number: int) -> None:
        assert self.asked is not None
        self.counted.emit(number, bool(self.asked.search.strip()))

    def _ask_keys(self, listing: "Listing", *, forget: bool) -> None:
        assert self.asked is not None
        self._turn += 1
        turn, asked = self._turn, self.asked

        def fetch(store: "Store") -> "Ids | None":
            if forget:
                listing.forget()
            if turn != self._turn:
                return None
            return listing.keys(store, asked.search, asked.sort, asked.descending)

        def show(found: "Ids | None") -> None:
            if found is not None and turn == self._turn:
                self._take(found)

        self._read(fetch, show)

    def _take(self, ids: "Ids") -> None:
        if self._held and ids != self.ids:
            self._waiting = ids
            self._tell_rows(0, len(self.ids) - 1)
            return
        self._waiting = None
        if ids == self.ids:
            self._tell_rows(0, len(self.ids) - 1)
        else:
            self.beginResetModel()
            self.ids = ids
            self._wanted.clear()
            self.endResetModel()
        self._tell_number(len(ids))

    def _tell_rows(self, first: int, last: int) -> None:
        if first <= last and self.columns:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def hold(self, held: bool) -> None:
        """While a cell is written in, the rows stay where they are."""
        self._held = held
        if not held and self._waiting is not None:
            self._take(self._waiting)

    # Rows

    def id_of(self, row: int) -> int | None:
        """The record in a row."""
        return self.ids[row] if 0 <= row < len(self.ids) else None

    def row_of(self, row_id: int | None) -> int:
        """The row of a record; -1 where it is not in the list."""
        try:
            return self.ids.index(row_id) if row_id is not None else -1
        except ValueError:
            return -1

    def stored(self, row: int, column: int) -> Any:
        """What the file keeps in a cell; nothing while it is not known."""
        found = self._rows.get(self.ids[row])
        return found[column].stored if found else None

    def is_read(self, row: int) -> bool:
        """Whether the row's values are known."""
        return bool(self._rows.get(self.ids[row]))

    def put(self, row: int, column: int, stored: Any, text: str) -> None:
        """Show a value that is being written."""
        found = self._rows.get(self.ids[row])
        if found:
            changed = list(found)
            changed[column] = type(found[column])(stored, text)
            self._rows[self.ids[row]] = tuple(changed)
            self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def read_rows(self, ids: Sequence[int], then: Any) -> None:
        """Have rows read that may not have been seen, to copy them."""
        listing = self._listing
        if listing is not None:
            self._read(lambda store: listing.rows(store, ids), then)

    def seen_list(self, order: Sequence[int]) -> "SeenList | None":
        """All records in their order, with the columns from left to right; nothing before they are known."""
        from ngodesk.work.giving_out import SeenList

        if self._listing is None:
            return None
        titles = [self.columns[column].title for column in order]
        return SeenList(self._listing, array("q", self.ids), tuple(order), titles)

    def see(self, row: int) -> bool:
        """Somebody looks at a row, which is read where it is not. Whether there is something to see."""
        found = self._rows.get(self.ids[row])
        if found is None or self.ids[row] in self._stale:
            self._want(row)
        return bool(found)

    def _want(self, row: int) -> None:
        self._wanted.pop(row, None)
        self._wanted[row] = None
        if not self._reading and not self._soon.isActive():
            self._soon.start()

    def _read_seen(self) -> None:
        """The rows seen last and some around them; who scrolls on does not wait for what went by."""
        listing = self._listing
        if self._reading or not self._wanted or listing is None:
            return
        newest = next(reversed(self._wanted))
        near = [row for row in self._wanted if abs(row - newest) < PAGE]
        self._wanted.clear()
        first, last = max(0, min(near) - AROUND), max(near) + AROUND
        ids = [each for each in self.ids[first : last + 1] if each not in self._rows or each in self._stale]
        self._reading = True

        def show(rows: "list[Row]") -> None:
            self._reading = False
            if listing is self._listing:
                self._keep(ids, rows)
                self._tell_rows(first, min(last, len(self.ids) - 1))
            self._read_seen()

        self._read(lambda store: listing.rows(store, ids), show)

    def _keep(self, ids: Sequence[int], rows: "list[Row]") -> None:
        for row_id, row in zip(ids, rows, strict=True):
            self._rows[row_id] = row
            self._rows.move_to_end(row_id)
            self._stale.discard(row_id)
        while len(self._rows) > KEPT:
            self._stale.discard(self._rows.popitem(last=False)[0])

    # What Qt asks for

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return self._flags[index.column()] if self.writable else _READ

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role == _Role.UserRole:
            return self.cell(index.row(), index.column())
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self.cell(index.row(), index.column()).words or None
        if role == _Role.AccessibleTextRole:
            return self.cell(index.row(), index.column()).words or _("empty")
        return None

    def cell(self, row: int, column: int) -> Cell:
        """What a cell shows; nothing while its row is not read."""
        if not self.see(row) or self.asked is None:
            return EMPTY
        return cell_of(self.asked.table, self.fields[column], self._rows[self.ids[row]][column])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == _Role.UserRole:
            return self.columns[section]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self.columns[section].title
        return None
