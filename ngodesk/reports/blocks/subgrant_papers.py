"""What was paid to a grantee and came back, by document; then empty rows for the grantee's own costs."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.granted import Paper, subgrant
from ngodesk.reports.content import Column, Element, Heading, Row, Table
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source

OF_PRINT = (subgrant,)
OPTIONS = frozenset({"columns", "total", "none", "costs", "cost_heads"})

FIELDS: dict[str, Field[Paper]] = {
    "ref": Field(lambda each, _texts: each.ref),
    "number": Field(lambda each, _texts: each.number),
    "date": Field(lambda each, _texts: each.date),
    "description": Field(lambda each, _texts: each.description),
    "amount": Field(lambda each, _texts: each.amount, "balance", summed=True),
}
_EMPTY, _ROW = 8, 8


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The payments; the list of costs is filled in by the grantee."""
    yield from listing(source.of(subgrant).papers, FIELDS, texts, options, source.facts.currency)
    yield Heading(options["costs"])
    heads = [head.replace("{unit}", source.facts.currency) for head in options["cost_heads"]]
    first, *others = heads
    columns = (Column(first, weight=8), *(Column(head, weight=28, pen=True) for head in others))
    rows = [Row((str(place), *[""] * len(others))) for place in range(1, _EMPTY + 1)]
    yield Table(columns, tuple(rows), least=_ROW)
