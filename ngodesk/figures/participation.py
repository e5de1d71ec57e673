"""Events, hours and who was there: every person and organisation counted once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from ngodesk.common.money import plain
from ngodesk.common.text import natural_key
from ngodesk.figures.project import Scope

TEACHING = ("training", "workshop", "seminar", "study_trip", "hackathon")
_STORED_HOUR = 10**4

_EVENTS = """
SELECT e.id, e.kind, e.activity_id, e.series, e.headcount, e.refused,
  coalesce(e.hour_minutes, CASE WHEN e.kind IN {teaching} THEN :teaching END, 60),
  e.hours, e.minutes, count(s.id), sum(s.hours), sum(iif(s.hours IS NULL, s.minutes, NULL))
FROM events e LEFT JOIN event_sessions s ON s.event_id = e.id
WHERE e.project_id = :project AND e.status = 'held' AND coalesce(e.access, '') <> 'internal' AND {span}
GROUP BY e.id"""

_ATTENDED = """
SELECT a.id, a.event_id, a.session_id, a.person_id, a.organisation_id, a.hours
FROM events e JOIN attendance a ON a.event_id = e.id
WHERE e.project_id = :project AND e.status = 'held' AND coalesce(e.access, '') <> 'internal' AND {span}
  AND a.status = 'attended'"""


@dataclass(frozen=True, slots=True)
class Event:
    """A counted event: held, and not the team's own meeting."""

    id: int
    kind: str
    activity: int | None
    series: str | None
    headcount: int | None
    refused: int
    hour_minutes: int
    hours: Fraction


Row = tuple[int, int, int | None, int | None, int | None, int | None]
"""A row of attendance: id, event, session, person, organisation, stored hours."""


class Participation:
    """The counted events of a project in its span, and everybody who attended them."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    @cached_property
    def events(self) -> dict[int, Event]:
        """The counted events by id."""
        sql = _EVENTS.format(teaching=TEACHING, span=self.scope.span.holds("e.start"))
        names = {"project": self.scope.id, "teaching": self.scope.teaching_minutes}
        return {row[0]: _event(row) for row in self.scope.connection.exec_driver_sql(sql, names)}

    @cached_property
    def rows(self) -> list[Row]:
        """Everybody who attended a counted event, session by session."""
        sql = _ATTENDED.format(span=self.scope.span.holds("e.start"))
        return [tuple(row) for row in self.scope.connection.exec_driver_sql(sql, {"project": self.scope.id})]

    @cached_property
    def sessions(self) -> dict[int, Fraction]:
        """The hours of every session of the counted events."""
        found = {}
        for row_id, event_id, hours, minutes in self.scope.connection.exec_driver_sql(
            "SELECT s.id, s.event_id, s.hours, s.minutes"
            " FROM event_sessions s JOIN events e ON e.id = s.event_id WHERE e.project_id = ?",
            (self.scope.id,),
        ):
            if event_id in self.events:
                found[row_id] = _length(hours, minutes, self.events[event_id].hour_minutes)
        return found

    def hours_of(self, row: Row) -> Fraction:
        """How long somebody was there in one row: its own hours, the session's, or the event's."""
        _id, event, session, _person, _organisation, hours = row
        if hours is not None:
            return Fraction(hours, _STORED_HOUR)
        return self.sessions[session] if session is not None else self.events[event].hours

    def hours(self, rows: Iterable[Row]) -> Fraction:
        """The hours of one person's rows: once in every session, with the longer where there are two."""
        longest: dict[tuple[int, int | None], Fraction] = {}
        for row in rows:
            place = row[1], row[2]
            hours = self.hours_of(row)
            if place not in longest or hours > longest[place]:
                longest[place] = hours
        return sum(longest.values(), Fraction())


def _event(row: Any) -> Event:
    length, hours, minutes, sessions, session_hours, session_minutes = row[6:]
    if sessions:
        total = Fraction(session_hours or 0, _STORED_HOUR) + Fraction(session_minutes or 0, length)
    else:
        total = _length(hours, minutes, length)
    return Event(row[0], row[1], row[2], row[3], row[4], row[5] or 0, length, total)


def _length(hours: int | None, minutes: int | None, hour_minutes: int) -> Fraction:
    if hours is not None:
        return Fraction(hours, _STORED_HOUR)
    return Fraction(minutes or 0, hour_minutes)


@dataclass
class Tally:
    """What is counted over some events; nobody twice."""

    count: int
    hours: Fraction
    attended: set[tuple[int, int | None, int | None]]
    people: set[int]
    organisations: set[int]

    @classmethod
    def empty(cls) -> "Tally":
        """Nothing counted yet."""
        return cls(0, Fraction(), set(), set(), set())

    def as_json(self) -> dict[str, Any]:
        """As the figures have it."""
        return {
            "count": self.count,
            "hours": plain(self.hours),
            "attendances": len(self.attended),
            "people": len(self.people),
            "organisations": len(self.organisations),
        }


def events(participation: Participation) -> dict[str, Any]:
    """The `events` of the figures."""
    total = Tally.empty()
    by_kind: dict[str, Tally] = defaultdict(Tally.empty)
    found = participation.events
    for event in found.values():
        for tally in (total, by_kind[event.kind]):
            tally.count += 1
            tally.hours += event.hours
    uncounted = participation.scope.uncounted
    for _id, event_id, _session, person, organisation, _hours in participation.rows:
        who = (event_id, person, None if person is not None else organisation)
        for tally in (total, by_kind[found[event_id].kind]):
            tally.attended.add(who)
            if person is not None:
                tally.people.add(person)
            if organisation is not None and organisation not in uncounted:
                tally.organisations.add(organisation)
    return {
        **total.as_json(),
        "headcount": sum(event.headcount or 0 for event in found.values()),
        "refused": sum(event.refused for event in found.values()),
        "by_kind": {kind: by_kind[kind].as_json() for kind in sorted(by_kind)},
        **_composition(participation, total.people),
    }


def _composition(participation: Participation, people: set[int]) -> dict[str, Any]:
    genders = dict.fromkeys(("female", "male", "other", "unknown"), 0)
    counties: dict[str, int] = defaultdict(int)
    for gender, county in _people(participation, people):
        genders[gender or "unknown"] += 1
        counties[county or "unknown"] += 1
    ordered = sorted(counties, key=natural_key)
    return {"people_by_gender": genders, "people_by_county": {county: counties[county] for county in ordered}}


def _people(participation: Participation, people: set[int]) -> Iterator[tuple[str | None, str | None]]:
    ids = sorted(people)
    for start in range(0, len(ids), 500):
        marks = ", ".join(map(str, ids[start : start + 500]))
        rows = participation.scope.connection.exec_driver_sql(
            f"SELECT gender, county FROM people WHERE id IN ({marks})"
        )
        yield from ((gender, county) for gender, county in rows)
