"""The rows of an attendance list: filled ones, those that wait, a blank one in between."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from ngodesk.gui import sizes
from ngodesk.gui.attendance import shown
from ngodesk.gui.attendance.cells import MeetingHeader
from ngodesk.gui.attendance.shown import FIRST, NAME, NUMBER, MeetingColumn
from ngodesk.gui.grid import Grid
from ngodesk.gui.table import PADDING, Cell

if TYPE_CHECKING:
    from ngodesk.work.attendance_book import Book

_ROW = 25
_WAITING = 40  # rows that wait for somebody at the most


class _Made(Sequence[Sequence[Cell]]):
    """The rows, each made when it is first seen."""

    def __init__(self, number: int, make: Callable[[int], Sequence[Cell]]) -> None:
        self._number, self._make = number, make
        self._known: dict[int, Sequence[Cell]] = {}

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, row: int) -> Sequence[Cell]: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Sequence[Cell]]: ...
    def __getitem__(self, row: int | slice) -> Sequence[Cell] | Sequence[Sequence[Cell]]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(self._number))]
        if row not in self._known:
            self._known[row] = self._make(row)
        return self._known[row]

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        return (self[row] for row in range(self._number))

    def forget(self, row: int) -> None:
        """Something else stands in a row now."""
        self._known.pop(row, None)


class AttendanceRows(Grid):
    """Rows are people in the order of the paper, columns are sessions; a blank row takes the next one."""

    counted = Signal()  # somebody is there, or not, other than before

    def __init__(self) -> None:
        super().__init__(_ROW)
        self.setHorizontalHeader(MeetingHeader(self))
        self.horizontalHeader().setSectionResizeMode(self.horizontalHeader().ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.book: Book | None = None
        self.writable = True
        self.gap: int | None = None  # a blank row in the middle, for whom the paper has there
        self._made = _Made(0, lambda row: ())

    def show_book(self, book: "Book", *, same: bool) -> None:
        """Show a list; with `same` it is the one that stands here, read anew."""
        index = self.currentIndex()
        row, column = (index.row(), index.column()) if same else (-1, NAME)
        self.book = book
        if not same:
            self.gap = None
        self.show_again()
        self.stand(row if row >= 0 else len(book.lines), column if column >= 0 else NAME)

    def show_again(self) -> None:
        """Show what stands in the rows now."""
        if self.book is None:
            return
        number = len(self.book.lines) + (self.gap is not None) + self._blank_rows()
        self._made = _Made(number, self._make)
        self.show_rows(shown.columns(self.book), self._made, range(number))

    def _blank_rows(self) -> int:
        assert self.book is not None
        missing = (self.book.signatures or 0) - len(self.book.lines) - (self.gap is not None)
        return max(1, min(missing, _WAITING)) if self.writable else 0

    def _make(self, row: int) -> Sequence[Cell]:
        assert self.book is not None
        place = self.place(row)
        if place is not None:
            return shown.cells(self.book, place)
        at = row - (self.gap is not None and row > self.gap)
        return shown.blank(self.book, self.book.row_of(at), row == self.entry_row)

    def place(self, row: int) -> int | None:
        """Which of the book's rows stands there; nothing in a blank one."""
        assert self.book is not None
        if row == self.gap:
            return None
        place = row - (self.gap is not None and row > self.gap)
        return place if 0 <= place < len(self.book.lines) else None

    @property
    def entry_row(self) -> int:
        """The blank row that is typed in next."""
        if self.book is None:
            return -1
        return self.gap if self.gap is not None else len(self.book.lines)

    @property
    def meetings(self) -> range:
        """The columns of sessions."""
        return range(FIRST, FIRST + len(self.book.meetings) if self.book is not None else FIRST)

    def _measure(self) -> None:
        """Columns are as wide as the design has them: nobody looks through all rows."""
        self.verticalHeader().setDefaultSectionSize(sizes.height(_ROW))
        self._natural = [self._content(number) for number in range(self.rows.columnCount())]
        self._share_width()

    def _content(self, number: int) -> int:
        column, small = self.rows.columns[number], sizes.metrics("small")
        if isinstance(column, MeetingColumn):
            return max(sizes.scaled(column.least), small.horizontalAdvance(column.short) + PADDING)
        return max(sizes.scaled(column.least), small.horizontalAdvance(column.title) + 2) + 2 * PADDING

    def stand(self, row: int, column: int) -> None:
        """Let the keyboard stand at a cell."""
        row = min(max(row, 0), self.rows.rowCount() - 1)
        index = self.rows.index(row, min(column, self.rows.columnCount() - 1))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _show_rows(self, places: Sequence[int]) -> None:
        """Only these rows changed."""
        last = self.rows.columnCount() - 1
        for place in places:
            row = place + (self.gap is not None and place >= self.gap)
            self._made.forget(row)
            self.rows.dataChanged.emit(self.rows.index(row, NUMBER), self.rows.index(row, last))
        self.counted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where one types stays in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
