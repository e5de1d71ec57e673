"""A register that somebody filled in as a spreadsheet: what stands in a column, by the codes in another."""

from collections.abc import Collection, Sequence
from pathlib import Path

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.text import fold

LARGEST = 25 * 2**20
_LOOKED_AT = 40  # rows above the head


def read(path: Path, codes: Collection[str], wanted: Collection[str]) -> dict[str, str]:
    """The texts of the wanted column by code, from the first sheet that has both heads.

    `codes` and `wanted` are the heads in every language. Raises UserError for what is no such register.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        if path.stat().st_size > LARGEST:
            raise _refused(path)
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python()
            found = _read_sheet(rows, codes, wanted)
            if found is not None:
                return found
    except (CalamineError, OSError) as error:
        raise _refused(path) from error
    raise _refused(path)


def _read_sheet(
    rows: Sequence[Sequence[object]], codes: Collection[str], wanted: Collection[str]
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


def _text(cell: object) -> str:
    """What was typed: a whole number without the point that spreadsheets give it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _refused(path: Path) -> UserError:
    return UserError(
        N_("{file} is not a register with ledger numbers."),
        N_("Print the register of the month as Excel, let it be filled in, and drop that file."),
        file=path.name,
    )
