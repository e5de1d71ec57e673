"""The budget's cells: what each line has from each source, planned, before, in the span and promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ngodesk.common.money import rounded, stated, unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.plan import plan_number, planned
from ngodesk.figures.project import Scope
from ngodesk.figures.spending import Cell, spending

_PERCENT = 100

_LINES = """
SELECT l.id, l.code, l.name, coalesce(l.category, ''), l.cost_kind, coalesce(l.unit, ''), l.quantity,
  l.unit_cost, l.flat_rate_percent, coalesce(o.name, ''), coalesce(a.code, ''), coalesce(a.title, ''),
  coalesce(l.ledger_account, '')
FROM budget_lines l LEFT JOIN organisations o ON o.id = l.partner_id
LEFT JOIN activities a ON a.id = l.activity_id WHERE l.project_id = ?"""
_SOURCES = """
SELECT s.id, s.code, s.kind, s.name, coalesce(o.name, ''), coalesce(s.ledger_account, '')
FROM funding_sources s LEFT JOIN organisations o ON o.id = s.funder_id WHERE s.project_id = ?"""


@dataclass(frozen=True, slots=True)
class Line:
    """A budget line as prints name it. Quantity and unit cost are nothing where nobody stated them."""

    id: int
    code: str
    name: str
    category: str
    cost_kind: str
    unit: str
    quantity: Decimal | None
    unit_cost: Decimal | None
    flat_rate: Decimal | None
    partner: str
    activity: str
    activity_title: str
    ledger_account: str


@dataclass(frozen=True, slots=True)
class Source:
    """A funding source as prints name it."""

    id: int
    code: str
    kind: str
    name: str
    funder: str
    ledger_account: str


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts in the project's currency. `actual` is the span's, `before` what was spent earlier."""

    planned: Decimal = Decimal(0)
    before: Decimal = Decimal(0)
    actual: Decimal = Decimal(0)
    committed: Decimal = Decimal(0)
    accepted: Decimal = Decimal(0)

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.planned + other.planned,
            self.before + other.before,
            self.actual + other.actual,
            self.committed + other.committed,
            self.accepted + other.accepted,
        )

    @property
    def cumulative(self) -> Decimal:
        """From the beginning to the span's last day."""
        return self.before + self.actual

    @property
    def remaining(self) -> Decimal:
        """What the plan leaves in the span."""
        return self.planned - self.actual

    @property
    def left(self) -> Decimal:
        """What the plan leaves after all that was spent up to the span's last day."""
        return self.planned - self.cumulative

    @property
    def percent(self) -> Decimal | None:
        """The span's part of the plan; nothing of nothing."""
        return share(self.actual, self.planned)

    @property
    def cumulative_percent(self) -> Decimal | None:
        """What was spent up to the span's last day, of the plan."""
        return share(self.cumulative, self.planned)


@dataclass(frozen=True, slots=True)
class Execution:
    """Lines and sources in the natural order of their codes, and what stands in each cell."""

    lines: tuple[Line, ...]
    sources: tuple[Source, ...]
    cells: dict[Cell, Sums]
    currency: str
    plan_number: int | None
    """The amendment that the plan is of; 0 is the agreement, nothing: there is no plan."""

    def line(self, line: Line) -> Sums:
        """A line from all sources."""
        return total(sums for cell, sums in self.cells.items() if cell[0] == line.id)

    def source(self, source: Source) -> Sums:
        """A source in all lines."""
        return total(sums for cell, sums in self.cells.items() if cell[1] == source.id)

    def whole(self) -> Sums:
        """Everything."""
        return total(self.cells.values())


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """A percentage with two places, rounded once; nothing of nothing."""
    return rounded(Fraction(part) * _PERCENT / Fraction(whole)) if whole else None


def total(parts: Iterable[Sums]) -> Sums:
    """All of them added up."""
    return sum(parts, Sums())


def execution(scope: Scope) -> Execution:
    """The budget of a project in its span."""
    up_to = spending(scope, scope.span.by)
    earlier = spending(scope, scope.span.before) if scope.span.before else None
    plan = planned(scope)
    cells = {*plan, *up_to.actual, *up_to.committed, *(earlier.actual if earlier else ())}
    found = {}
    for cell in cells:
        before = earlier.actual.get(cell, 0) if earlier else 0
        accepted = up_to.accepted.get(cell, 0) - (earlier.accepted.get(cell, 0) if earlier else 0)
        amounts = (
            plan.get(cell, 0),
            before,
            up_to.actual.get(cell, 0) - before,
            up_to.committed.get(cell, 0),
            accepted,
        )
        found[cell] = Sums(*(unscaled(amount, 2) for amount in amounts))
    return Execution(budget_lines(scope), sources(scope), found, scope.currency, plan_number(scope))


def budget_lines(scope: Scope) -> tuple[Line, ...]:
    """The budget's lines, in the natural order of their codes."""
    rows = sorted(scope.rows(_LINES, (scope.id,)), key=lambda row: natural_key(row[1]))
    return tuple(_line(row) for row in rows)


def _line(row: tuple[Any, ...]) -> Line:
    numbers = (stated(row[6], 6), stated(row[7], 4), stated(row[8], 4))
    values: tuple[Any, ...] = (*row[:6], *numbers, *row[9:])
    return Line(*values)


def sources(scope: Scope) -> tuple[Source, ...]:
    """The project's funding sources, in the natural order of their codes."""
    rows = sorted(scope.rows(_SOURCES, (scope.id,)), key=lambda row: natural_key(row[1]))
    return tuple(Source(*row) for row in rows)
