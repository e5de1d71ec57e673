"""The attendance of one event as its signed list shows it: read whole, written row by row.

Hours are integers in ten-thousandths of an hour, as they are stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.money import divided
from ngodesk.figures.participation import TEACHING
from ngodesk.store.store import Store
from ngodesk.work.attendance_names import Known, Register

HOUR = 10**4

_ON_PAPER = ("in_person", "hybrid", None)
_MINUTES = (
    "coalesce(e.hour_minutes, CASE WHEN e.kind IN ({}) THEN coalesce(p.teaching_hour_minutes, 60) END, 60)"
).format(", ".join(f"'{kind}'" for kind in TEACHING))

Key = tuple[int | None, int | None]
"""Who stands in a row: a person, and the organisation stood for."""


@dataclass(frozen=True)
class Meeting:
    """A column of the list: a session, or the whole event where `id` is nothing."""

    id: int | None
    number: int | None
    day: date
    hours: int
    signatures: int | None = None
    topic: str = ""


@dataclass(frozen=True)
class Mark:
    """What stands in a cell of the list."""

    status: str
    hours: int | None = None
    signed: bool | None = None


@dataclass(frozen=True)
class Line:
    """A row of the list, and what stands in it by the id of the session."""

    person: int | None
    organisation: int | None
    row: int | None = None
    marks: Mapping[int | None, Mark] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """Who stands in the row."""
        return self.person, self.organisation


@dataclass(frozen=True)
class Sheet:
    """The list of an event with all that is needed to go on typing it in."""

    id: int
    title: str
    kind: str
    status: str
    place: str
    start: date
    end: date | None
    project: str
    activity: str
    on_paper: bool
    signatures: int | None
    meetings: tuple[Meeting, ...]
    lines: tuple[Line, ...]
    people: Register
    organisations: dict[int, str]
    stands_for: dict[int, tuple[int, ...]]
    """The organisations that people have a role in on the day; else the one they stood for last."""
    images: frozenset[int] | None
    """Who agreed to be shown; nothing where no such consent was ever asked for."""
    series: str = ""


def sheet(store: Store, event: int, language: str = "en") -> Sheet | None:
    """The list of an event; nothing where it is gone."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT e.*, p.ref AS project, coalesce(a.code, '') AS activity,"
            f" {_MINUTES} AS length FROM events e JOIN projects p ON p.id = e.project_id"
            " LEFT JOIN activities a ON a.id = e.activity_id WHERE e.id = ?",
            (event,),
        ).first()
        if row is None:
            return None
        lines = _lines(connection, event)
        organisations: dict[int, str] = dict(
            connection.exec_driver_sql("SELECT id, coalesce(short_name, name) FROM organisations").fetchall()
        )
        stands_for = _stands_for(connection, row.start)
        return Sheet(
            id=row.id,
            title=row.title,
            kind=row.kind,
            status=row.status,
            place=", ".join(filter(None, (row.place, row.municipality))),
            start=date.fromisoformat(row.start),
            end=date.fromisoformat(row.end) if row.end else None,
            project=row.project,
            activity=row.activity,
            on_paper=row.mode in _ON_PAPER,
            signatures=row.signatures,
            meetings=_meetings(connection, row, lines),
            lines=lines,
            people=_people(connection, organisations, stands_for, language),
            organisations=organisations,
            stands_for=stands_for,
            images=_images(connection),
            series=row.series or "",
        )


def _meetings(connection: Connection, event: Any, lines: tuple[Line, ...]) -> tuple[Meeting, ...]:
    """The sessions; the event itself where it has none, or where somebody is written down for all of it."""
    start = date.fromisoformat(event.start)
    found = [
        Meeting(
            row.id,
            row.number,
            date.fromisoformat(row.date),
            _length(row.hours, row.minutes, event.length),
            row.signatures,
            row.topic or "",
        )
        for row in connection.exec_driver_sql(
            "SELECT * FROM event_sessions WHERE event_id = ? ORDER BY number",
            (event.id,),
        )
    ]
    if found and not any(None in line.marks for line in lines):
        return tuple(found)
    hours = sum(each.hours for each in found) or _length(event.hours, event.minutes, event.length)
    return (*found, Meeting(None, None, start, hours))


def _length(hours: int | None, minutes: int | None, hour_minutes: int) -> int:
    return hours if hours is not None else divided((minutes or 0) * HOUR, hour_minutes)


def _lines(connection: Connection, event: int) -> tuple[Line, ...]:
    """In the order of the paper; what has no place there after it, in the order of typing."""
    marks: dict[Key, dict[int | None, Mark]] = {}
    rows: dict[Key, int | None] = {}
    for row in connection.exec_driver_sql(
        "SELECT * FROM attendance WHERE event_id = ? ORDER BY id", (event,)
    ):
        key = row.person_id, row.organisation_id
        signed = None if row.signed is None else bool(row.signed)
        marks.setdefault(key, {})[row.session_id] = Mark(row.status, row.hours, signed)
        known = [each for each in (rows.get(key), row.row) if each is not None]
        rows[key] = min(known, default=None)
    ordered = sorted(marks, key=lambda key: (rows[key] is None, rows[key] or 0))
    return tuple(Line(*key, rows[key], marks[key]) for key in ordered)


def _stands_for(connection: Connection, day: str) -> dict[int, tuple[int, ...]]:
    last = connection.exec_driver_sql(
        "SELECT a.person_id, a.organisation_id, max(e.start) FROM attendance a"
        " JOIN events e ON e.id = a.event_id WHERE a.status = 'attended' AND a.person_id IS NOT NULL"
        " AND a.organisation_id IS NOT NULL GROUP BY a.person_id"
    )
    found: dict[int, tuple[int, ...]] = {person: (other,) for person, other, _day in last}
    roles: dict[int, dict[int, None]] = {}
    for person, organisation in connection.exec_driver_sql(
        "SELECT person_id, organisation_id FROM affiliations"
        ' WHERE coalesce(start, ?) <= ? AND coalesce("end", ?) >= ? ORDER BY id',
        (day, day, day, day),
    ):
        roles.setdefault(person, {})[organisation] = None
    return found | {person: tuple(theirs) for person, theirs in roles.items()}


def _people(
    connection: Connection,
    organisations: dict[int, str],
    stands_for: dict[int, tuple[int, ...]],
    language: str,
) -> Register:
    found = []
    for row in connection.exec_driver_sql(
        "SELECT id, last_name, first_name, birth_year, municipality FROM people"
    ):
        theirs = organisations.get(next(iter(stands_for.get(row.id, ())), 0), "")
        parts = (theirs or row.municipality, str(row.birth_year) if row.birth_year else "")
        found.append(Known(row.id, row.last_name, row.first_name, ", ".join(filter(None, parts))))
    return Register(found, language)


def _images(connection: Connection) -> frozenset[int] | None:
    rows = connection.exec_driver_sql(
        "SELECT person_id, withdrawn_on FROM consents WHERE kind = 'image'"
    ).all()
    return frozenset(row[0] for row in rows if row[1] is None) if rows else None


# Writing
