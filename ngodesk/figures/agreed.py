"""What was agreed: amendments with their plans, the partners' shares of the budget."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from ngodesk.common.dates import stored_day
from ngodesk.common.money import stated, unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.project import Scope

_PLANS = """
SELECT coalesce(p.amendment_id, 0), l.code, l.name, sum(p.amount) FROM budget_plan p
JOIN budget_lines l ON l.id = p.line_id WHERE p.project_id = ? GROUP BY 1, l.id"""
_PARTNERS = """
SELECT o.ref, o.name, p.role, p.budget FROM project_partners p
JOIN organisations o ON o.id = p.organisation_id WHERE p.project_id = ?"""
END = """coalesce((SELECT m.new_end FROM amendments m WHERE m.project_id = {project}.id
    AND m.status = 'approved' AND m.new_end IS NOT NULL ORDER BY m.number DESC LIMIT 1), {project}."end")"""
"""The last day of a project, as the last amendment that moved it and was approved says."""
REPORT_DAY = "coalesce({period}.due, date({period}.end, '+' || {programme}.report_due_days || ' days'))"
"""By when the report on a period is due: the day that is written down, else by the programme's rule."""


@dataclass(frozen=True, slots=True)
class Change:
    """A line whose plan an amendment changes."""

    code: str
    name: str
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class AmendmentFacts:
    """An amendment; without a plan of its own it changes no line and has no whole."""

    number: int
    date: dt.date
    status: str
    in_force_from: dt.date | None
    new_end: dt.date | None
    reason: str
    whole: Decimal | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A partner's share of the budget; nothing where it is not stated."""

    name: str
    role: str
    budget: Decimal | None


def amendments(scope: Scope) -> list[AmendmentFacts]:
    """All amendments in their order, each with what it changes against the approved plan before it."""
    plans = _plans(scope)
    former = plans.get(0, {})
    found = []
    for row in scope.rows(
        "SELECT id, number, date, status, in_force_from, new_end, coalesce(reason, '') FROM amendments"
        " WHERE project_id = ? ORDER BY number",
        (scope.id,),
    ):
        plan = plans.get(row[0])
        found.append(
            AmendmentFacts(
                row[1],
                dt.date.fromisoformat(row[2]),
                row[3],
                stored_day(row[4]),
                stored_day(row[5]),
                row[6],
                None if plan is None else unscaled(sum(plan.values()), 2),
                _changes(former, plan) if plan is not None else (),
            )
        )
        if plan is not None and row[3] == "approved":
            former = plan
    return found


Plan = dict[tuple[str, str], int]


def _plans(scope: Scope) -> dict[int, Plan]:
    found: dict[int, Plan] = defaultdict(dict)
    for amendment, code, name, amount in scope.rows(_PLANS, (scope.id,)):
        found[amendment][code, name] = amount
    return found


def _changes(former: Plan, plan: Plan) -> tuple[Change, ...]:
    lines = sorted({*former, *plan}, key=lambda line: natural_key(line[0]))
    return tuple(
        Change(*line, unscaled(former.get(line, 0), 2), unscaled(plan.get(line, 0), 2))
        for line in lines
        if former.get(line, 0) != plan.get(line, 0)
    )


def partner_shares(scope: Scope) -> list[Share]:
    """The partners in the order of their codes."""
    rows = sorted(scope.rows(_PARTNERS, (scope.id,)), key=lambda row: natural_key(row[0]))
    return [Share(row[1], row[2], stated(row[3])) for row in rows]
