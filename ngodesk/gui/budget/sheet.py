"""The grid of the budget: typed cells become rows of the plan, new lines, or changed ones."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView

from ngodesk.common.describe import Field
from ngodesk.common.entering import WrongEntry, read
from ngodesk.common.language import _, current
from ngodesk.gui.budget.layout import Layout, amount
from ngodesk.gui.grid import Grid, Typed
from ngodesk.gui.table import Cell, Index

if TYPE_CHECKING:
    from ngodesk.work.budget_edits import Edit
    from ngodesk.work.budgeting import Place, Sheet

_TEXTS = ("code", "name")  # of the first two columns


class BudgetGrid(Grid):
    """Lines by sources. What was typed stands there at once, and stays until the file says the same."""

    edited = Signal(object)  # Edits, in the order of the rows
    opened = Signal(object)  # id of a line
    layout_: Layout | None = None

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Budget"))
        self.year: int | None = None
        self.writable = True
        self._typed: dict[Place, int | None] = {}
        self._begun: dict[int, str] = {}  # what stands in the new line by column, until its row is left
        self._amount: Field | None = None

    @property
    def sheet(self) -> "Sheet | None":
        """What was read last."""
        return self.layout_.sheet if self.layout_ is not None else None

    def show_sheet(self, sheet: "Sheet", year: int | None) -> None:
        """Show a plan in a year, or in all of them together."""
        from ngodesk.model import TABLES

        self._amount = TABLES["budget_plan"].described.field("amount")
        if self.sheet is not None and (self.sheet.shown.id, self.year) != (sheet.shown.id, year):
            self._typed.clear()
            self._begun.clear()
        self._typed = {place: value for place, value in self._typed.items() if sheet.plan.get(place) != value}
        self.year = year
        self._show(sheet)

    def _show(self, sheet: "Sheet") -> None:
        self.layout_ = Layout(sheet, self.year, self._typed)
        keys = [(row.kind, row.line or row.category) for row in self.layout_.rows]
        cells = self.layout_.cells()
        for column, text in self._begun.items():
            cells[self._new()][column] = Cell(text)
        self.refill(self.layout_.columns(), cells, keys)

    def _new(self) -> int:
        """The row for a new line."""
        assert self.layout_ is not None
        return [row.kind for row in self.layout_.rows].index("new")

    def forget(self) -> None:
        """What was typed was refused: the file says what stands."""
        self._typed.clear()
        if self.sheet is not None:
            self._show(self.sheet)

    def line_here(self) -> int | None:
        """The line in whose row the keyboard stands."""
        row = self.currentIndex().row()
        return self.layout_.rows[row].line if self.layout_ is not None and row >= 0 else None

    # Typing

    def can_type(self, row: int, column: int) -> bool:
        """Amounts of a plan that is split are typed in one of its years."""
        if self.layout_ is None or not self.writable or self.layout_.rows[row].kind not in ("line", "new"):
            return False
        if column < len(_TEXTS):
            return True
        split = self.year is None and bool(self.layout_.sheet.years)
        return self.layout_.source_at(column) is not None and not split

    def entry(self, row: int, column: int) -> str:
        assert self.layout_ is not None
        kind = self.layout_.rows[row]
        if kind.line is None:
            return self._begun.get(column, "")
        line = self.layout_.lines[kind.line]
        if column < len(_TEXTS):
            return (line.code, line.name)[column]
        source = self.layout_.source_at(column)
        value = self.layout_.plan.get((line.id, source.id, self.year)) if source is not None else None
        return "" if value is None else amount(value).replace("\N{NO-BREAK SPACE}", " ")

    def doubt(self, row: int, column: int, text: str) -> str:
        assert self.layout_ is not None
        if column < len(_TEXTS):
            wanted = self.layout_.rows[row].kind == "line" and not text
            return _("A line needs a code and a name.") if wanted else ""
        try:
            self._read(text)
        except WrongEntry as error:
            return error.text()
        return ""

    def _read(self, text: str) -> int | None:
        assert self._amount is not None
        value = read(self._amount, text, current().language)
        assert not isinstance(value, str)
        return value

    def next_row(self, row: int) -> int:
        assert self.layout_ is not None
        kinds = [each.kind for each in self.layout_.rows]
        return next(
            (below for below in range(row + 1, len(kinds)) if kinds[below] in ("line", "new")),
            kinds.index("new"),
        )

    def put(self, typed: Sequence[Typed]) -> None:
        """What was typed stands there at once; a new line is stored when its row is left."""
        if {(each.row, each.place) for each in typed} == {(self._new(), typed[0].place)}:
            self._begun |= {each.column: each.text for each in typed}
            self._begun = {column: text for column, text in self._begun.items() if text}
            assert self.sheet is not None
            self._show(self.sheet)
        else:
            self._store(typed)

    def finish(self) -> None:
        """Store the new line that was typed."""
        typed = [Typed(self._new(), column, text) for column, text in self._begun.items()]
        self._begun.clear()
        if typed:
            self._store(typed)

    def commit(self) -> None:
        super().commit()
        self.finish()

    def go_on(self, index: QModelIndex, key: Qt.Key) -> None:
        """Enter stores the new line and begins the next; so does Tab in its last cell."""
        before = self.currentIndex()
        super().go_on(index, key)
        is_new = index.row() == self._new()
        if is_new and (key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or self.currentIndex() == before):
            self.finish()
            self.setCurrentIndex(self.rows.index(self._new(), 0))

    def currentChanged(self, current: Index, before: Index) -> None:
        super().currentChanged(current, before)
        if self.layout_ is not None and current.isValid() and current.row() != self._new():
            self.finish()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        away = event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if away and self.state() is not QAbstractItemView.State.EditingState:
            self.finish()

    def _store(self, typed: Sequence[Typed]) -> None:
        assert self.layout_ is not None
        values: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
        amounts: dict[tuple[int, int], dict[tuple[int, int | None], int | None]] = defaultdict(dict)
        for each in typed:
            key = (each.row, each.place if self.layout_.rows[each.row].kind == "new" else 0)
            source = self.layout_.source_at(each.column)
            if source is not None:
                amounts[key][source.id, self.year] = self._read(each.text)
            elif each.text:
                values[key][_TEXTS[each.column]] = each.text
        keys = sorted({*values, *amounts})
        edits = [self._edit(row, values[row, place], amounts[row, place]) for row, place in keys]
        for edit in edits:
            if edit.line is not None:
                self._typed |= {
                    (edit.line, source, year): value for (source, year), value in edit.amounts.items()
                }
        self._show(self.layout_.sheet)
        if edits := [edit for edit in edits if edit.values or any(edit.amounts.values()) or edit.line]:
            self.edited.emit(edits)

    def _edit(self, row: int, values: dict[str, str], amounts: Any) -> "Edit":
        """A new line stands in the category of the one above it, and is called something."""
        from ngodesk.work.budget_edits import Edit

        assert self.layout_ is not None
        line = self.layout_.rows[row].line
        if line is None and values:
            last = self.layout_.sheet.lines[-1] if self.layout_.sheet.lines else None
            if last is not None and last.category:
                values = {"category": last.category, **values}
            values.setdefault("name", _("New line"))
        elif line is None and any(amounts.values()):
            values = {"name": _("New line")}
        return Edit(line, values, amounts)
