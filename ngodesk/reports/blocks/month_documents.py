"""The documents issued in a month, of all projects, for whoever keeps the books."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.month import MonthDocument, documents
from ngodesk.model import words
from ngodesk.reports import captions
from ngodesk.reports.content import Element, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source
from ngodesk.reports.values import Value

OF_PRINT = (documents,)
OPTIONS = frozenset({"columns", "total", "none"})


def _amount(value: Decimal | None) -> Value:
    return "" if value is None else value


def _accounts(document: MonthDocument, _texts: Texts) -> Value:
    """The posting as it was typed, else the accounts of the lines."""
    return document.posting or ", ".join(
        dict.fromkeys(each.line_account for each in document.postings if each.line_account)
    )


FIELDS: dict[str, Field[MonthDocument]] = {
    "ref": Field(lambda document, _texts: document.ref),
    "accounting_no": Field(lambda document, _texts: document.accounting_no),
    "number": Field(lambda document, _texts: document.number),
    "kind": Field(lambda document, texts: words.word("cost_documents", "kind", document.kind, texts)),
    "issue_date": Field(lambda document, _texts: document.issue_date),
    "sale_date": Field(lambda document, _texts: document.sale_date or ""),
    "issuer": Field(lambda document, _texts: document.issuer),
    "tax_id": Field(lambda document, _texts: document.tax_id),
    "description": Field(lambda document, _texts: document.description),
    "currency": Field(lambda document, _texts: document.currency),
    "net": Field(lambda document, _texts: _amount(document.net), "number", summed=True),
    "vat": Field(lambda document, _texts: _amount(document.vat), "number", summed=True),
    "gross": Field(lambda document, _texts: document.gross, "number", summed=True),
    "accounts": Field(_accounts),
    "projects": Field(
        lambda document, _texts: tuple(
            dict.fromkeys(f"{each.project} {each.line}" for each in document.postings)
        )
    ),
    "outside": Field(lambda document, _texts: _amount(document.outside), "number", summed=True),
    "paid": Field(lambda document, _texts: document.payment_date or ""),
}


def title(source: Source, texts: Texts) -> str:
    """The month in words."""
    return captions.month(source, texts)


def subtitle(source: Source, texts: Texts) -> str:
    """What stands in it."""
    return texts.gettext("All projects together")


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each document; sums for each currency apart."""
    found = source.of(documents)
    layout = Layout(options["columns"], FIELDS, texts)
    if not found:
        yield Text(options["none"])
        return
    yield Table(layout.columns, captions.by_currency(layout, found, options["total"]), dense=True)
