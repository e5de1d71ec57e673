"""The grid in which a document is shared out: project, line, source, amount, and what the line has left."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common import money
from ngodesk.common.describe import Field
from ngodesk.common.entering import WrongEntry, read
from ngodesk.common.language import _, current
from ngodesk.common.money import unscaled
from ngodesk.gui import words
from ngodesk.gui.costs.book import Book, Row
from ngodesk.gui.grid import Grid, Typed
from ngodesk.gui.proposing import ProposingCells
from ngodesk.gui.records.suggestions import Suggestion
from ngodesk.gui.table import Cell, Column

if TYPE_CHECKING:
    from ngodesk.work.allocating import Spot

PROJECT, LINE, SOURCE, AMOUNT, LEFT = range(5)
_ROW = 34


def amount(value: int) -> str:
    """An amount as the grid shows it, without its currency."""
    return money.shown(unscaled(value, 2), current().language)


class AllocationGrid(Grid):
    """The rows of a document, and a blank one to go on with."""

    changed = Signal()  # a row is other than before
    finished = Signal()  # Enter in a document that is wholly shared out

    def __init__(self) -> None:
        super().__init__(_ROW)
        self.setItemDelegate(ProposingCells(self, self.proposals, lambda column: column != AMOUNT))
        self.book: Book | None = None
        self.writable = True
        self._new: Row | None = None
        self._amount: Field | None = None

    def show_book(self, book: Book) -> None:
        """Show a document's rows; the one that is being typed stays."""
        from ngodesk.model import TABLES

        self._amount = TABLES["allocations"].described.field("amount")
        if self.book is None or self.book.paper.id != book.paper.id:
            self._new = None
        self.book = book
        self.show_again()

    def show_again(self) -> None:
        """Show what stands in the rows now."""
        if self.book is None:
            return
        keys = [f"{place}" for place in range(len(self.book.rows))] + ["new"]
        self.refill(self._columns(), [self._cells(row) for row in (*self.book.rows, self.new_row())], keys)

    def new_row(self) -> Row:
        """The row after the last, as far as it is typed."""
        assert self.book is not None
        return self._new or self.book.begun()

    def row_at(self, place: int) -> Row:
        """A row of the grid."""
        assert self.book is not None
        return self.book.rows[place] if place < len(self.book.rows) else self.new_row()

    def _columns(self) -> list[Column]:
        assert self.book is not None
        currency = words.currency_sign(self.book.paper.currency)
        return [
            Column(_("Project"), least=48),
            Column(_("Line"), share=1, least=80),
            Column(_("Source"), least=64),
            Column(_("Amount, {currency}").format(currency=currency), right=True, least=84),
            Column(_("Left in the line"), right=True, least=96),
        ]

    def _cells(self, row: Row) -> list[Cell]:
        assert self.book is not None
        project = next((each.ref for each in self.book.candidates if each.id == row.project), "")
        spot = self.book.spot(row)
        is_new = row.id is None and not row.is_whole
        if spot is None:
            line = Cell(_("Line…") if is_new else "", "muted")
            return [
                Cell(project or "–", "muted" if is_new else "text"),
                line,
                Cell(),
                self._rest(row),
                Cell(),
            ]
        return [
            Cell(spot.ref),
            Cell(f"{spot.code}  {spot.name}"),
            Cell(spot.source_code if row.source is not None else "", "muted"),
            Cell(amount(row.amount), role="strong") if row.amount is not None else self._rest(row),
            self._left(row, spot),
        ]

    def _rest(self, row: Row) -> Cell:
        """What Enter would take."""
        assert self.book is not None
        return Cell(amount(self.book.remainder) if self.book.remainder else "", "muted")

    def _left(self, row: Row, spot: "Spot") -> Cell:
        assert self.book is not None
        left = self.book.left(row)
        if left is None:
            return Cell(
                _("rate?"), "attention", icon="triangle-alert", spoken=_("The exchange rate is not known.")
            )
        if left < 0:
            said = _("{amount} missing").format(amount=amount(-left))
            return Cell(said, "problem", "strong", spoken=f"{spot.code}: {said}")
        return Cell(
            amount(left), spoken=_("{line}: {amount} left").format(line=spot.code, amount=amount(left))
        )

    # Typing

    def can_type(self, row: int, column: int) -> bool:
        return self.writable and self.book is not None and column < LEFT and bool(self.book.candidates)

    def entry(self, row: int, column: int) -> str:
        assert self.book is not None
        its = self.row_at(row)
        spot = self.book.spot(its)
        if column == PROJECT:
            return next((each.ref for each in self.book.candidates if each.id == its.project), "")
        if column == AMOUNT:
            return "" if its.amount is None else amount(its.amount).replace("\N{NO-BREAK SPACE}", " ")
        if spot is None:
            return ""
        return spot.code if column == LINE else spot.source_code if its.source is not None else ""

    def doubt(self, row: int, column: int, text: str) -> str:
        assert self.book is not None
        its = self.row_at(row)
        if column == AMOUNT:
            try:
                self._read(text)
            except WrongEntry as error:
                return error.text()
            return ""
        found: object = (
            self.book.find_project(text)
            if column == PROJECT
            else self.book.find_line(its.project, text)
            if column == LINE
            else self.book.find_source(its, text)
        )
        if found is not None or not text:
            return ""
        return _("There is nothing called “{text}” here.").format(text=text)

    def _read(self, text: str) -> int | None:
        """An amount; a percentage is one of what is to be shared out, blank is nothing."""
        assert self.book is not None
        assert self._amount is not None
        if text.endswith("%"):
            share = read(self._amount, text.rstrip("% "), current().language)
            if isinstance(share, int):
                return money.divided(self.book.paper.allocatable * share, 100 * 100)
        value = read(self._amount, text, current().language)
        assert not isinstance(value, str)
        return value

    def put(self, typed: Sequence[Typed]) -> None:
        """Rows change at once; what can be stored is stored by who hears `changed`."""
        assert self.book is not None
        for each in typed:
            while each.row + each.place > len(self.book.rows) and self.new_row().is_whole:
                self._keep(len(self.book.rows), self.new_row())
            place = each.row if each.row < len(self.book.rows) else len(self.book.rows)
            self._keep(place, self._with(self.row_at(place), each))
        self.show_again()
        self.changed.emit()

    def _keep(self, place: int, row: Row) -> None:
        """A new row that is whole joins the others; one that was emptied is gone."""
        assert self.book is not None
        if place < len(self.book.rows):
            self.book.rows[place] = row
        elif row.is_whole:
            self.book.rows.append(row)
            self._new = None
        else:
            self._new = row

    def _with(self, row: Row, typed: Typed) -> Row:
        assert self.book is not None
        if typed.column == AMOUNT:
            return replace(row, amount=self._read(typed.text))
        if typed.column == PROJECT and (project := self.book.find_project(typed.text)) is not None:
            return self.book.with_project(row, project.id)
        if typed.column == LINE and (spot := self.book.find_line(row.project, typed.text)) is not None:
            return self.book.with_line(row, spot)
        if typed.column == SOURCE and (spot := self.book.find_source(row, typed.text)) is not None:
            return replace(row, source=spot.source)
        return row

    def next_row(self, row: int) -> int:
        return min(row + 1, self.rows.rowCount() - 1)

    def go_on(self, index: QModelIndex, key: Qt.Key) -> None:
        """Enter goes along the row; in an amount it takes the remainder and goes to the next row."""
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().go_on(index, key)
            return
        assert self.book is not None
        row, column = index.row(), index.column()
        if column == AMOUNT and self.row_at(row).line is not None:
            if self.row_at(row).amount is None and self.book.remainder:
                self._take_remainder(row)
            if not self.book.remainder and not self._new:
                self.finished.emit()
            self.setCurrentIndex(self.rows.index(self.next_row(row), LINE))
        elif column in (LINE, SOURCE):
            self.setCurrentIndex(self.rows.index(row, AMOUNT))
        elif column == PROJECT:
            self.setCurrentIndex(self.rows.index(row, LINE))

    def _take_remainder(self, row: int) -> None:
        assert self.book is not None
        self._keep(row, replace(self.row_at(row), amount=self.book.remainder))
        self.show_again()
        self.changed.emit()

    def _empty(self) -> None:
        """Del takes rows away."""
        assert self.book is not None
        rows, _columns = self._chosen()
        self.book.rows = [row for place, row in enumerate(self.book.rows) if place not in rows]
        if self.rows.rowCount() - 1 in rows:
            self._new = None
        self.show_again()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and self.currentIndex().isValid():
            self.edit(self.currentIndex())  # taking a row away by it would surprise
            return
        super().keyPressEvent(event)

    # What is proposed

    def proposals(self, row: int, column: int, text: str) -> list[Suggestion]:
        """Projects, or lines and sources with what the lines have left."""
        assert self.book is not None
        its = self.row_at(row)
        if column == PROJECT:
            return [Suggestion(each.ref, each.title, each.id) for each in self.book.candidates]
        spots = self.book.lines(its.project) if column == LINE else self.book.sources(its)
        first = self.book.find_line(its.project, text) if column == LINE else self.book.find_source(its, text)
        told = [self._told(spot, column) for spot in spots]
        if first is not None and text:
            place = spots.index(first)
            told = [told[place], *told[:place], *told[place + 1 :]]
        return told

    @staticmethod
    def _told(spot: "Spot", column: int) -> Suggestion:
        if column == SOURCE:
            return Suggestion(spot.source_code, spot.source_name)
        left = _("{amount} left").format(amount=amount(spot.free))
        return Suggestion(spot.code, f"{spot.name}, {left}")
