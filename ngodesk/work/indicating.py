"""The indicators of a project: how far each is, what it counts by which rule, and the records behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.money import rounded
from ngodesk.common.uncollected import uncollected
from ngodesk.figures.asked import Asked, Indicator
from ngodesk.figures.indicators import figures_of, of_project
from ngodesk.figures.participation import Participation
from ngodesk.figures.plan import targets
from ngodesk.figures.project import Scope, Span, scope
from ngodesk.model.cooperations import COOPERATION_KINDS
from ngodesk.model.events import EVENT_KINDS
from ngodesk.model.outputs import OUTPUT_KINDS
from ngodesk.store.store import Store
from ngodesk.work import saving
from ngodesk.work.proving import Behind, records
from ngodesk.work.viewing import Stored, values_of

Rule = Mapping[str, Stored]
"""The measure and the filters of an indicator, by field, as they are stored."""

_HELD = ("filter_kind", "filter_activity")
_WHO = (*_HELD, "filter_organisation_kind")
USED: dict[str, tuple[str, ...]] = {
    "manual": ("aggregate",),
    "events": _HELD,
    "event_hours": _HELD,
    "headcount": _HELD,
    "series": _HELD,
    "attendances": _WHO,
    "person_hours": _WHO,
    "people": (*_WHO, "min_hours", "min_share_percent", "exclude_team"),
    "organisations": (*_WHO, "min_hours"),
    "volunteers": (),
    "volunteer_hours": (),
    "outputs": _HELD,
    "subgrants": ("filter_activity", "filter_organisation_kind"),
    "cooperations": _WHO,
    "answer_share": ("filter_questionnaire", "filter_questions", "min_answer"),
}
"""The filters that each measure heeds; the others are not shown, and emptied when a rule is kept."""

FIELDS = ("measure", *dict.fromkeys(name for names in USED.values() for name in names))


def kinds_of(measure: str) -> tuple[str, ...]:
    """The words that the filter of kinds may hold for a measure."""
    if measure == "organisations":
        return (*EVENT_KINDS, "subgrant", "support_case")
    if measure in ("outputs", "cooperations"):
        return OUTPUT_KINDS if measure == "outputs" else COOPERATION_KINDS
    return EVENT_KINDS if "filter_kind" in USED[measure] else ()


@dataclass(frozen=True)
class Standing:
    """An indicator as the figures have it: numbers as texts with two places, nothing without a target."""

    id: int
    code: str
    name: str
    unit: str | None
    measure: str
    target: str | None
    value: str
    percent: str | None
    met: bool | None
    evidence: int


@dataclass(frozen=True)
class Progress:
    """What the page shows: the indicators, and the days that the project has."""

    start: date
    end: date
    indicators: tuple[Standing, ...]


@dataclass(frozen=True)
class Target:
    """A target by amendment; `amendment` is nothing for the agreement itself."""

    id: int | None
    amendment: int | None
    status: str
    target: Decimal | None


@dataclass(frozen=True)
class Opened:
    """One indicator: where it stands by a rule, the rule that is stored, and what was counted by this one."""

    standing: Standing
    start: date
    end: date
    stored: dict[str, Stored]
    records: tuple[Behind, ...]
    targets: tuple[Target, ...]
    activities: tuple[tuple[int, str], ...]
    questionnaires: tuple[tuple[int, str], ...]
    questions: tuple[tuple[int, int, str], ...]
    """Questionnaire, question and what it asks."""


@uncollected()
def progress(store: Store, project: int) -> Progress | None:
    """How far every indicator is; nothing where the project is gone."""
    with store.reading() as connection:
        found = _project(connection, project)
        if found is None:
            return None
        its, start, end = found
        participation, aims = Participation(its), targets(its)
        return Progress(
            start,
            end,
            tuple(_standing(Asked(participation, each), aims[each.id]) for each in of_project(its)),
        )


def _project(connection: Connection, project: int) -> tuple[Scope, date, date] | None:
    row = connection.exec_driver_sql("SELECT ref, start, end FROM projects WHERE id = ?", (project,)).first()
    if row is None:
        return None
    its = scope(connection, row[0], Span())
    return its, date.fromisoformat(row[1]), date.fromisoformat(row[2])


def _standing(asked: Asked, target: int | None) -> Standing:
    return Standing(asked.indicator.id, measure=asked.indicator.measure, **figures_of(asked, target))


@uncollected()
def opened(store: Store, project: int, indicator: int, rule: Rule | None = None) -> Opened | None:
    """An indicator as it would be by another rule, of which nothing is written; nothing where it is gone."""
    with store.reading() as connection:
        found = _project(connection, project)
        stored = values_of(connection, "indicators", indicator)
        if found is None or stored is None:
            return None
        its, start, end = found
        kept = next((each for each in of_project(its) if each.id == indicator), None)
        if kept is None:
            return None
        asked = Asked(Participation(its), kept if rule is None else _by(kept, heeded(rule)))
        return Opened(
            standing=_standing(asked, targets(its)[indicator]),
            start=start,
            end=end,
            stored={name: stored[name] for name in FIELDS},
            records=records(asked),
            targets=_targets(its, indicator),
            activities=_activities(its),
            questionnaires=_questionnaires(its),
            questions=_questions(its),
        )


def standing_of(store: Store, project: int, indicator: int) -> Standing | None:
    """Where an indicator stands by the rule that is stored."""
    with store.reading() as connection:
        found = _project(connection, project)
        if found is None:
            return None
        its = found[0]
        kept = next((each for each in of_project(its) if each.id == indicator), None)
        return None if kept is None else _standing(Asked(Participation(its), kept), targets(its)[indicator])


def heeded(rule: Rule) -> dict[str, Stored]:
    """A rule with only what its measure heeds; every other filter is blank."""
    measure = str(rule["measure"])
    used, kinds = USED[measure], kinds_of(measure)
    blank = {"filter_activity": (), "filter_questions": ()}
    found: dict[str, Stored] = {
        name: rule.get(name) if name in ("measure", *used) else blank.get(name) for name in FIELDS
    }
    words = [word for word in str(found["filter_kind"] or "").split(";") if word in kinds]
    found["filter_kind"] = ";".join(words) or None
    return found


def _by(indicator: Indicator, rule: Rule) -> Indicator:
    """The indicator, counted by a rule."""
    values: dict[str, Any] = dict(rule)
    return replace(
        indicator,
        measure=values["measure"],
        kinds=_words(values["filter_kind"]),
        organisation_kinds=_words(values["filter_organisation_kind"]),
        min_hours=values["min_hours"],
        min_share=values["min_share_percent"],
        exclude_team=values["exclude_team"],
        aggregate=values["aggregate"],
        questionnaire=values["filter_questionnaire"],
        min_answer=values["min_answer"],
        activities=frozenset(values["filter_activity"] or ()),
        questions=frozenset(values["filter_questions"] or ()),
    )


def _words(text: str | None) -> frozenset[str]:
    return frozenset(text.split(";")) if text else frozenset()


def _targets(its: Scope, indicator: int) -> tuple[Target, ...]:
    rows = its.rows(
        "SELECT NULL, NULL, '', target FROM indicators WHERE id = :id UNION ALL SELECT * FROM ("
        "SELECT t.id, a.number, a.status, t.target FROM indicator_targets t"
        " JOIN amendments a ON a.id = t.amendment_id WHERE t.indicator_id = :id ORDER BY a.number)",
        {"id": indicator},
    )
    return tuple(
        Target(row[0], row[1], row[2], None if row[3] is None else rounded(Fraction(row[3], 10**6)))
        for row in rows
    )


def _activities(its: Scope) -> tuple[tuple[int, str], ...]:
    rows = its.rows(
        "SELECT id, code || '  ' || title FROM activities WHERE project_id = ? ORDER BY code", (its.id,)
    )
    return tuple((row[0], row[1]) for row in rows)


def _questionnaires(its: Scope) -> tuple[tuple[int, str], ...]:
    rows = its.rows(
        "SELECT id, title FROM questionnaires WHERE project_id = ? OR project_id IS NULL ORDER BY title",
        (its.id,),
    )
    return tuple((row[0], row[1]) for row in rows)


def _questions(its: Scope) -> tuple[tuple[int, int, str], ...]:
    rows = its.rows(
        "SELECT q.questionnaire_id, q.id, q.code || '  ' || q.text FROM questions q"
        " JOIN questionnaires n ON n.id = q.questionnaire_id"
        " WHERE n.project_id = ? OR n.project_id IS NULL ORDER BY q.questionnaire_id, q.code",
        (its.id,),
    )
    return tuple((row[0], row[1], row[2]) for row in rows)


def keep_rule(store: Store, indicator: int, rule: Rule) -> None:
    """Count an indicator by this rule from now on: one step. Raises RefusedRecordError."""
    saving.change(store, "indicators", indicator, heeded(rule))
