"""The rows of a list of records: their ids all at once, what stands in them as it is seen."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal

from ngodesk.common.language import _, current
from ngodesk.gui.records.columns import EMPTY, cell_of, column_of, typed_in_cell
from ngodesk.gui.table import Cell, Column, Index

if TYPE_CHECKING:
    from ngodesk.common.describe import Field
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.selection import Condition
    from ngodesk.store.store import Store
    from ngodesk.work.listing import Ids, Listing, Opening, Row

PAGE = 100  # rows read at once
FIRST = 60  # rows read before the order of all is known
KEPT = 5_000  # rows that stay in memory

_Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Asked:
    """Which records a list shows, and in which order."""

    table: str
    project: int | None = None
    owner: tuple[str, int] | None = None
    conditions: "tuple[Condition, ...]" = ()
    columns: tuple[str, ...] = ()
    search: str = ""
    sort: str = ""
    descending: bool = False
    language: str = field(default_factory=lambda: current().language)

    def listing(self) -> "Listing":
        """Made in the worker."""
        from ngodesk.store.selection import Scope
        from ngodesk.work.listing import Listing

        scope = Scope(self.table, self.project, self.owner, self.conditions)
        return Listing(scope, self.columns, self.language)

    def same_records(self, other: "Asked | None") -> bool:
        """Whether it shows the same columns of the same records, searched and sorted apart."""
        return other is not None and self._records() == other._records()

    def _records(self) -> tuple[Any, ...]:
        return self.table, self.project, self.owner, self.conditions, self.columns, self.language


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
        self._file = file
        self._listing: Listing | None = None
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: list[int] = []
        self._reading = False
        self._turn = 0
        self._held = False
        self._waiting: Ids | None = None
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._read_page)

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
            if not opening.in_order:
                self._ask_keys(self._listing, forget=False)

        self._file.read(fetch, show, self.failed.emit)

    def _open(self, asked: Asked, opening: "Opening") -> None:
        from ngodesk.model import TABLES

        described = TABLES[asked.table].described
        self.beginResetModel()
        self.fields = [described.field(name) for name in asked.columns]
        self.columns = [column_of(each) for each in self.fields]
        self._rows.clear()
        self._stale.clear()
        self._wanted.clear()
        self._waiting = None
        self.ids, self.known = opening.ids, True
        self._rows.update(zip(opening.ids, opening.rows, strict=False))
        self.endResetModel()
        self.counted.emit(opening.count, bool(asked.search.strip()))

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

        self._file.read(fetch, show, self.failed.emit)

    def _take(self, ids: "Ids") -> None:
        assert self.asked is not None
        if self._held and ids != self.ids:
            self._waiting = ids
            self._tell_all()
            return
        self._waiting = None
        if ids == self.ids:
            self._tell_all()
        else:
            self.beginResetModel()
            self.ids = ids
            self._wanted.clear()
            self.endResetModel()
        self.counted.emit(len(ids), bool(self.asked.search.strip()))

    def _tell_all(self) -> None:
        if self.ids and self.columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(self.columns) - 1))

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
            self._file.read(lambda store: listing.rows(store, ids), then, self.failed.emit)

    def _want(self, row: int) -> None:
        page = row // PAGE
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        del self._wanted[:-4]  # who scrolls on does not wait for what went by
        if not self._reading and not self._soon.isActive():
            self._soon.start()

    def _read_page(self) -> None:
        """The page seen last; one at a time."""
        listing = self._listing
        if self._reading or not self._wanted or listing is None:
            return
        page = self._wanted.pop()
        ids = self.ids[page * PAGE : (page + 1) * PAGE]
        self._reading = True

        def show(rows: "list[Row]") -> None:
            self._reading = False
            if listing is self._listing:
                self._keep(ids, rows, page)
            self._read_page()

        def refuse(error: Exception) -> None:
            self._reading = False
            self.failed.emit(error)

        self._file.read(lambda store: listing.rows(store, ids), show, refuse)

    def _keep(self, ids: "Ids", rows: "list[Row]", page: int) -> None:
        for row_id, row in zip(ids, rows, strict=True):
            self._rows[row_id] = row
            self._rows.move_to_end(row_id)
            self._stale.discard(row_id)
        while len(self._rows) > KEPT:
            self._stale.discard(self._rows.popitem(last=False)[0])
        last = min((page + 1) * PAGE, len(self.ids)) - 1
        if last >= page * PAGE:
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self.columns) - 1))

    # What Qt asks for

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and typed_in_cell(self.fields[index.column()]):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if role == _Role.UserRole:
            return self._cell(index)
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self._cell(index).words or None
        if role == _Role.AccessibleTextRole:
            return self._cell(index).words or _("empty")
        return None

    def _cell(self, index: Index) -> Cell:
        row_id = self.ids[index.row()]
        found = self._rows.get(row_id)
        if found is None or row_id in self._stale:
            self._want(index.row())
        if not found or self.asked is None:
            return EMPTY
        return cell_of(self.asked.table, self.fields[index.column()], found[index.column()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == _Role.UserRole:
            return self.columns[section]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self.columns[section].title
        return None
