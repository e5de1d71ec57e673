"""Where the money comes from: planned, spent, received and what is left of each source."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.budget import budget as budget_figures
from ngodesk.figures.execution import Execution, Sums, execution, share
from ngodesk.figures.execution import Source as FundingSource
from ngodesk.model import words
from ngodesk.reports.content import Element, Row, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source
from ngodesk.reports.values import Value

OF_PROJECT = (execution, budget_figures)
OPTIONS = frozenset({"columns", "total", "none"})


@dataclass(frozen=True, slots=True)
class Item:
    """A source, its sums, its shares of all sources, and its receipts as the figures have them."""

    source: FundingSource
    sums: Sums
    whole: Sums
    figures: dict[str, Any]

    def figure(self, name: str) -> Value:
        """A figure of the source; a dash for what cannot be computed."""
        value = self.figures[name]
        return "\N{EN DASH}" if value is None else Decimal(value)


def _share(part: Decimal, whole: Decimal) -> Value:
    found = share(part, whole)
    return "" if found is None else found


FIELDS: dict[str, Field[Item]] = {
    "code": Field(lambda item, _texts: item.source.code),
    "name": Field(lambda item, _texts: item.source.name),
    "kind": Field(lambda item, texts: words.word("funding_sources", "kind", item.source.kind, texts)),
    "funder": Field(lambda item, _texts: item.source.funder),
    "planned": Field(lambda item, _texts: item.sums.planned, "number", summed=True),
    "share_planned": Field(lambda item, _texts: _share(item.sums.planned, item.whole.planned), "percent"),
    "before": Field(lambda item, _texts: item.sums.before, "number", summed=True, dash=True),
    "actual": Field(lambda item, _texts: item.sums.actual, "number", summed=True, dash=True),
    "cumulative": Field(lambda item, _texts: item.sums.cumulative, "number", summed=True, dash=True),
    "share_actual": Field(lambda item, _texts: _share(item.sums.actual, item.whole.actual), "percent"),
    "received": Field(lambda item, _texts: item.figure("received"), "number", summed=True, dash=True),
    "interest": Field(lambda item, _texts: item.figure("interest"), "number", summed=True, dash=True),
    "other_income": Field(lambda item, _texts: item.figure("other_income"), "number", summed=True, dash=True),
    "refunded": Field(lambda item, _texts: item.figure("refunded"), "number", summed=True, dash=True),
    "balance": Field(lambda item, _texts: item.figure("balance"), "balance", summed=True),
}


def items(found: Execution, counted: dict[str, Any]) -> list[Item]:
    """Every source; `counted` are the figures of the budget."""
    figures, whole = {each["code"]: each for each in counted["sources"]}, found.whole()
    return [Item(each, found.source(each), whole, figures[each.code]) for each in found.sources]


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each source, and their sums; a sentence where there is none."""
    found, whole = source.of(execution), source.of(execution).whole()
    layout = Layout(options["columns"], FIELDS, texts, found.currency)
    rows = layout.rows(items(found, source.of(budget_figures)))
    if not rows:
        yield Text(options["none"])
        return
    yield Table(layout.columns, (*rows, _with_shares(layout.summed(options["total"], rows), layout, whole)))


def _with_shares(row: Row, layout: Layout[Item], whole: Sums) -> Row:
    """The sources' shares add up to the whole."""
    parts = {"share_planned": whole.planned, "share_actual": whole.actual}
    cells = [
        _share(parts[name], parts[name]) if name in parts else cell
        for name, cell in zip(layout.names, row.cells, strict=True)
    ]
    return Row(tuple(cells), row.style)
