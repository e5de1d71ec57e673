"""How far each indicator is: before the span, in it, and from the project's beginning."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import day_before
from ngodesk.common.money import stated
from ngodesk.figures.indicators import indicators
from ngodesk.figures.participation import Participation
from ngodesk.figures.project import Scope, Span
from ngodesk.figures.proven import FACTS


@dataclass(frozen=True, slots=True)
class Achieved:
    """An indicator. `together` is counted anew up to the last day: whoever counts twice counts once there.

    Percentage and whether it is met are of `together`; both are nothing without a target.
    """

    code: str
    name: str
    unit: str
    kind: str
    measure: str
    verification: str
    baseline: Decimal | None
    target: Decimal | None
    before: Decimal
    value: Decimal
    together: Decimal
    percent: Decimal | None
    met: bool | None


def achieved(scope: Scope) -> list[Achieved]:
    """The indicators in the natural order of their codes."""
    facts = {row[0]: row[1:] for row in scope.rows(FACTS, (scope.id,))}
    inside = indicators(Participation(scope))
    start, end = scope.span.start, scope.span.end
    whole = _counted(scope, Span(None, end)) if start else inside
    before = _counted(scope, Span(None, day_before(start))) if start else []
    earlier = {each["code"]: each["value"] for each in before}
    return [
        _achieved(now, up_to, earlier.get(now["code"], "0.00"), facts[now["code"]])
        for now, up_to in zip(inside, whole, strict=True)
    ]


def _counted(scope: Scope, span: Span) -> list[dict[str, Any]]:
    return indicators(Participation(replace(scope, span=span)))


def _achieved(now: dict[str, Any], up_to: dict[str, Any], before: str, facts: tuple[Any, ...]) -> Achieved:
    kind, baseline, measure, verification = facts
    return Achieved(
        now["code"],
        now["name"],
        now["unit"] or "",
        kind,
        measure,
        verification,
        stated(baseline, 6),
        None if now["target"] is None else Decimal(now["target"]),
        Decimal(before),
        Decimal(now["value"]),
        Decimal(up_to["value"]),
        None if up_to["percent"] is None else Decimal(up_to["percent"]),
        up_to["met"],
    )
