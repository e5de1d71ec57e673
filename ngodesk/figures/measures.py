"""What an indicator counts: one function for each measure gives everything that was counted, and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from operator import itemgetter
from typing import Any

from ngodesk.figures.evidence import Counted, Reason
from ngodesk.figures.participation import Event, Participation, Row, by_organisation
from ngodesk.figures.project import Scope
from ngodesk.figures.results import COUNTED_SUBGRANTS

_MILLIONTH = 10**6
_HOUR = 10**4
_PERCENT = 10**4


@dataclass(frozen=True)
class Indicator:
    """An indicator as it is counted. `min_hours` and shares are in 1/10 000, numbers in 1/1 000 000."""

    id: int
    code: str
    name: str
    unit: str | None
    measure: str
    kinds: frozenset[str]
    organisation_kinds: frozenset[str]
    min_hours: int | None
    min_share: int | None
    exclude_team: str | None
    aggregate: str | None
    questionnaire: int | None
    min_answer: int | None
    activities: frozenset[int]
    questions: frozenset[int]


class Asked:
    """An indicator of a project in its span, with what its filters let through."""

    def __init__(self, participation: Participation, indicator: Indicator) -> None:
        self.participation = participation
        self.scope: Scope = participation.scope
        self.indicator = indicator

    def events(self) -> dict[int, Event]:
        """The counted events of the kinds and activities asked for."""
        return {
            event.id: event
            for event in self.participation.events.values()
            if self.takes_kind(event.kind) and self.takes_activity(event.activity)
        }

    def rows(self) -> list[Row]:
        """Who attended them, for organisations of the kinds asked for."""
        rows, kinds = self.participation.rows, self.indicator.organisation_kinds
        if self.indicator.kinds or self.indicator.activities:
            events = self.events()
            rows = [row for row in rows if row[1] in events]
        if kinds:
            wanted = organisations_of(self.scope, kinds)
            rows = [row for row in rows if row[4] in wanted]
        return rows

    def takes_kind(self, kind: str) -> bool:
        """Whether the filter of kinds lets a record through; a blank filter takes everything."""
        return not self.indicator.kinds or kind in self.indicator.kinds

    def takes_activity(self, activity: int | None) -> bool:
        """Whether the filter of activities lets a record through."""
        return not self.indicator.activities or activity in self.indicator.activities


def organisations_of(scope: Scope, kinds: Iterable[str]) -> set[int]:
    """The organisations of some kinds."""
    names = sorted(kinds)
    marks = ", ".join("?" * len(names))
    found = scope.rows(f"SELECT id FROM organisations WHERE kind IN ({marks})", tuple(names))
    return {row[0] for row in found}


def _events(asked: Asked) -> Iterable[Counted]:
    return [Counted("events", (event,)) for event in asked.events()]


def _event_hours(asked: Asked) -> Iterable[Counted]:
    parts = asked.participation.parts
    return [
        Counted("events", (event.id,), amount=event.hours, per=parts) for event in asked.events().values()
    ]


def _headcount(asked: Asked) -> Iterable[Counted]:
    return [
        Counted("events", (event.id,), amount=event.headcount)
        for event in asked.events().values()
        if event.headcount is not None
    ]


def _series(asked: Asked) -> Iterable[Counted]:
    found: dict[str, list[Reason]] = defaultdict(list)
    for event in asked.events().values():
        if event.series:
            found[event.series].append(("events", event.id))
    return [Counted("series", text=series, because=because) for series, because in found.items()]


def _grouped(rows: Iterable[Row]) -> Iterator[tuple[tuple[int, int | None, int | None], list[Row]]]:
    """Rows by attendance: one person, or one organisation without a person, at one event."""
    for event, there in groupby(rows, key=itemgetter(1)):
        found: dict[tuple[int | None, int | None], list[Row]] = defaultdict(list)
        for row in there:
            found[row[3], None if row[3] is not None else row[4]].append(row)
        for (person, organisation), theirs in found.items():
            yield (event, person, organisation), theirs


def _attendances(asked: Asked) -> Iterable[Counted]:
    return (Counted("attendance", ids, rows) for ids, rows in _grouped(asked.rows()))


def _person_hours(asked: Asked) -> Iterable[Counted]:
    parts, hours = asked.participation.parts, asked.participation.hours
    return (
        Counted("attendance", ids, rows, hours(rows), parts)
        for ids, rows in _grouped(asked.rows())
        if ids[1] is not None
    )


def _people(asked: Asked) -> Iterable[Counted]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in asked.rows():
        if row[3] is not None:
            found[row[3]].append(row)
    for person in _team(asked):
        found.pop(person, None)
    if asked.indicator.min_hours is not None:
        hours = asked.participation.hours
        found = {person: rows for person, rows in found.items() if _are_enough(asked, hours, rows)}
    if asked.indicator.min_share is not None:
        shares = _Shares(asked)
        found = {person: rows for person, rows in found.items() if shares.suffice(rows)}
    return (Counted("people", (person,), rows) for person, rows in found.items())


def _are_enough(asked: Asked, hours: Callable[[list[Row]], int], rows: list[Row]) -> bool:
    """Whether the hours of some rows reach the least that is asked for."""
    least = asked.indicator.min_hours
    return least is None or hours(rows) * _HOUR >= least * asked.participation.parts


def _team(asked: Asked) -> set[int]:
    """Whom of the project's team people leave out."""
    which = {"permanent": " AND permanent = 1", "all": ""}.get(asked.indicator.exclude_team or "none")
    if which is None:
        return set()
    found = asked.scope.rows(
        f"SELECT person_id FROM project_team WHERE project_id = ?{which}", (asked.scope.id,)
    )
    return {row[0] for row in found}


