"""Certificates of an event or a whole series: who has hours enough, who was given a number."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ngodesk.common.money import rounded, stated, unscaled
from ngodesk.common.text import natural_key, sort_key
from ngodesk.figures.about import About
from ngodesk.figures.participation import Participation, Row
from ngodesk.figures.project import Scope

_THRESHOLD = """
SELECT attendance_threshold_percent FROM programmes g JOIN projects p ON p.programme_id = g.id
WHERE p.id = ?"""
_OF_SERIES = """
SELECT o.id FROM events e JOIN events o ON o.project_id = e.project_id AND o.series = e.series
WHERE e.id = ? ORDER BY o.start, o.id"""
_EVENT = """
SELECT e.title, coalesce(e.series, ''), e.kind, coalesce(nullif(e.place, ''), e.municipality, ''), e.lead_id
FROM events e WHERE e.id = ?"""
_DAYS = "SELECT start, coalesce(end, start), title, lead_id FROM events WHERE id = ?"
_SESSIONS = "SELECT coalesce(topic, ''), lead_id FROM event_sessions WHERE event_id = ? ORDER BY date, number"
_GIVEN = """
SELECT c.number, c.issued_on, c.hours, c.person_id, p.first_name, p.last_name FROM certificates c
JOIN people p ON p.id = c.person_id WHERE """
# A certificate of a series names no event: it is of the project where the person was at the series.
_OF_PROJECT = """coalesce((SELECT project_id = ? FROM events WHERE id = c.event_id), c.person_id IN (
  SELECT a.person_id FROM attendance a JOIN events e ON e.id = a.event_id
  WHERE e.series = ? AND e.project_id = ?))"""
_NAMES = "SELECT id, first_name, last_name FROM people"


@dataclass(frozen=True, slots=True)
class Earned:
    """Somebody with hours enough for a certificate."""

    person: int
    first: str
    last: str
    hours: Decimal


@dataclass(frozen=True, slots=True)
class Given:
    """A certificate with its number, as it was given."""

    number: str
    person: int
    name: str
    hours: Decimal | None
    issued_on: dt.date


@dataclass(frozen=True, slots=True)
class Course:
    """What certificates are about: an event or a series; its topics are those of its sessions."""

    title: str
    series: str
    kind: str
    place: str
    start: dt.date
    end: dt.date
    hours: Decimal
    threshold: Decimal | None
    leads: tuple[str, ...]
    topics: tuple[str, ...]
    given: tuple[Given, ...]
    """In the order of their numbers."""
    earned: tuple[Earned, ...]
    """Everybody with hours enough, in the order of the alphabet; those with a number too."""

    @property
    def without_number(self) -> tuple[Earned, ...]:
        """Who has hours enough and no certificate yet."""
        known = {each.person for each in self.given}
        return tuple(each for each in self.earned if each.person not in known)


def course(about: About) -> Course:
    """The event that the print is about, or its whole series."""
    assert about.scope is not None
    assert about.event is not None
    return course_of(about.scope, about.event, about.series, about.language)


def course_of(scope: Scope, event: int, series: bool, language: str) -> Course:
    """An event, or the whole series that it belongs to."""
    ((title, name, kind, place, _lead),) = scope.rows(_EVENT, (event,))
    whole = series and bool(name)
    events = [row[0] for row in scope.rows(_OF_SERIES, (event,))] if whole else [event]
    found = Participation(scope)
    counted = [each for each in events if each in found.events]
    hours = sum(found.events[each].hours for each in counted)
    days = [scope.rows(_DAYS, (each,))[0] for each in counted or events]
    sessions = {each: scope.rows(_SESSIONS, (each,)) for each in counted or events}
    topics = [topic for rows in sessions.values() for topic, _lead in rows if topic]
    leads = [*(row[3] for row in days), *(lead for rows in sessions.values() for _topic, lead in rows)]
    names = _names(scope)
    values: tuple[Any, ...] = (
        name if whole else title,
        name if whole else "",
        kind,
        place,
        min(dt.date.fromisoformat(row[0]) for row in days),
        max(dt.date.fromisoformat(row[1]) for row in days),
        rounded(Fraction(hours, found.parts)) if counted else Decimal("0.00"),
        _threshold(scope),
        tuple(" ".join(names[each]) for each in dict.fromkeys(leads) if each),
        tuple(dict.fromkeys(topics or ([row[2] for row in days] if whole else []))),
        _given(scope, event, name if whole else ""),
        _earned(scope, found, counted, language),
    )
    return Course(*values)


def _threshold(scope: Scope) -> Decimal | None:
    rows = scope.rows(_THRESHOLD, (scope.id,))
    return unscaled(rows[0][0], 4) if rows and rows[0][0] is not None else None


def _names(scope: Scope) -> dict[int, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in scope.rows(_NAMES, ())}


def _given(scope: Scope, event: int, series: str) -> tuple[Given, ...]:
    if series:
        rows = scope.rows(f"{_GIVEN} c.series = ? AND {_OF_PROJECT}", (series, scope.id, series, scope.id))
    else:
        rows = scope.rows(f"{_GIVEN} c.event_id = ? AND c.series IS NULL", (event,))
    found = []
    for number, day, hours, person, first, last in rows:
        amount = stated(hours, 4)
        found.append(Given(number, person, f"{first} {last}", amount, dt.date.fromisoformat(day)))
    return tuple(sorted(found, key=lambda each: natural_key(each.number)))


def _earned(scope: Scope, found: Participation, events: list[int], language: str) -> tuple[Earned, ...]:
    """Hours of each person against the share that the programme asks for; without one, being there counts."""
    whole = sum(found.events[each].hours for each in events)
    least = _threshold(scope)
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in found.rows:
        if row[3] is not None and row[1] in events:
            rows[row[3]].append(row)
    names = _names(scope)
    earned = []
    for person, theirs in rows.items():
        hours = found.hours(theirs)
        if least is None or Fraction(hours) * 100 >= Fraction(least) * whole:
            first, last = names[person]
            earned.append(Earned(person, first, last, rounded(Fraction(hours, found.parts), 4)))
    return tuple(
        sorted(earned, key=lambda each: (sort_key(each.last, language), sort_key(each.first, language)))
    )
