"""Measures that count records of their own: sub-grants, outputs, volunteers' hours, answers."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ngodesk.figures.asked import Asked, organisations_of
from ngodesk.figures.evidence import Counted, Reason
from ngodesk.figures.results import COUNTED_SUBGRANTS

MILLIONTH = 10**6
_HOUR = 10**4


def by_support(asked: Asked) -> dict[int, list[Reason]]:
    """Organisations with a counted sub-grant or a support case; they count by no hours."""
    found: dict[int, list[Reason]] = defaultdict(list)
    if asked.indicator.min_hours is not None:
        return found
    if asked.takes_kind("subgrant"):
        for row_id, grantee in counted_subgrants(asked):
            found[grantee].append(("subgrants", row_id))
    if asked.takes_kind("support_case"):
        for row_id, activity, organisation in asked.scope.rows(
            "SELECT id, activity_id, organisation_id FROM support_cases WHERE project_id = ?"
            f" AND status IN ('running', 'done') AND {asked.scope.span.holds('start')}",
            (asked.scope.id,),
        ):
            if asked.takes_activity(activity):
                found[organisation].append(("support_cases", row_id))
    return found


def counted_subgrants(asked: Asked) -> list[tuple[int, int]]:
    """Id and grantee of the counted sub-grants of the activities asked for."""
    rows = asked.scope.rows(
        "SELECT id, activity_id, grantee_id FROM subgrants"
        f" WHERE project_id = ? AND status IN {COUNTED_SUBGRANTS}"
        f" AND {asked.scope.span.holds('agreement_date')}",
        (asked.scope.id,),
    )
    return [(row[0], row[2]) for row in rows if asked.takes_activity(row[1])]


def subgrants(asked: Asked) -> Iterable[Counted]:
    """The counted sub-grants."""
    kinds = asked.indicator.organisation_kinds
    wanted = organisations_of(asked.scope, kinds) if kinds else None
    return [
        Counted("subgrants", (row_id,))
        for row_id, grantee in counted_subgrants(asked)
        if wanted is None or grantee in wanted
    ]


def outputs(asked: Asked) -> Iterable[Counted]:
    """The outputs with their quantity."""
    rows = asked.scope.rows(
        "SELECT id, kind, activity_id, coalesce(quantity, 1) FROM outputs"
        f" WHERE project_id = ? AND {asked.scope.span.holds('date')}",
        (asked.scope.id,),
    )
    return [
        Counted("outputs", (row_id,), amount=quantity)
        for row_id, kind, activity, quantity in rows
        if asked.takes_kind(kind) and asked.takes_activity(activity)
    ]


def cooperations(asked: Asked) -> Iterable[Counted]:
    """The cooperations."""
    rows = asked.scope.rows(
        "SELECT id, kind, activity_id FROM cooperations"
        f" WHERE project_id = ? AND {asked.scope.span.holds('date')}",
        (asked.scope.id,),
    )
    wanted = _cooperations_with(asked)
    return [
        Counted("cooperations", (row_id,))
        for row_id, kind, activity in rows
        if asked.takes_kind(kind) and asked.takes_activity(activity) and (wanted is None or row_id in wanted)
    ]


def _cooperations_with(asked: Asked) -> set[int] | None:
    """The cooperations where any party is of the kinds asked for; nothing where all kinds are."""
    kinds = asked.indicator.organisation_kinds
    if not kinds:
        return None
    wanted = organisations_of(asked.scope, kinds)
    rows = asked.scope.rows("SELECT owner_id, target_id FROM cooperation_parties", ())
    return {owner for owner, party in rows if party in wanted}


def _hours_entries(asked: Asked) -> list[Any]:
    return asked.scope.rows(
        "SELECT h.id, a.person_id, h.hours FROM volunteer_hours h"
        " JOIN volunteer_agreements a ON a.id = h.agreement_id"
        f" WHERE a.project_id = ? AND h.confirmed = 1 AND {asked.scope.span.holds('h.date')}",
        (asked.scope.id,),
    )


def volunteers(asked: Asked) -> Iterable[Counted]:
    """The different persons who worked as volunteers."""
    found: dict[int, list[Reason]] = defaultdict(list)
    for row_id, person, _hours in _hours_entries(asked):
        found[person].append(("volunteer_hours", row_id))
    return [Counted("people", (person,), because=because) for person, because in found.items()]


def volunteer_hours(asked: Asked) -> Iterable[Counted]:
    """The confirmed entries of volunteers, with their hours."""
    return (
        Counted("volunteer_hours", (row_id,), amount=hours, per=_HOUR)
        for row_id, _person, hours in _hours_entries(asked)
    )


def manual(asked: Asked) -> Iterable[Counted]:
    """The values that were counted by hand."""
    if (asked.indicator.aggregate or "sum") != "sum":
        return [Counted("indicator_values", (row_id,)) for row_id, _value in values(asked)]
    return [
        Counted("indicator_values", (row_id,), amount=value, per=MILLIONTH) for row_id, value in values(asked)
    ]


def values(asked: Asked) -> list[Any]:
    """The values of a manual indicator, by date."""
    return list(
        asked.scope.rows(
            "SELECT id, value FROM indicator_values"
            f" WHERE indicator_id = ? AND {asked.scope.span.holds('date')} ORDER BY date",
            (asked.indicator.id,),
        )
    )


def answers(asked: Asked) -> Iterable[Counted]:
    """The numeric answers that were given."""
    return [Counted("answers", (row_id,)) for row_id, _value in numeric_answers(asked)]


def numeric_answers(asked: Asked) -> list[tuple[int, int]]:
    """The numeric answers to the questions asked for; by default to all that have a scale."""
    rows = asked.scope.rows(
        "SELECT a.id, a.value, a.question_id, q.kind FROM answers a JOIN responses r ON r.id = a.response_id"
        " JOIN questions q ON q.id = a.question_id"
        f" WHERE r.questionnaire_id = ? AND a.value IS NOT NULL AND {asked.scope.span.holds('r.date')}",
        (asked.indicator.questionnaire,),
    )
    wanted = asked.indicator.questions
    return [(row[0], row[1]) for row in rows if (row[2] in wanted if wanted else row[3] == "scale")]