class _Shares:
    """The share that a person has of the hours of a series; an event without one is its own."""

    def __init__(self, asked: Asked) -> None:
        self._participation = asked.participation
        self._least = asked.indicator.min_share or 0
        self._events = asked.events()
        self._hours: dict[str | int, int] = defaultdict(int)
        for event in self._events.values():
            self._hours[event.series or event.id] += event.hours

    def suffice(self, rows: list[Row]) -> bool:
        """Whether somebody reached the share in one of the series."""
        by_series: dict[str | int, list[Row]] = defaultdict(list)
        for row in rows:
            event = self._events[row[1]]
            by_series[event.series or event.id].append(row)
        return any(self._reached(series, theirs) for series, theirs in by_series.items())

    def _reached(self, series: str | int, rows: list[Row]) -> bool:
        whole = self._hours[series]
        return bool(whole) and self._participation.hours(rows) * 100 * _PERCENT >= self._least * whole


def _organisations(asked: Asked) -> Iterable[Counted]:
    attended, supported = _by_attendance(asked), _by_support(asked)
    kinds = asked.indicator.organisation_kinds
    found = attended.keys() | supported.keys()
    wanted = found & organisations_of(asked.scope, kinds) if kinds else found
    return (
        Counted("organisations", (each,), attended.get(each, ()), because=supported.get(each, ()))
        for each in wanted - asked.scope.uncounted
    )


def _by_attendance(asked: Asked) -> dict[int, list[Row]]:
    """Organisations for which somebody attended, or that did themselves, with hours enough."""
    participation, rows = asked.participation, asked.rows()
    found = participation.by_organisation if rows is participation.rows else by_organisation(rows)
    if asked.indicator.min_hours is None:
        return found
    hours = participation.hours_of_all
    return {each: theirs for each, theirs in found.items() if _are_enough(asked, hours, theirs)}


def _by_support(asked: Asked) -> dict[int, list[Reason]]:
    """Organisations with a counted sub-grant or a support case; they count by no hours."""
    found: dict[int, list[Reason]] = defaultdict(list)
    if asked.indicator.min_hours is not None:
        return found
    if asked.takes_kind("subgrant"):
        for row_id, grantee in _counted_subgrants(asked):
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


def _counted_subgrants(asked: Asked) -> list[tuple[int, int]]:
    rows = asked.scope.rows(
        "SELECT id, activity_id, grantee_id FROM subgrants"
        f" WHERE project_id = ? AND status IN {COUNTED_SUBGRANTS}"
        f" AND {asked.scope.span.holds('agreement_date')}",
        (asked.scope.id,),
    )
    return [(row[0], row[2]) for row in rows if asked.takes_activity(row[1])]


def _subgrants(asked: Asked) -> Iterable[Counted]:
    kinds = asked.indicator.organisation_kinds
    wanted = organisations_of(asked.scope, kinds) if kinds else None
    return [
        Counted("subgrants", (row_id,))
        for row_id, grantee in _counted_subgrants(asked)
        if wanted is None or grantee in wanted
    ]


