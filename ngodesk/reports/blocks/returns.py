"""What must be returned of each source if nothing more is spent."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.income import Return, returns
from ngodesk.reports.content import Element, Note, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source

OF_PROJECT = (returns,)
OPTIONS = frozenset({"columns", "total", "none", "note"})

FIELDS: dict[str, Field[Return]] = {
    "code": Field(lambda each, _texts: each.source.code),
    "name": Field(lambda each, _texts: each.source.name),
    "funder": Field(lambda each, _texts: each.source.funder),
    "unspent": Field(lambda each, _texts: each.unspent, "number", summed=True, dash=True),
    "interest": Field(lambda each, _texts: each.interest, "number", summed=True, dash=True),
    "amount": Field(lambda each, _texts: each.amount, "number", summed=True, dash=True),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each source that goes back, and their sum."""
    layout = Layout(options["columns"], FIELDS, texts, source.facts.currency)
    rows = layout.rows(source.of(returns))
    if not rows:
        yield Text(options["none"])
        return
    yield Table(layout.columns, (*rows, layout.summed(options["total"], rows)))
    if options.get("note"):
        yield Note(options["note"])
