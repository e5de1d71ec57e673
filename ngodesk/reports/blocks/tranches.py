"""The payments that the funder has promised."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.income import TrancheFacts, tranches
from ngodesk.reports import captions
from ngodesk.reports.content import Element, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED

OF_PROJECT = (tranches,)
OPTIONS = frozenset({"columns", "total", "none"})

FIELDS: dict[str, Field[TrancheFacts]] = {
    "number": Field(lambda tranche, _texts: str(tranche.number)),
    "source": Field(lambda tranche, _texts: tranche.source_name),
    "due": Field(lambda tranche, _texts: tranche.due or NOT_STATED),
    "condition": Field(lambda tranche, _texts: tranche.condition),
    "amount": Field(lambda tranche, _texts: tranche.amount, "number", summed=True),
}


def subtitle(source: Source, texts: Texts) -> str:
    """Period and currency."""
    return captions.of_money(source, texts)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each, and their sum."""
    layout = Layout(options["columns"], FIELDS, texts, source.facts.currency)
    rows = layout.rows(source.of(tranches))
    if rows:
        yield Table(layout.columns, (*rows, layout.summed(options["total"], rows)))
    else:
        yield Text(options["none"])
