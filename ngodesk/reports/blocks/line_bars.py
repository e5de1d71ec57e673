"""Bars of the budget's lines: spent, promised and left of the plan."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.execution import execution
from ngodesk.reports.content import Bar, Chart, Element
from ngodesk.reports.source import Source

OF_PROJECT = (execution,)
OPTIONS = frozenset({"spent", "committed", "left", "percent"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A bar for each line that has a plan or a cost."""
    budget = source.of(execution)
    bars = []
    for line in budget.lines:
        sums = budget.line(line)
        if sums.planned or sums.cumulative or sums.committed:
            bars.append(
                Bar(
                    f"{line.code} {line.name}",
                    sums.cumulative,
                    sums.committed,
                    sums.planned,
                    sums.cumulative_percent,
                )
            )
    if bars:
        legend = (options["spent"], options["committed"], options["left"], options["percent"])
        yield Chart(tuple(bars), budget.currency, *legend)
