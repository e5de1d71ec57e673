"""One movement from each row of a bank's table: day, amount with its sign and currency, the other side."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ngodesk.common import typed_dates, typed_numbers
from ngodesk.common.errors import WrongEntry
from ngodesk.exchange.bank import names
from ngodesk.exchange.bank.statement import BankEntry
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import said
from ngodesk.exchange.sheets.heads import plain

_LANGUAGE = "pl"  # banks here write 1 000,50; a point before two digits is understood too
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(.*)", re.DOTALL)
_IN_BRACKETS = re.compile(r"\((.*)\)(.*)")
_MONTHS = 12


@dataclass(frozen=True)
class Columns:
    """Where each field stands, the columns in which the text goes on, the currency where no row says it."""

    places: Mapping[str, int]
    more: range
    currency: str

    def amount(self) -> tuple[str, str]:
        """The fields of the amount and its currency, those of the payment before those of the account."""
        pairs = (("amount", "currency"), ("own_amount", "own_currency"), ("amount", "own_currency"))
        found = next((pair for pair in pairs if set(pair) <= self.places.keys()), None)
        own = "own_amount" if "amount" not in self.places else "amount"
        return found or (own, "currency" if "currency" in self.places else "own_currency")


class Movements:
    """Reads the rows of a table of which all days are written in one way."""

    def __init__(self, columns: Columns, rows: Sequence[Sequence[Cell]]) -> None:
        self._columns = columns
        self._amount, self._currency = columns.amount()
        self._month_first = _are_american([said(row[columns.places["day"]]) for row in rows])

    def entry(self, row: Sequence[Cell]) -> BankEntry | None:
        """A movement; nothing for a row without an amount, or with a balance. Raises WrongEntry."""
        cells = {name: row[place] for name, place in self._columns.places.items()}
        texts = {name: " ".join(said(cell).split()) for name, cell in cells.items()}
        amounts = [texts[name] for name in (self._amount, "paid", "received") if texts.get(name)]
        if not amounts or _is_balance(texts) or not (texts["day"] or texts.get("text")):
            return None
        cents = self._cents(cells, texts)
        side = "payee" if cents < 0 else "payer"
        words = (texts.get("text", ""), *(said(row[place]) for place in self._columns.more))
        return BankEntry(
            day=self._day(cells["day"]),
            cents=cents,
            currency=self._currency_of(texts, amounts),
            text=" ".join(filter(None, words)),
            other=texts.get(side) or texts.get("other", ""),
            account=(texts.get(f"{side}_account") or texts.get("account", "")).strip("'"),
            reference=texts.get("reference", ""),
        )

    def _currency_of(self, texts: Mapping[str, str], amounts: Sequence[str]) -> str:
        beside = next(filter(None, map(typed_numbers.currency_in, amounts)), "")
        return beside or texts.get(self._currency, "") or self._columns.currency

    def _day(self, cell: Cell) -> date:
        if isinstance(cell, date):
            return cell.date() if isinstance(cell, datetime) else cell
        text, today = said(cell), date.today()
        if self._month_first:
            text = _SLASHED.sub(r"\2/\1/\3\4", text)
        try:
            return date.fromisoformat(typed_dates.read_date(text, _LANGUAGE, today))
        except WrongEntry:
            return datetime.fromisoformat(typed_dates.read_moment(text, _LANGUAGE, today)).date()

    def _cents(self, cells: Mapping[str, Cell], texts: Mapping[str, str]) -> int:
        """The amount, or what came less what left."""
        if texts.get(self._amount):
            cents = _number(cells[self._amount])
            return -abs(cents) if plain(texts.get("sign", "")) in names.left() else cents
        came, left = (_number(cells.get(name)) for name in ("received", "paid"))
        return came - abs(left)


def _is_balance(texts: Mapping[str, str]) -> bool:
    told = {plain(texts.get(name, "")) for name in ("text", "day", "other")}
    return not told.isdisjoint(names.balances("texts")) or texts.get("type") in names.balances("types")


def _are_american(days: Sequence[str]) -> bool:
    """Whether days with strokes have the month first: some can have nothing else, and none the day."""
    found = [(int(match[1]), int(match[2])) for match in map(_SLASHED.match, days) if match]
    return any(second > _MONTHS for _first, second in found) and all(first <= _MONTHS for first, _s in found)


def _number(cell: Cell) -> int:
    """Hundredths; what stands in brackets is below zero, as accountants write it."""
    if isinstance(cell, float):
        return round(cell * 100)
    text = said(cell)
    if found := _IN_BRACKETS.fullmatch(text):
        return -abs(typed_numbers.read(f"{found[1]}{found[2]}", 2, _LANGUAGE))
    return typed_numbers.read(text, 2, _LANGUAGE) if text else 0
