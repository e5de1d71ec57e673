"""Volunteers, outputs, sub-grants and cooperations of a project in its span."""

from fractions import Fraction
from typing import Any

from ngodesk.common.money import plain
from ngodesk.figures.budget import money
from ngodesk.figures.project import Scope
from ngodesk.figures.spending import ALLOCATED, hours_worth

COUNTED_SUBGRANTS = "('awarded', 'running', 'settled')"
TAKEN = "iif(t.status = 'settled', coalesce(t.settled, t.amount), t.amount)"
"""What a sub-grant takes of its line: what was awarded, once it is settled what was settled."""

# What every document that names a sub-grant of the project has paid up to a day.
_OF_SUBGRANTS = "d.subgrant_id IN (SELECT id FROM subgrants WHERE project_id = :project)"
_PAID = f"""WITH {ALLOCATED.format(documents=_OF_SUBGRANTS)}
SELECT document_id, sum(actual), sum(value) < 0 FROM spent GROUP BY document_id"""


def volunteers(scope: Scope) -> dict[str, Any]:
    """The `volunteers` of the figures: confirmed hours on agreements of the project."""
    people: set[int] = set()
    hours = value = 0
    for person, each, worth in scope.rows(
        "SELECT a.person_id, h.hours, coalesce(a.hourly_value, 0) FROM volunteer_hours h"
        " JOIN volunteer_agreements a ON a.id = h.agreement_id"
        f" WHERE a.project_id = ? AND h.confirmed = 1 AND {scope.span.holds('h.date')}",
        (scope.id,),
    ):
        people.add(person)
        hours += each
        value += hours_worth(each, worth)
    return {"people": len(people), "hours": plain(Fraction(hours, 10**4)), "value": money(value)}


def outputs(scope: Scope) -> dict[str, Any]:
    """The `outputs` of the figures."""
    by_kind: dict[str, int] = scope.mapping(
        "SELECT kind, sum(coalesce(quantity, 1)) FROM outputs"
        f" WHERE project_id = ? AND {scope.span.holds('date')} GROUP BY kind ORDER BY kind",
        (scope.id,),
    )
    return {"count": sum(by_kind.values()), "by_kind": by_kind}


def cooperations(scope: Scope) -> dict[str, Any]:
    """The `cooperations` of the figures."""
    by_kind: dict[str, int] = scope.mapping(
        "SELECT kind, count(*) FROM cooperations"
        f" WHERE project_id = ? AND {scope.span.holds('date')} GROUP BY kind ORDER BY kind",
        (scope.id,),
    )
    return {"count": sum(by_kind.values()), "by_kind": by_kind}


def subgrants(scope: Scope) -> dict[str, Any]:
    """The `subgrants` of the figures. What documents show counts before what is typed."""
    counted = scope.rows(
        "SELECT amount, coalesce(settled, 0), coalesce(paid, 0), coalesce(returned, 0), EXISTS"
        " (SELECT 1 FROM cost_documents d WHERE d.subgrant_id = s.id AND d.kind <> 'proforma')"
        f" FROM subgrants s WHERE project_id = ? AND status IN {COUNTED_SUBGRANTS}"
        f" AND {scope.span.holds('agreement_date')}",
        (scope.id,),
    )
    paid, returned = _paid(scope)
    typed = [row for row in counted if not row[4]]
    return {
        "count": len(counted),
        "awarded": money(sum(row[0] for row in counted)),
        "paid": money(paid + sum(row[2] for row in typed)),
        "settled": money(sum(row[1] for row in counted)),
        "returned": money(returned + sum(row[3] for row in typed)),
    }


def _paid(scope: Scope) -> tuple[int, int]:
    """What the documents that name a sub-grant paid in the span, and what the negative ones brought back."""
    amounts = [0, 0]
    for amount, back in paid_by_document(scope).values():
        amounts[back] += amount
    return amounts[0], -amounts[1]


def paid_by_document(scope: Scope) -> dict[int, tuple[int, bool]]:
    """What each document that names a sub-grant paid in the span, and whether it is one that brings money
    back: up to the last day, less up to before the first.
    """
    if not scope.rows("SELECT 1 FROM subgrants WHERE project_id = ? LIMIT 1", (scope.id,)):
        return {}
    found: dict[int, tuple[int, bool]] = {}
    for day, sign in ((scope.span.by, 1), (scope.span.before, -1)):
        if day:
            names = {"project": scope.id, "currency": scope.currency, "day": day}
            for document, amount, back in scope.rows(_PAID, names):
                found[document] = found.get(document, (0,))[0] + sign * amount, bool(back)
    return found
