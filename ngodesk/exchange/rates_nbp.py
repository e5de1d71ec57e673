"""Average rates of the National Bank of Poland: tables A and B as XML, and the archives of a year as CSV."""

import re
from collections.abc import Iterator

from ngodesk.exchange.einvoice_nodes import Node
from ngodesk.exchange.rates_table import Content, Rate, day, number, per_unit

_COLUMN = re.compile("([1-9][0-9]*)([A-Z]{3})")
_TABLE = re.compile("[0-9]{1,3}/[AB]/NBP/[0-9]{4}")
_TABLES = ("tabela_kursow", "ArrayOfExchangeRatesTable", "ExchangeRatesTable", "ExchangeRatesSeries")


def reads(content: Content) -> bool:
    """Whether this is a file of the bank."""
    if content.root is not None:
        return str(content.root.tag).rpartition("}")[2] in _TABLES
    header = content.rows[0] if content.rows else ()
    return any(cell.strip() == "nr tabeli" for cell in header) and any(map(_COLUMN.fullmatch, header))


def read(content: Content) -> Iterator[Rate]:
    """All rates of the file."""
    if content.root is None:
        return _archive(content)
    root = Node(content.root)
    form = str(content.root.tag).rpartition("}")[2]
    if form == "tabela_kursow":
        return _table(root)
    if form == "ExchangeRatesSeries":
        return _series(root)
    tables = [root] if form == "ExchangeRatesTable" else list(root.all("ExchangeRatesTable"))
    return (rate for table in tables for rate in _of_service(table))


def _archive(content: Content) -> Iterator[Rate]:
    columns = {
        place: found for place, cell in enumerate(content.rows[0]) if (found := _COLUMN.fullmatch(cell))
    }
    for row in content.rows[1:]:
        on = day(row[0])
        table = next((cell.strip() for cell in row if _TABLE.fullmatch(cell.strip())), "")
        if on is None:
            continue
        for place, found in columns.items():
            value = number(row[place]) if place < len(row) else None
            if value is not None:
                yield Rate(found[2], "PLN", on, per_unit(value, int(found[1])), _source(table))


def _table(root: Node) -> Iterator[Rate]:
    on, table = day(root.text("data_publikacji")), root.text("numer_tabeli")
    for each in root.all("pozycja"):
        value, code = number(each.text("kurs_sredni")), each.text("kod_waluty")
        units = each.text("przelicznik")
        if on and value and code:
            yield Rate(
                code, "PLN", on, per_unit(value, int(units) if units.isdecimal() else 1), _source(table)
            )


def _of_service(table: Node) -> Iterator[Rate]:
    on = day(table.text("EffectiveDate"))
    for each in table.all("Rates/Rate"):
        value, code = number(each.text("Mid")), each.text("Code")
        if on and value and code:
            yield Rate(code, "PLN", on, per_unit(value, 1), _source(table.text("No")))


def _series(root: Node) -> Iterator[Rate]:
    code = root.text("Code")
    for each in root.all("Rates/Rate"):
        value, on = number(each.text("Mid")), day(each.text("EffectiveDate"))
        if on and value and code:
            yield Rate(code, "PLN", on, per_unit(value, 1), _source(each.text("No")))


def _source(table: str) -> str:
    return f"NBP {table}".strip()
