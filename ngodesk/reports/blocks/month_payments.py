"""The payments made in a month."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.month import MonthPayment, payments
from ngodesk.model import words
from ngodesk.reports import captions
from ngodesk.reports.content import Element, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source

OF_PRINT = (payments,)
OPTIONS = frozenset({"columns", "total", "none"})

FIELDS: dict[str, Field[MonthPayment]] = {
    "date": Field(lambda payment, _texts: payment.date),
    "ref": Field(lambda payment, _texts: payment.ref),
    "number": Field(lambda payment, _texts: payment.number),
    "accounting_no": Field(lambda payment, _texts: payment.accounting_no),
    "issuer": Field(lambda payment, _texts: payment.issuer),
    "method": Field(lambda payment, texts: words.word("payments", "method", payment.method, texts)),
    "kind": Field(lambda payment, texts: words.word("payments", "kind", payment.kind, texts)),
    "person": Field(lambda payment, _texts: payment.person),
    "reference": Field(lambda payment, _texts: payment.reference),
    "currency": Field(lambda payment, _texts: payment.currency),
    "amount": Field(lambda payment, _texts: payment.amount, "number", summed=True),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each payment; sums for each currency apart."""
    found = source.of(payments)
    layout = Layout(options["columns"], FIELDS, texts)
    if found:
        yield Table(layout.columns, captions.by_currency(layout, found, options["total"]), dense=True)
    else:
        yield Text(options["none"])
