"""Events, hours and who was there: every person and organisation counted once."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from math import lcm
from operator import itemgetter
from typing import Any

from ngodesk.common.money import plain
from ngodesk.common.text import natural_key, normalised
from ngodesk.figures.project import Scope

TEACHING = ("training", "workshop", "seminar", "study_trip", "hackathon")
_STORED_HOUR = 10**4
EXACT = 6
"""Places of hours that a list shows and adds up: its sum is rounded once, as a figure is."""

_EVENTS = """
SELECT e.id, e.kind, e.activity_id, e.series, e.headcount, e.refused,
  coalesce(e.hour_minutes, CASE WHEN e.kind IN {teaching} THEN :teaching END, 60),
  e.hours, e.minutes, count(s.id), sum(s.hours), sum(iif(s.hours IS NULL, s.minutes, NULL))
FROM events e LEFT JOIN event_sessions s ON s.event_id = e.id
WHERE e.project_id = :project AND {counted}
GROUP BY e.id"""

_ATTENDED = """
SELECT a.id, a.event_id, a.session_id, a.person_id, a.organisation_id, a.hours
FROM events e JOIN attendance a ON a.event_id = e.id
WHERE e.project_id = :project AND {counted}
  AND a.status = 'attended' ORDER BY e.id"""

_COMPOSITION = """
SELECT p.gender, p.county, count(*) FROM json_each(?) j CROSS JOIN people p ON p.id = j.value GROUP BY 1, 2"""


@dataclass(frozen=True, slots=True)
class Event:
    """A counted event: held, and not the team's own meeting. Its hours are in parts of an hour."""

    id: int
    kind: str
    activity: int | None
    series: str | None
    headcount: int | None
    refused: int
    hour_minutes: int
    hours: int


Row = tuple[Any, ...]
"""A row of attendance: id, event, session, person, organisation, stored hours."""


