"""One event as its lists print it: sessions, who is on the list, for whom, how many hours."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ngodesk.common.money import rounded
from ngodesk.common.text import sort_key
from ngodesk.figures.about import About
from ngodesk.figures.participation import EXACT, Participation, Row

_EVENT = """
SELECT e.ref, e.title, e.kind, coalesce(e.series, ''), e.status, coalesce(e.mode, ''), e.start,
  coalesce(e.end, e.start), coalesce(e.place, ''), coalesce(e.municipality, ''), e.lead_id, e.capacity,
  coalesce(e.notes, '')
FROM events e WHERE e.id = :event"""
_SESSIONS = """
SELECT id, number, date, start_time, end_time, lead_id, coalesce(topic, '')
FROM event_sessions WHERE event_id = :event ORDER BY date, coalesce(start_time, ''), number"""
_LISTED = """
SELECT a.person_id, a.session_id, a.status, coalesce(a.signed, 0), a.organisation_id,
  coalesce(p.last_name, ''), coalesce(p.first_name, ''), coalesce(p.phone, ''), coalesce(p.email, ''),
  coalesce(p.special_needs, ''), coalesce(o.name, ''), coalesce(o.phone, ''), coalesce(o.email, '')
FROM attendance a LEFT JOIN people p ON p.id = a.person_id
  LEFT JOIN organisations o ON o.id = a.organisation_id
WHERE a.event_id = :event ORDER BY a.id"""
_CLAUSES = "SELECT key, value FROM settings WHERE key LIKE 'information_clause.%' OR key = 'language'"

FEWEST_BLANK = 5


@dataclass(frozen=True, slots=True)
class Session:
    """A session of the event; its hours are those that an attendance counts."""

    id: int
    number: int
    date: dt.date
    start: str
    end: str
    hours: Decimal
    topic: str


@dataclass(slots=True)
class Guest:
    """Somebody on the list: a person, or an organisation without one."""

    last: str
    first: str
    phone: str
    email: str
    needs: str
    organisations: dict[str, None] = field(default_factory=dict)
    statuses: dict[int | None, str] = field(default_factory=dict)
    """By session; nothing is the whole event."""
    signed: bool = True
    hours: Decimal = Decimal("0.00")
    person: int | None = None

    @property
    def expected(self) -> bool:
        """Whether there is a place for this person on the paper."""
        return bool({"registered", "attended", "absent"} & set(self.statuses.values()))

    @property
    def attended(self) -> bool:
        """Whether this person was there at all."""
        return "attended" in self.statuses.values()


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event with its sessions and its list, in the order of the alphabet."""

    ref: str
    title: str
    kind: str
    series: str
    status: str
    mode: str
    start: dt.date
    end: dt.date
    place: str
    municipality: str
    leads: tuple[str, ...]
    capacity: int | None
    notes: str
    hours: Decimal
    sessions: tuple[Session, ...]
    guests: tuple[Guest, ...]
    clause: str
    blank: int | None = None
    """So many empty rows are asked for."""

    @property
    def blanks(self) -> int:
        """How many empty rows the list has: as many as are asked for, or as there are places left."""
        left = max((self.capacity or 0) - len(self.expected), FEWEST_BLANK)
        return left if self.blank is None else self.blank

    @property
    def where(self) -> str:
        """Place and municipality."""
        return ", ".join(dict.fromkeys(part for part in (self.place, self.municipality) if part))

    @property
    def expected(self) -> tuple[Guest, ...]:
        """Who stands on the paper before it is signed."""
        return tuple(guest for guest in self.guests if guest.expected)

    @property
    def attended(self) -> tuple[Guest, ...]:
        """Who was there."""
        return tuple(guest for guest in self.guests if guest.attended)


def meeting(about: About) -> Meeting:
    """The event that the print is about."""
    assert about.scope is not None
    assert about.event is not None
    (row,) = about.rows(_EVENT)
    found = Participation(about.scope, about.event)
    sessions = about.rows(_SESSIONS)
    leads = dict.fromkeys(each for each in (row[10], *(session[5] for session in sessions)) if each)
    names = _names(about)
    values: tuple[Any, ...] = (
        *row[:6],
        dt.date.fromisoformat(row[6]),
        dt.date.fromisoformat(row[7]),
        *row[8:10],
        tuple(names[lead] for lead in leads),
        *row[11:13],
        _hours(found, found.length_of(about.event)),
        tuple(_session(found, about.event, each) for each in sessions),
        _guests(about, found),
        clause(about),
        about.blank,
    )
    return Meeting(*values)


def _session(found: Participation, event: int, row: Row) -> Session:
    hours = _hours(found, found.length_of(event, row[0]))
    day, start, end = dt.date.fromisoformat(row[2]), row[3] or "", row[4] or ""
    return Session(row[0], row[1], day, start[:5], end[:5], hours, row[6])


def clause(about: About) -> str:
    """The information clause of the workspace, in the print's language or else in the workspace's."""
    known = dict(about.rows(_CLAUSES))
    for language in (about.language, known.get("language", "")):
        text = known.get(f"information_clause.{language}", "").strip()
        if text:
            return str(text)
    return ""


def _names(about: About) -> Mapping[int, str]:
    return dict(about.rows("SELECT id, trim(first_name || ' ' || last_name) FROM people"))


def _guests(about: About, found: Participation) -> tuple[Guest, ...]:
    guests: dict[tuple[int | None, int | None], Guest] = {}
    for row in about.rows(_LISTED):
        person, session, status, signed, organisation = row[:5]
        key = (person, None if person is not None else organisation)
        guest = guests.get(key)
        if guest is None:
            phone, email, needs = row[7:10] if person is not None else (*row[11:13], "")
            guest = guests[key] = Guest(row[5], row[6], phone, email, needs, person=person)
        if row[10]:
            guest.organisations[row[10]] = None
        if guest.statuses.get(session) != "attended":
            guest.statuses[session] = status
        guest.signed = guest.signed and (bool(signed) or status != "attended")
    attended: dict[int, list[Row]] = {}
    for row in found.rows:
        if row[3] is not None:
            attended.setdefault(row[3], []).append(row)
    for (person, _organisation), guest in guests.items():
        if person in attended:
            guest.hours = _hours(found, found.hours(attended[person]))
    return tuple(sorted(guests.values(), key=lambda guest: _order(guest, about.language)))


def _order(guest: Guest, language: str) -> tuple[bool, str, str, str]:
    """People before organisations that came without one."""
    alone = not (guest.last or guest.first)
    organisation = next(iter(guest.organisations), "")
    return alone, sort_key(guest.last, language), sort_key(guest.first, language), organisation


def _hours(found: Participation, parts: int) -> Decimal:
    return rounded(Fraction(parts, found.parts), EXACT)
