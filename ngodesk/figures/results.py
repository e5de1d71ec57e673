"""Volunteers, outputs, sub-grants and cooperations of a project in its span."""

from collections import defaultdict
from fractions import Fraction
from typing import Any

from ngodesk.common.money import plain
from ngodesk.figures.budget import money
from ngodesk.figures.project import Scope
from ngodesk.figures.spending import ALLOCATED, hours_worth

COUNTED_SUBGRANTS = "('awarded', 'running', 'settled')"

# What every document that names a sub-grant of the project has paid up to a day.
_PAID = f"""WITH {ALLOCATED}
SELECT spent.document_id, sum(actual) FROM spent JOIN subgrants s ON s.id = spent.subgrant_id
WHERE s.project_id = :project GROUP BY spent.document_id"""


def volunteers(scope: Scope) -> dict[str, Any]:
    """The `volunteers` of the figures: confirmed hours on agreements of the project."""
    people: set[int] = set()
    hours = value = 0
    for person, each, worth in scope.connection.exec_driver_sql(
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
    counted = scope.connection.exec_driver_sql(
        "SELECT amount, coalesce(settled, 0), coalesce(paid, 0), coalesce(returned, 0), EXISTS"
        " (SELECT 1 FROM cost_documents d WHERE d.subgrant_id = s.id AND d.kind <> 'proforma')"
        f" FROM subgrants s WHERE project_id = ? AND status IN {COUNTED_SUBGRANTS}"
        f" AND {scope.span.holds('agreement_date')}",
        (scope.id,),
    ).all()
    documents = _paid(scope)
    typed = [row for row in counted if not row[4]]
    return {
        "count": len(counted),
        "awarded": money(sum(row[0] for row in counted)),
        "paid": money(sum(paid for paid in documents if paid > 0) + sum(row[2] for row in typed)),
        "settled": money(sum(row[1] for row in counted)),
        "returned": money(-sum(paid for paid in documents if paid < 0) + sum(row[3] for row in typed)),
    }


def _paid(scope: Scope) -> list[int]:
    """What every document that names a sub-grant paid in the span; negative where money came back."""
    paid: dict[int, int] = defaultdict(int)
    for day, sign in ((scope.span.by, 1), (scope.span.before, -1)):
        if day:
            names = {"project": scope.id, "currency": scope.currency, "day": day}
            for document, amount in scope.connection.exec_driver_sql(_PAID, names):
                paid[document] += sign * amount
    return list(paid.values())
