"""The grid of the budget: typed cells become rows of the plan, new lines, or changed ones."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ngodesk.common.describe import Field
from ngodesk.common.entering import WrongEntry, read
from ngodesk.common.language import _, current
from ngodesk.gui.budget.layout import Layout, amount
from ngodesk.gui.grid import Grid, Typed

if TYPE_CHECKING:
    from ngodesk.work.budget_edits import Edit
    from ngodesk.work.budgeting import Place, Sheet

_TEXTS = ("code", "name")  # of the first two columns


class BudgetGrid(Grid):
    """Lines by sources. What was typed stands there at once, and stays until the file says the same."""

    edited = Signal(object)  # Edits, in the order of the rows
    opened = Signal(object)  # id of a line

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Budget"))
        self.year: int | None = None
        self.writable = True
        self.layout_: Layout | None = None
        self._typed: dict[Place, int | None] = {}
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
        self._typed = {place: value for place, value in self._typed.items() if sheet.plan.get(place) != value}
        self.year = year
        self._show(sheet)

    def _show(self, sheet: "Sheet") -> None:
        self.layout_ = Layout(sheet, self.year, self._typed)
        keys = [(row.kind, row.line or row.category) for row in self.layout_.rows]
        self.refill(self.layout_.columns(), self.layout_.cells(), keys)

    def forget(self) -> None:
        """What was typed was refused: the file says what stands."""
        self._typed.clear()
        if self.sheet is not None:
            self._show(self.sheet)

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
            return ""
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
        """What was typed stands there at once; a new line when the file has it."""

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
