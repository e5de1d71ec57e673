"""Indicators: targets, values counted from records, and the records."""

from collections import defaultdict
from fractions import Fraction
from typing import Any

from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_
from ngodesk.common.money import plain
from ngodesk.common.text import natural_key
from ngodesk.figures.asked import Asked, Indicator
from ngodesk.figures.budget import percent
from ngodesk.figures.evidence import as_json
from ngodesk.figures.measures import MEASURES, value
from ngodesk.figures.participation import Participation
from ngodesk.figures.plan import targets
from ngodesk.figures.project import Scope
from ngodesk.figures.support import plainly
from ngodesk.store.naming import Names

_MILLIONTH = 10**6
# What a record of the evidence is called.
_LABELS = {
    "people": "trim(first_name || ' ' || last_name)",
    "organisations": "name",
    "events": "title",
    "outputs": "title",
    "subgrants": "title",
    "cooperations": "title",
    "volunteer_hours": "task",
    "indicator_values": "coalesce(evidence, date)",
    "answers": "coalesce(text, '')",
}


def of_project(scope: Scope) -> list[Indicator]:
    """The indicators of a project in the natural order of their codes."""
    activities = _links(scope, "indicator_activities")
    questions = _links(scope, "indicator_questions")
    rows = scope.connection.exec_driver_sql(
        "SELECT id, code, name, unit, measure, filter_kind, filter_organisation_kind, min_hours,"
        " min_share_percent, exclude_team, aggregate, filter_questionnaire_id, min_answer"
        " FROM indicators WHERE project_id = ?",
        (scope.id,),
    )
    found = [
        Indicator(
            id=row.id,
            code=row.code,
            name=row.name,
            unit=row.unit,
            measure=row.measure,
            kinds=_words(row.filter_kind),
            organisation_kinds=_words(row.filter_organisation_kind),
            min_hours=row.min_hours,
            min_share=row.min_share_percent,
            exclude_team=row.exclude_team,
            aggregate=row.aggregate,
            questionnaire=row.filter_questionnaire_id,
            min_answer=row.min_answer,
            activities=frozenset(activities[row.id]),
            questions=frozenset(questions[row.id]),
        )
        for row in rows
    ]
    return sorted(found, key=lambda indicator: natural_key(indicator.code))


def _words(text: str | None) -> frozenset[str]:
    return frozenset(text.split(";")) if text else frozenset()


def _links(scope: Scope, table: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for owner, target in scope.rows(
        f"SELECT k.owner_id, k.target_id FROM {table} k"
        " JOIN indicators i ON i.id = k.owner_id WHERE i.project_id = ?",
        (scope.id,),
    ):
        found[owner].append(target)
    return found


def indicators(participation: Participation) -> list[dict[str, Any]]:
    """The `indicators` of the figures."""
    scope = participation.scope
    aims = targets(scope)
    return [
        figures_of(Asked(participation, indicator), aims[indicator.id]) for indicator in of_project(scope)
    ]


def figures_of(asked: Asked, target: int | None) -> dict[str, Any]:
    """What the figures say of one indicator; its target is in millionths."""
    reached, number = value(asked)
    aim = None if target is None else Fraction(target, _MILLIONTH)
    return {
        "code": asked.indicator.code,
        "name": asked.indicator.name,
        "unit": asked.indicator.unit,
        "target": plain(aim),
        "value": plain(reached),
        "percent": percent(reached, aim),
        "met": None if aim is None else reached >= aim,
        "evidence": number,
    }


def organisations_supported(participation: Participation) -> int:
    """How many organisations were supported in any way: the measure without filters."""
    return value(Asked(participation, plainly("organisations")))[1]


def evidence(participation: Participation, code: str, names: Names | None = None) -> list[dict[str, Any]]:
    """The records behind an indicator. Raises UsageError where the project has none of that code.

    Who asks for several shares the `names` that are looked up.
    """
    scope = participation.scope
    indicator = next((each for each in of_project(scope) if each.code == code), None)
    if indicator is None:
        raise UsageError(
            N_("The project {ref} has no indicator {code}."),
            N_("Look up its indicators on the project's page."),
            ref=scope.ref,
            code=code,
        )
    counted = list(MEASURES[indicator.measure](Asked(participation, indicator)))
    return as_json(
        names or Names(scope.connection), counted, labels_of(scope, {each.table for each in counted})
    )


def labels_of(scope: Scope, tables: set[str]) -> dict[str, dict[int, str]]:
    """What the counted records of some tables are called, by table and id."""
    if "attendance" in tables:
        tables = {"people", "organisations", "events"}
    return {
        table: scope.mapping(f"SELECT id, {_LABELS[table]} FROM {table}", ())
        for table in tables & _LABELS.keys()
    }
