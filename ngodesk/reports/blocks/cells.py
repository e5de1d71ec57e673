"""Each line from each source that has a plan or a cost in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.execution import Execution, Line, Sums, execution
from ngodesk.figures.execution import Source as FundingSource
from ngodesk.reports.blocks import lines
from ngodesk.reports.content import Element, Table
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source

OF_PROJECT = (execution,)
OPTIONS = frozenset({"columns", "total"})


@dataclass(frozen=True, slots=True)
class Item:
    """A cell of the budget."""

    line: Line
    source: FundingSource
    sums: Sums


def _amount(name: str) -> Field[Item]:
    field = lines.FIELDS[name]
    return Field(
        lambda item, texts: field.value(lines.Item(item.sums), texts), field.kind, field.summed, field.dash
    )


FIELDS: dict[str, Field[Item]] = {
    "code": Field(lambda item, _texts: item.line.code),
    "name": Field(lambda item, _texts: item.line.name),
    "source": Field(lambda item, _texts: item.source.name),
    "source_code": Field(lambda item, _texts: item.source.code),
} | {
    name: _amount(name)
    for name in (
        "planned",
        "before",
        "actual",
        "cumulative",
        "committed",
        "accepted",
        "remaining",
        "left",
        "percent",
    )
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each cell that is not empty, and their sums."""
    budget = source.of(execution)
    layout = Layout(options["columns"], FIELDS, texts, budget.currency)
    rows = layout.rows(items(budget))
    if rows:
        yield Table(layout.columns, (*rows, layout.summed(options["total"], rows)))


def items(budget: Execution) -> Iterator[Item]:
    """The cells that hold anything."""
    for line in budget.lines:
        for each in budget.sources:
            sums = budget.cells.get((line.id, each.id))
            if sums is not None and any((sums.planned, sums.cumulative, sums.committed)):
                yield Item(line, each, sums)