class Participation:
    """The counted events of a project in its span, and everybody who attended them.

    With `only` it is that one event, whatever its state: its own list is asked for.
    """

    def __init__(self, scope: Scope, only: int | None = None) -> None:
        self.scope = scope
        held = f"e.status = 'held' AND coalesce(e.access, '') <> 'internal' AND {scope.span.holds('e.start')}"
        self._counted = held if only is None else f"e.id = {int(only)}"

    @cached_property
    def _event_rows(self) -> list[tuple[Any, ...]]:
        sql = _EVENTS.format(teaching=TEACHING, counted=self._counted)
        return self.scope.rows(sql, {"project": self.scope.id, "teaching": self.scope.teaching_minutes})

    @cached_property
    def parts(self) -> int:
        """Into how many parts an hour is cut so that every length is a whole number of them."""
        return _STORED_HOUR * lcm(*{row[6] for row in self._event_rows})

    @cached_property
    def events(self) -> dict[int, Event]:
        """The counted events by id."""
        return {row[0]: self._event(*row) for row in self._event_rows}

    def _event(self, *row: Any) -> Event:
        length, hours, minutes, sessions, session_hours, session_minutes = row[6:]
        if sessions:
            total = self._length(session_hours or 0, None, length) + self._length(
                None, session_minutes, length
            )
        else:
            total = self._length(hours, minutes, length)
        series = normalised(row[3] or "") or None
        return Event(row[0], row[1], row[2], series, row[4], row[5] or 0, length, total)

    def _length(self, hours: int | None, minutes: int | None, hour_minutes: int) -> int:
        """A length in parts of an hour."""
        if hours is not None:
            return hours * (self.parts // _STORED_HOUR)
        return (minutes or 0) * (self.parts // hour_minutes)

    @cached_property
    def rows(self) -> list[Row]:
        """Everybody who attended a counted event, event by event."""
        sql = _ATTENDED.format(counted=self._counted)
        return self.scope.rows(sql, {"project": self.scope.id})

    @cached_property
    def by_organisation(self) -> dict[int, list[Row]]:
        """Everybody who attended for an organisation, and itself: asked for by more than one figure."""
        return by_organisation(self.rows)

    def length_of(self, event: int, session: int | None = None) -> int:
        """How long a session of an event is, or all of it; in parts."""
        return self._lengths[event, session]

    @cached_property
    def _lengths(self) -> dict[tuple[int, int | None], int]:
        """How long everybody was there whose row says nothing else: by event and session."""
        found: dict[tuple[int, int | None], int] = {
            (event.id, None): event.hours for event in self.events.values()
        }
        for row_id, event_id, hours, minutes in self.scope.rows(
            "SELECT s.id, s.event_id, s.hours, s.minutes"
            " FROM event_sessions s JOIN events e ON e.id = s.event_id WHERE e.project_id = ?",
            (self.scope.id,),
        ):
            if event_id in self.events:
                found[event_id, row_id] = self._length(hours, minutes, self.events[event_id].hour_minutes)
        return found

    def _hours_of(self, row: Row) -> int:
        """How long somebody was there in one row: its own hours, the session's, or the event's; in parts."""
        if row[5] is not None:
            return self._length(row[5], None, 1)
        return self._lengths[row[1:3]]

    def hours(self, rows: Sequence[Row]) -> int:
        """The hours of one person's rows, in parts: once in every session, the longer where there are two."""
        if len(rows) == 1:
            row = rows[0]
            return self._lengths[row[1:3]] if row[5] is None else self._hours_of(row)
        longest: dict[tuple[int, int | None], int] = {}
        for row in rows:
            place = row[1], row[2]
            hours = self._hours_of(row)
            if place not in longest or hours > longest[place]:
                longest[place] = hours
        return sum(longest.values())

    def hours_of_all(self, rows: Sequence[Row]) -> int:
        """The hours of everybody in some rows, in parts, each person's by themselves.

        An organisation that came without a person has none: hours are of those who stood for it.
        """
        by_person: dict[int, list[Row]] = defaultdict(list)
        for row in rows:
            if row[3] is not None:
                by_person[row[3]].append(row)
        return sum(self.hours(theirs) for theirs in by_person.values())


def by_organisation(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Rows by the organisation stood for; those that stand for nobody are left out."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row[4] is not None:
            found[row[4]].append(row)
    return found


@dataclass(slots=True)
class Tally:
    """What is counted over some events; nobody twice. Hours are in parts of an hour."""

    count: int = 0
    hours: int = 0
    attendances: int = 0
    people: set[int | None] = field(default_factory=set)
    organisations: set[int | None] = field(default_factory=set)

    def add(self, event: Event, rows: list[Row]) -> None:
        """Count an event and who was there; nobody in particular is None, and taken away at the end."""
        people = {row[3] for row in rows}
        alone = {row[4] for row in rows if row[3] is None}
        self.count += 1
        self.hours += event.hours
        self.attendances += len(people - {None}) + len(alone)
        self.people |= people
        self.organisations |= {row[4] for row in rows}

    def leave_out(self, uncounted: frozenset[int]) -> None:
        """Nobody in particular is nobody, and some organisations no count holds."""
        self.people.discard(None)
        self.organisations -= {None, *uncounted}

    def as_json(self, parts: int) -> dict[str, Any]:
        """As the figures have it."""
        return {
            "count": self.count,
            "hours": plain(Fraction(self.hours, parts)),
            "attendances": self.attendances,
            "people": len(self.people),
            "organisations": len(self.organisations),
        }


def events(participation: Participation) -> dict[str, Any]:
    """The `events` of the figures."""
    found, parts = participation.events.values(), participation.parts
    by_kind = _by_kind(participation)
    total = _total(by_kind.values())
    return {
        **total.as_json(parts),
        "headcount": sum(event.headcount or 0 for event in found),
        "refused": sum(event.refused for event in found),
        "by_kind": {kind: by_kind[kind].as_json(parts) for kind in sorted(by_kind)},
        **_composition(participation.scope, total.people),
    }


def _by_kind(participation: Participation) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    there = {event: list(rows) for event, rows in groupby(participation.rows, key=itemgetter(1))}
    for event in participation.events.values():
        tallies[event.kind].add(event, there.get(event.id, []))
    for tally in tallies.values():
        tally.leave_out(participation.scope.uncounted)
    return tallies


def _total(tallies: Collection[Tally]) -> Tally:
    """All kinds together: an event, and with it an attendance, is of one kind alone."""
    return Tally(
        sum(tally.count for tally in tallies),
        sum(tally.hours for tally in tallies),
        sum(tally.attendances for tally in tallies),
        set().union(*(tally.people for tally in tallies)),
        set().union(*(tally.organisations for tally in tallies)),
    )


def _composition(scope: Scope, people: Iterable[int | None]) -> dict[str, Any]:
    genders = dict.fromkeys(("female", "male", "other", "unknown"), 0)
    counties: dict[str, int] = defaultdict(int)
    for gender, county, number in scope.rows(_COMPOSITION, (json.dumps(list(people)),)):
        genders[gender or "unknown"] += number
        counties[normalised(county or "") or "unknown"] += number
    ordered = sorted(counties, key=natural_key)
    return {"people_by_gender": genders, "people_by_county": {county: counties[county] for county in ordered}}