def _outputs(asked: Asked) -> Iterable[Counted]:
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


def _cooperations(asked: Asked) -> Iterable[Counted]:
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


def _volunteers(asked: Asked) -> Iterable[Counted]:
    found: dict[int, list[Reason]] = defaultdict(list)
    for row_id, person, _hours in _hours_entries(asked):
        found[person].append(("volunteer_hours", row_id))
    return [Counted("people", (person,), because=because) for person, because in found.items()]


def _volunteer_hours(asked: Asked) -> Iterable[Counted]:
    return (
        Counted("volunteer_hours", (row_id,), amount=hours, per=_HOUR)
        for row_id, _person, hours in _hours_entries(asked)
    )


def _manual(asked: Asked) -> Iterable[Counted]:
    if (asked.indicator.aggregate or "sum") != "sum":
        return [Counted("indicator_values", (row_id,)) for row_id, _value in _values(asked)]
    return [
        Counted("indicator_values", (row_id,), amount=value, per=_MILLIONTH)
        for row_id, value in _values(asked)
    ]


def _values(asked: Asked) -> list[Any]:
    """The values of a manual indicator, by date."""
    return list(
        asked.scope.rows(
            "SELECT id, value FROM indicator_values"
            f" WHERE indicator_id = ? AND {asked.scope.span.holds('date')} ORDER BY date",
            (asked.indicator.id,),
        )
    )


def _answers(asked: Asked) -> Iterable[Counted]:
    return [Counted("answers", (row_id,)) for row_id, _value in _numeric_answers(asked)]


def _numeric_answers(asked: Asked) -> list[tuple[int, int]]:
    """The numeric answers to the questions asked for; by default to all that have a scale."""
    rows = asked.scope.rows(
        "SELECT a.id, a.value, a.question_id, q.kind FROM answers a JOIN responses r ON r.id = a.response_id"
        " JOIN questions q ON q.id = a.question_id"
        f" WHERE r.questionnaire_id = ? AND a.value IS NOT NULL AND {asked.scope.span.holds('r.date')}",
        (asked.indicator.questionnaire,),
    )
    wanted = asked.indicator.questions
    return [(row[0], row[1]) for row in rows if (row[2] in wanted if wanted else row[3] == "scale")]


# Each gives its records one by one: a figure needs none of them again, evidence keeps them.
MEASURES: dict[str, Callable[[Asked], Iterable[Counted]]] = {
    "manual": _manual,
    "events": _events,
    "event_hours": _event_hours,
    "attendances": _attendances,
    "people": _people,
    "organisations": _organisations,
    "volunteers": _volunteers,
    "volunteer_hours": _volunteer_hours,
    "outputs": _outputs,
    "subgrants": _subgrants,
    "cooperations": _cooperations,
    "headcount": _headcount,
    "person_hours": _person_hours,
    "series": _series,
    "answer_share": _answers,
}


def value(asked: Asked) -> tuple[Fraction, int]:
    """The exact value of an indicator, and how many records it was counted from.

    It is the sum of what was counted, unless the measure says otherwise.
    """
    number, amount, per = 0, 0, 1
    for counted in MEASURES[asked.indicator.measure](asked):
        number += 1
        amount += counted.amount
        per = counted.per
    other = _unlike_a_sum(asked)
    return Fraction(amount, per) if other is None else other, number


def _unlike_a_sum(asked: Asked) -> Fraction | None:
    """The value of a measure that is no sum."""
    if asked.indicator.measure == "answer_share":
        return _share(asked)
    aggregate = asked.indicator.aggregate or "sum"
    if asked.indicator.measure == "manual" and aggregate != "sum":
        return _aggregated([Fraction(each, _MILLIONTH) for _id, each in _values(asked)], aggregate)
    return None


def _share(asked: Asked) -> Fraction:
    answers = _numeric_answers(asked)
    if not answers:
        return Fraction()
    least = asked.indicator.min_answer
    good = sum(1 for _id, each in answers if least is None or each >= least)
    return Fraction(100 * good, len(answers))


def _aggregated(values: list[Fraction], aggregate: str) -> Fraction:
    if not values:
        return Fraction()
    if aggregate == "last":
        return values[-1]
    return max(values) if aggregate == "max" else sum(values, Fraction()) / len(values)
