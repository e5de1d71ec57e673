"""The cash payments of a month, with the balance after each, for each currency."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.month import Cash, MonthPayment, cash
from ngodesk.reports import captions
from ngodesk.reports.content import Element, Heading, Note, Row, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source

OF_PRINT = (cash,)
OPTIONS = frozenset({"columns", "opening", "total", "none", "note"})


@dataclass(frozen=True, slots=True)
class Item:
    """A payment and the balance after it."""

    payment: MonthPayment
    balance: Decimal


FIELDS: dict[str, Field[Item]] = {
    "date": Field(lambda item, _texts: item.payment.date),
    "ref": Field(lambda item, _texts: item.payment.ref),
    "number": Field(lambda item, _texts: item.payment.number),
    "issuer": Field(lambda item, _texts: item.payment.issuer),
    "reference": Field(lambda item, _texts: item.payment.reference or item.payment.person),
    "back": Field(
        lambda item, _texts: max(-item.payment.amount, Decimal("0.00")), "number", summed=True, dash=True
    ),
    "out": Field(
        lambda item, _texts: max(item.payment.amount, Decimal("0.00")), "number", summed=True, dash=True
    ),
    "balance": Field(lambda item, _texts: item.balance, "number"),
}


def title(source: Source, texts: Texts) -> str:
    """The month in words."""
    return captions.month(source, texts)


def subtitle(source: Source, texts: Texts) -> str:
    """What stands in it."""
    return texts.gettext("All projects together")


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A table for each currency that cash was paid in, or a balance is carried of."""
    found = source.of(cash)
    carried = {currency for currency, amount in found.before.items() if amount}
    currencies = sorted({payment.currency for payment in found.payments} | carried)
    layout = Layout(options["columns"], FIELDS, texts)
    for currency in currencies:
        if len(currencies) > 1:
            yield Heading(currency)
        yield _table(layout, found, currency, options)
    yield Note(options["note"]) if currencies else Text(options["none"])


def _table(layout: Layout[Item], found: Cash, currency: str, options: dict[str, Any]) -> Table:
    balance = -found.before.get(currency, Decimal("0.00"))
    opening = _with_balance(layout.titled(options["opening"], "group"), layout, balance)
    rows = []
    for payment in found.payments:
        if payment.currency == currency:
            balance -= payment.amount
            rows.append(layout.row(Item(payment, balance)))
    last = _with_balance(layout.summed(f"{options['total']} {currency}", rows), layout, balance)
    return Table(layout.columns, (opening, *rows, last))


def _with_balance(row: Row, layout: Layout[Item], balance: Decimal) -> Row:
    cells = [
        balance if name == "balance" else cell for name, cell in zip(layout.names, row.cells, strict=True)
    ]
    return Row(tuple(cells), row.style)
