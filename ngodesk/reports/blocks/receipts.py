"""The money that came in and went back, by day."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.common.money import money
from ngodesk.figures.income import ReceiptFacts, receipts
from ngodesk.model import words
from ngodesk.reports.content import Element, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source
from ngodesk.reports.values import Value

OF_PROJECT = (receipts,)
OPTIONS = frozenset({"columns", "total", "none", "kinds"})


def _booked(receipt: ReceiptFacts, texts: Texts) -> Value:
    if receipt.booked is None:
        return ""
    return money(receipt.booked, receipt.booked_currency, texts.language)


FIELDS: dict[str, Field[ReceiptFacts]] = {
    "ref": Field(lambda receipt, _texts: receipt.ref),
    "date": Field(lambda receipt, _texts: receipt.date),
    "kind": Field(lambda receipt, texts: words.word("receipts", "kind", receipt.kind, texts)),
    "source": Field(lambda receipt, _texts: receipt.source_name),
    "note": Field(lambda receipt, _texts: receipt.note or receipt.event),
    "person": Field(lambda receipt, _texts: receipt.person),
    "event": Field(lambda receipt, _texts: receipt.event),
    "booked": Field(_booked),
    "amount": Field(lambda receipt, _texts: receipt.amount, "balance", summed=True),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each receipt of the kinds that the form asks for, and their sum."""
    wanted = options.get("kinds")
    found = [each for each in source.of(receipts) if not wanted or each.kind in wanted]
    layout = Layout(options["columns"], FIELDS, texts, source.facts.currency)
    rows = layout.rows(found)
    if rows:
        yield Table(layout.columns, (*rows, layout.summed(options["total"], rows)))
    else:
        yield Text(options["none"])
