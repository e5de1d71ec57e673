"""Rows of a sheet repeated: cells, heights, merged cells, formats, prints and formulas go with them."""

from copy import copy
from typing import Any

from openpyxl.cell import Cell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from ngodesk.reports.own import shift
from ngodesk.reports.own.shift import Moves

Origin = tuple[int, int]


def repeat(sheet: Worksheet, moves: dict[str, Moves]) -> dict[int, Origin]:
    """Put every row where it belongs; gives for each row of the result the form's row and which copy."""
    mine = moves[sheet.title]
    origins = {
        mine.first(row) + number: (row, number)
        for row in range(1, sheet.max_row + 1)
        for number in range(mine.times.get(row, 1))
    }
    if any(times > 1 for times in mine.times.values()):
        _move_all(sheet, mine, origins)
    _mend_conditions(sheet, moves)
    for cell in sheet._cells.values():
        _mend(cell, moves, origins[cell.row])
    return origins


def _move_all(sheet: Worksheet, mine: Moves, origins: dict[int, Origin]) -> None:
    merged = [str(each) for each in sheet.merged_cells.ranges]
    for area in merged:
        sheet.unmerge_cells(area)
    _move_cells(sheet, origins)
    _move_heights(sheet, origins)
    for area in merged:
        for one in _copies(area, mine):
            sheet.merge_cells(one)
    _move_areas(sheet, mine)


def _move_cells(sheet: Worksheet, origins: dict[int, Origin]) -> None:
    by_row: dict[int, list[Cell]] = {}
    for (row, _column), cell in sorted(sheet._cells.items()):
        by_row.setdefault(row, []).append(cell)
    cells = {}
    for row, (origin, number) in origins.items():
        for cell in by_row.get(origin, ()):
            cells[row, cell.column] = _copied(sheet, cell) if number else cell
    for (row, _column), cell in cells.items():
        cell.row = row
    sheet._cells = cells


def _copied(sheet: Worksheet, cell: Cell) -> Cell:
    made = Cell(sheet, row=cell.row, column=cell.column)
    made._value, made.data_type, made._style = cell._value, cell.data_type, copy(cell._style)
    return made


def _move_heights(sheet: Worksheet, origins: dict[int, Origin]) -> None:
    before = dict(sheet.row_dimensions.items())
    sheet.row_dimensions.clear()
    for row, (origin, _number) in origins.items():
        if origin in before:
            sheet.row_dimensions[row] = _dimension(sheet, before[origin], row)


def _dimension(sheet: Worksheet, was: RowDimension, row: int) -> RowDimension:
    made = RowDimension(
        sheet, index=row, ht=was.ht, hidden=was.hidden, outlineLevel=was.outlineLevel, collapsed=was.collapsed
    )
    made._style = copy(was._style)
    return made


def _copies(area: str, mine: Moves) -> list[str]:
    """A merged area within one row stands in each of its copies; any other grows with its rows."""
    start, _colon, end = area.partition(":")
    first, last = (int("".join(filter(str.isdigit, part))) for part in (start, end or start))
    times = mine.times.get(first, 1)
    if first != last or times == 1:
        return [mine.area(area)]
    letters = ["".join(filter(str.isalpha, part)) for part in (start, end or start)]
    rows = range(mine.first(first), mine.first(first) + times)
    return [f"{letters[0]}{row}:{letters[1]}{row}" for row in rows]


def _move_areas(sheet: Worksheet, mine: Moves) -> None:
    """Tables, filters, pictures and what is printed."""
    for table in sheet.tables.values():
        table.ref = mine.area(table.ref)
        if table.autoFilter is not None:
            table.autoFilter.ref = mine.area(table.autoFilter.ref)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = mine.area(sheet.auto_filter.ref)
    if sheet.print_area:
        areas = sheet.print_area.replace(f"'{sheet.title}'!", "")
        sheet.print_area = ",".join(mine.area(one) for one in areas.split(","))
    for drawn in (*sheet._images, *sheet._charts):
        for mark in ("_from", "to"):
            _move_mark(getattr(drawn.anchor, mark, None), mine)


def _mend_conditions(sheet: Worksheet, moves: dict[str, Moves]) -> None:
    """Formats by condition and lists to choose from: where they hold, and the cells that they name.

    What they name is told as from the first cell of the first area.
    """
    mine = moves[sheet.title]

    def mended(formula: Any, row: int) -> Any:
        if not isinstance(formula, str) or not formula:
            return formula
        return shift.formula(f"={formula}", sheet.title, moves, (row, 0))[1:]

    formats = ConditionalFormattingList()
    for each in sheet.conditional_formatting:
        row = _areas(each)[0].min_row
        for rule in each.rules:
            rule.formula = [mended(one, row) for one in rule.formula]
            for scale in filter(None, (rule.colorScale, rule.dataBar, rule.iconSet)):
                for limit in scale.cfvo:
                    limit.val = mended(limit.val, row) if limit.type == "formula" else limit.val
            formats.add(_moved(each, mine), rule)
    sheet.conditional_formatting = formats
    for choice in sheet.data_validations.dataValidation:
        row = _areas(choice)[0].min_row
        choice.formula1, choice.formula2 = mended(choice.formula1, row), mended(choice.formula2, row)
        choice.sqref = MultiCellRange(_moved(choice, mine))


def _areas(each: Any) -> list[CellRange]:
    """Where a condition holds, the first area first."""
    return sorted(each.sqref.ranges, key=lambda one: (one.min_row, one.min_col))


def _moved(each: Any, mine: Moves) -> str:
    """All areas in which a condition holds, as they are now."""
    return " ".join(mine.area(str(one)) for one in _areas(each))


def _move_mark(mark: Any, mine: Moves) -> None:
    if mark is not None:
        mark.row = mine.first(mark.row + 1) - 1


def _mend(cell: Any, moves: dict[str, Moves], origin: Origin) -> None:
    """A formula names the same cells as before, or those of its own copy of the row."""
    sheet = cell.parent.title
    if isinstance(cell.value, ArrayFormula):
        cell.value.ref = moves[sheet].area(cell.value.ref)
        cell.value.text = shift.formula(cell.value.text, sheet, moves, origin)
    elif cell.data_type == "f" and isinstance(cell.value, str):
        cell.value = shift.formula(cell.value, sheet, moves, origin)
