"""A register that somebody filled in as a spreadsheet: what stands in a column, by the codes in another."""

from collections.abc import Collection, Sequence
from pathlib import Path

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.text import fold
from ngodesk.exchange.sheets import reading
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import said

_LOOKED_AT = 40  # rows above the head


def read(path: Path, codes: Collection[str], wanted: Collection[str]) -> dict[str, str]:
    """The texts of the wanted column by code, from the first sheet that has both heads.

    `codes` and `wanted` are the heads in every language. Raises UserError for what is no such register.
    """
    for sheet in reading.read(path).sheets:
        found = _read_sheet(sheet.rows, codes, wanted)
        if found is not None:
            return found
    raise _refused(path)


def is_register(path: Path, codes: Collection[str], wanted: Collection[str]) -> bool:
    """Whether a sheet has both heads, filled in or not. Raises UserError for what cannot be read."""
    sheets = reading.read(path).sheets
    return any(_read_sheet(sheet.rows, codes, wanted) is not None for sheet in sheets)


def _read_sheet(
    rows: Sequence[Sequence[Cell]], codes: Collection[str], wanted: Collection[str]
) -> dict[str, str] | None:
    for number, row in enumerate(rows[:_LOOKED_AT]):
        heads = [fold(_text(cell)) for cell in row]
        code = _place(heads, codes)
        place = _place(heads, wanted)
        if code is not None and place is not None:
            pairs = ((_text(each[code]), _text(each[place])) for each in rows[number + 1 :])
            return {key: value for key, value in pairs if key and value}
    return None


def _place(heads: list[str], known: Collection[str]) -> int | None:
    folded = {fold(each) for each in known}
    return next((place for place, head in enumerate(heads) if head in folded), None)


def _text(cell: Cell) -> str:
    return " ".join(said(cell).split())


def _refused(path: Path) -> UserError:
    return UserError(
        N_("{file} is not a register with ledger numbers."),
        N_("Print the register of the month as Excel, let it be filled in, and drop that file."),
        file=path.name,
    )
