"""The budget as the offer's form has it: units, prices, and what is planned for each year."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from ngodesk.common.money import unscaled
from ngodesk.figures.execution import Line, Source, budget_lines, sources
from ngodesk.figures.plan import plan_rows
from ngodesk.figures.project import Scope


@dataclass(frozen=True, slots=True)
class Offer:
    """Lines and sources with what is planned, in all and for each year that the plan names."""

    lines: tuple[Line, ...]
    sources: tuple[Source, ...]
    years: tuple[int, ...]
    line_plans: dict[int, Decimal]
    source_plans: dict[int, Decimal]
    yearly: dict[tuple[int, int], Decimal]
    """By line and year."""
    currency: str


def offer(scope: Scope) -> Offer:
    """The plan in force, or of the amendment that is asked for."""
    by_line: dict[int, Decimal] = defaultdict(Decimal)
    by_source: dict[int, Decimal] = defaultdict(Decimal)
    yearly: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for line, source, year, hundredths in plan_rows(scope):
        amount = unscaled(hundredths, 2)
        by_line[line] += amount
        by_source[source] += amount
        if year is not None:
            yearly[line, year] += amount
    years = tuple(sorted({year for _line, year in yearly}))
    lines = budget_lines(scope)
    return Offer(lines, sources(scope), years, by_line, by_source, yearly, scope.currency)
