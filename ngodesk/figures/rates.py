"""Flat-rate lines as reports show them: what they are a percentage of, and what that makes."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from ngodesk.figures.execution import Line, execution
from ngodesk.figures.project import Scope


@dataclass(frozen=True, slots=True)
class FlatRate:
    """A computed line in the span: `amount` is rounded for each source, as the line is."""

    line: Line
    percent: Decimal
    bases: tuple[str, ...]
    base: Decimal
    amount: Decimal


def flat_rates(scope: Scope) -> list[FlatRate]:
    """The computed lines in the natural order of their codes."""
    budget = execution(scope)
    bases: dict[int, set[int]] = defaultdict(set)
    for line, base in scope.rows(
        "SELECT b.owner_id, b.target_id FROM budget_line_bases b JOIN budget_lines l ON l.id = b.owner_id"
        " WHERE l.project_id = ?",
        (scope.id,),
    ):
        bases[line].add(base)
    found = []
    for line in budget.lines:
        if line.flat_rate is not None:
            of = [each for each in budget.lines if each.id in bases[line.id]]
            base = sum((budget.line(each).actual for each in of), Decimal("0.00"))
            codes = tuple(each.code for each in of)
            found.append(FlatRate(line, line.flat_rate, codes, base, budget.line(line).actual))
    return found
