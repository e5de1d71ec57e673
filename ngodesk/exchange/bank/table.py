"""A statement as a table: the columns are found by what banks call them."""

import re
from collections.abc import Sequence
from pathlib import Path

from ngodesk.common.errors import UserError, WrongEntry
from ngodesk.common.language import N_
from ngodesk.exchange.bank import names
from ngodesk.exchange.bank.movements import Columns, Movements
from ngodesk.exchange.bank.statement import Statement
from ngodesk.exchange.sheets import layout as layouts
from ngodesk.exchange.sheets import reading
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import said
from ngodesk.exchange.sheets.heads import spellings, sums
from ngodesk.exchange.sheets.layout import Layout, Rows

_CODE = re.compile(r"[A-Z]{3}")
# Santander's file has no heads: over the movements stands one row, with the account in the third column
# and its currency in the fifth.
_ACCOUNT, _CURRENCY = 2, 4
_ACCOUNT_NUMBER = re.compile(r"'?(?:[A-Z]{2})?[0-9 ]{20,}")
_UNNAMED = {"day": 0, "text": 2, "other": 3, "account": 4, "amount": 5}


def read(path: Path) -> Statement:
    """The movements. Raises UserError where the file has no columns with days and amounts."""
    for sheet in reading.read(path).sheets:
        found = _named(path, sheet.rows) or _unnamed(path, sheet.rows)
        if found is not None:
            return found
    raise UserError(
        N_("{file} has no columns with days and amounts."),
        N_("Take the statement from the bank as MT940 or camt.053."),
        file=path.name,
    )


def _named(path: Path, rows: Rows) -> Statement | None:
    """By the heads of the columns."""
    layout = layouts.find(rows, lambda head: bool(names.field_of(spellings(head))), sums())
    places: dict[str, int] = {}
    for place, head in enumerate(layout.heads):
        if found := names.field_of(spellings(head)):
            places.setdefault(found, place)
    if "day" not in places or not {"amount", "own_amount", "paid", "received"} & set(places):
        return None
    columns = Columns(places, _going_on(layout.heads, places.get("text")), _currency_above(rows, layout))
    return _statement(path, "", rows, layout.rows, columns)


def _unnamed(path: Path, rows: Rows) -> Statement | None:
    """By what the first row holds, where no column has a head."""
    first = [said(cell) for cell in rows[0]] if rows else []
    if len(first) <= _UNNAMED["amount"] or not _ACCOUNT_NUMBER.fullmatch(first[_ACCOUNT]):
        return None
    if not _CODE.fullmatch(first[_CURRENCY]):
        return None
    columns = Columns(_UNNAMED, range(0), first[_CURRENCY])
    account = first[_ACCOUNT].strip("'")
    return _statement(path, account, rows, range(1, len(rows)), columns)


def _statement(path: Path, account: str, rows: Rows, wanted: Sequence[int], columns: Columns) -> Statement:
    movements = Movements(columns, [rows[place] for place in wanted])
    entries, unread = [], []
    for place in wanted:
        try:
            entries.append(movements.entry(rows[place]))
        except WrongEntry:
            unread.append(place + 1)
    return Statement(path.name, account, tuple(each for each in entries if each is not None), tuple(unread))


def _going_on(heads: Sequence[str], place: int | None) -> range:
    """The columns without a name after that of the text: some banks go on there."""
    if place is None:
        return range(0)
    end = next((after for after in range(place + 1, len(heads)) if heads[after]), len(heads))
    return range(place + 1, end)


def _currency_above(rows: Rows, layout: Layout) -> str:
    """The currency that stands over the table, beside or under the word for it; blank where none does."""
    above = rows[: layout.first]
    for place, row in enumerate(above):
        for at, cell in enumerate(row):
            if names.field_of(spellings(said(cell))) in ("currency", "own_currency"):
                near = [*row[at + 1 : at + 2], *(below[at] for below in above[place + 1 : place + 2])]
                if found := next(filter(_is_code, near), None):
                    return said(found)
    return ""


def _is_code(cell: Cell) -> bool:
    return _CODE.fullmatch(said(cell)) is not None
