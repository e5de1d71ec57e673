"""What the month's documents charge: a row for each line and source, with ledger accounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.month import MonthDocument, Posting, documents
from ngodesk.reports import captions
from ngodesk.reports.content import Element, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source

OF_PRINT = (documents,)
OPTIONS = frozenset({"columns", "total", "none"})


@dataclass(frozen=True, slots=True)
class Item:
    """A posting and its document."""

    document: MonthDocument
    posting: Posting

    @property
    def currency(self) -> str:
        """The document's."""
        return self.document.currency


FIELDS: dict[str, Field[Item]] = {
    "ref": Field(lambda item, _texts: item.document.ref),
    "accounting_no": Field(lambda item, _texts: item.document.accounting_no),
    "number": Field(lambda item, _texts: item.document.number),
    "project": Field(lambda item, _texts: item.posting.project),
    "line": Field(lambda item, _texts: item.posting.line),
    "source": Field(lambda item, _texts: item.posting.source),
    "line_account": Field(lambda item, _texts: item.posting.line_account),
    "source_account": Field(lambda item, _texts: item.posting.source_account),
    "currency": Field(lambda item, _texts: item.currency),
    "amount": Field(lambda item, _texts: item.posting.amount, "number", summed=True),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each posting; sums for each currency apart."""
    found = [Item(document, each) for document in source.of(documents) for each in document.postings]
    layout = Layout(options["columns"], FIELDS, texts)
    if found:
        yield Table(layout.columns, captions.by_currency(layout, found, options["total"]), dense=True)
    else:
        yield Text(options["none"])
