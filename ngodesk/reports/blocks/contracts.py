"""What was bought by contract, in the columns of a form."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.procured import Procured, procured
from ngodesk.model import words
from ngodesk.reports.content import Element
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED

OF_PROJECT = (procured,)
OPTIONS = frozenset({"columns", "none", "total"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each contract; amounts are in the project's currency."""
    currency = source.facts.currency
    fields: dict[str, Field[Procured]] = {
        "name": Field(lambda each, _texts: each.subject),
        "number": Field(lambda each, _texts: each.number),
        "date": Field(lambda each, _texts: each.date or NOT_STATED),
        "kind": Field(lambda each, said: words.word("contracts", "kind", each.kind, said)),
        "amount": Field(
            lambda each, _texts: NOT_STATED if each.amount is None else each.amount, "number", summed=True
        ),
        "currency": Field(lambda each, _texts: "" if each.amount is None else currency),
        "supplier": Field(lambda each, _texts: each.supplier),
        "tax_id": Field(lambda each, _texts: each.tax_id),
        "procurement": Field(lambda each, _texts: each.selection),
    }
    yield from listing(source.of(procured), fields, texts, options)
