"""A statement as a table: the columns are found by what banks call them."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from ngodesk.common import typed_dates, typed_numbers
from ngodesk.common.errors import UserError, WrongEntry
from ngodesk.common.language import N_
from ngodesk.common.paths import resources
from ngodesk.exchange.bank.statement import BankEntry, Statement
from ngodesk.exchange.sheets import layout as layouts
from ngodesk.exchange.sheets import reading
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import said
from ngodesk.exchange.sheets.heads import plain, spellings, sums

_NEEDED = ("day",)
_LANGUAGE = "pl"  # banks here write 1 000,50; a point before two digits is understood too


@cache
def _names() -> Mapping[str, str]:
    read = tomllib.loads((resources() / "import" / "bank.toml").read_text(encoding="utf-8"))
    return {plain(name): field for field, names in read["columns"].items() for name in names}


def read(path: Path) -> Statement:
    """The movements. Raises UserError where the file has no columns with days and amounts."""
    known = _names()
    for sheet in reading.read(path).sheets:
        layout = layouts.find(sheet.rows, lambda head: any(each in known for each in spellings(head)), sums())
        columns: dict[str, int] = {}
        for place, head in enumerate(layout.heads):
            if found := next((known[each] for each in spellings(head) if each in known), ""):
                columns.setdefault(found, place)
        more = _going_on(layout.heads, columns.get("text"))
        if "day" in columns and {"amount", "paid", "received"} & set(columns):
            entries = [_entry(sheet.rows[place], columns, more) for place in layout.rows]
            return Statement(path.name, "", tuple(each for each in entries if each is not None))
    raise UserError(
        N_("{file} has no columns with days and amounts."),
        N_("Take the statement from the bank as MT940 or camt.053."),
        file=path.name,
    )


def _going_on(heads: Sequence[str], place: int | None) -> range:
    """The columns without a name after that of the text: some banks go on there."""
    if place is None:
        return range(0)
    end = next((after for after in range(place + 1, len(heads)) if heads[after]), len(heads))
    return range(place + 1, end)


def _entry(row: Sequence[Cell], columns: Mapping[str, int], more: range) -> BankEntry | None:
    """One movement; nothing for a row without a day or an amount, as banks add balances below."""
    cells = {name: row[place] for name, place in columns.items()}
    try:
        day = typed_dates.read_date(said(cells["day"])[:10], _LANGUAGE, date.today())
        cents = _cents(cells)
    except WrongEntry:
        return None
    texts = {name: " ".join(said(cell).split()) for name, cell in cells.items()}
    return BankEntry(
        day=date.fromisoformat(day),
        cents=cents,
        currency=texts.get("currency", ""),
        text=" ".join(filter(None, (texts.get("text", ""), *(said(row[place]) for place in more)))),
        other=texts.get("other", ""),
        account=texts.get("account", "").strip("'"),
        reference=texts.get("reference", ""),
    )


def _cents(cells: Mapping[str, Cell]) -> int:
    """The amount, or what left less what came."""
    if said(cells.get("amount")):
        cents = _number(cells["amount"])
        sign = plain(said(cells.get("sign")))
        return -abs(cents) if sign in ("d", "dt", "debit", "debets", "wn", "obciazenie") else cents
    came, left = (_number(cells.get(name)) for name in ("received", "paid"))
    return came - abs(left)


def _number(cell: Cell) -> int:
    if isinstance(cell, float):
        return round(cell * 100)
    text = said(cell)
    return typed_numbers.read(text, 2, _LANGUAGE) if text else 0
