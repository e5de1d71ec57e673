"""InforEuro, the European Commission's accounting rates: of a month or a currency, as CSV, JSON and XML."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from ngodesk.common.language import N_
from ngodesk.exchange.einvoice_nodes import Node
from ngodesk.exchange.rates_table import Content, Rate, UnreadRatesError, day, number, per_unit

SOURCE = "InforEuro"
_CODES = ("isoa3code", "currencyiso", "isocode", "currencycode")
_VALUES = ("value", "amount", "rate", "exchangerate")
_MONTH = re.compile("(?<![0-9])(20[0-9]{2})[-_. ]?(0[1-9]|1[0-2])(?![0-9])")
_MONTH_FIRST = re.compile("(?<![0-9])(0[1-9]|1[0-2])[-_. ]?(20[0-9]{2})(?![0-9])")


def reads(content: Content) -> bool:
    """Whether this is a table of InforEuro."""
    first = next(_records(content), {})
    return _code(first) is not None and any(name in first for name in _VALUES)


def read(content: Content) -> Iterator[Rate]:
    """All rates of the file: so many of a currency are one euro, in the whole month.

    Raises UnreadRatesError where neither the file nor its name tells the month.
    """
    named = _named(content.name)
    for record in _records(content):
        code = _code(record)
        value = number(next((record[name] for name in _VALUES if name in record), ""))
        on = day(record.get("datestart", "")) or named
        if code is None or value is None or code == "EUR":
            continue
        if on is None:
            raise UnreadRatesError(
                N_("The file does not say of which month its rates are."),
                N_("Put year and month into its name, such as inforeuro-2025-11, and import it again."),
            )
        yield Rate("EUR", code, on.replace(day=1), per_unit(value, 1), SOURCE)


def _named(name: str) -> date | None:
    """The month that a file's name holds."""
    if found := _MONTH.search(name):
        return date(int(found[1]), int(found[2]), 1)
    if found := _MONTH_FIRST.search(name):
        return date(int(found[2]), int(found[1]), 1)
    return None


def _records(content: Content) -> Iterator[Mapping[str, str]]:
    """The rows of any of the forms, by the plain names of their columns."""
    if content.root is not None:
        for each in content.root:
            yield {_plain(str(child.tag).rpartition("}")[2]): Node(child).text("") for child in each}
    elif isinstance(content.data, list):
        for record in content.data:
            if isinstance(record, dict):
                yield {_plain(name): str(value) for name, value in record.items()}
    elif content.rows:
        header = [_plain(cell) for cell in content.rows[0]]
        for row in content.rows[1:]:
            yield dict(zip(header, row, strict=False))


def _plain(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())


def _code(record: Mapping[str, str]) -> str | None:
    found = next((record[name].strip() for name in _CODES if name in record), "")
    return found if re.fullmatch("[A-Z]{3}", found) else None
