"""Lines that are computed: the percentage, the costs that it is of, the amount."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.rates import FlatRate, flat_rates
from ngodesk.reports.content import Element, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source

OF_PROJECT = (flat_rates,)
OPTIONS = frozenset({"columns", "total", "none"})

FIELDS: dict[str, Field[FlatRate]] = {
    "code": Field(lambda each, _texts: each.line.code),
    "name": Field(lambda each, _texts: each.line.name),
    "percent": Field(lambda each, _texts: each.percent, "percent"),
    "bases": Field(lambda each, _texts: ", ".join(each.bases)),
    "base": Field(lambda each, _texts: each.base, "number"),
    "amount": Field(lambda each, _texts: each.amount, "number", summed=True),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each computed line, and their sum."""
    layout = Layout(options["columns"], FIELDS, texts, source.facts.currency)
    rows = layout.rows(source.of(flat_rates))
    if rows:
        yield Table(layout.columns, (*rows, layout.summed(options["total"], rows)))
    else:
        yield Text(options["none"])
