"""Cells whose formulas failed: the quick reader leaves them blank, and #REF! is not nothing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Any

from openpyxl import load_workbook

from ngodesk.exchange.sheets.limits import Rows, Sheets


def shown(path: str, sheets: Sheets) -> Sheets:
    """The sheets of a workbook with what stands in such cells."""
    book = load_workbook(path, read_only=True, data_only=True)
    return [(name, list(_overlaid(rows, book[name].iter_rows())), merged) for name, rows, merged in sheets]


def _overlaid(rows: Rows, cells: Iterable[Sequence[Any]]) -> Iterator[Sequence[object]]:
    for row, those in zip(rows, chain(cells, repeat(())), strict=False):
        failed = {place: cell.value for place, cell in enumerate(those) if cell.data_type == "e"}
        yield [failed.get(place, cell) for place, cell in enumerate(row)] if failed else row
