"""What takes place on which day: events without sessions, and the sessions of the others."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.language import _
from ngodesk.common.safefile import writing
from ngodesk.exchange.icalendar import Entry, calendar
from ngodesk.store.store import Store

_COLUMNS = (
    "SELECT e.id, e.title, e.series, e.kind, e.status, e.access, e.capacity, e.place, e.municipality,"
    " e.project_id, p.ref AS project, s.id AS session, s.number, s.topic, s.start_time, s.end_time,"
    ' coalesce(s.date, e.start) AS first, coalesce(s.date, e."end", e.start) AS last,'
    " (SELECT count(*) FROM event_sessions o WHERE o.event_id = e.id) AS sessions"
    " FROM events e JOIN projects p ON p.id = e.project_id"
    " LEFT JOIN event_sessions s ON s.event_id = e.id"
)
_ORDER = " ORDER BY first, s.start_time IS NULL DESC, s.start_time, e.title, e.id, s.number"


@dataclass(frozen=True)
class Occasion:
    """Something that takes place: an event, or one of its sessions."""

    event: int
    session: int | None
    title: str
    kind: str
    status: str
    access: str
    project: str
    first: date
    last: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    series: str = ""
    topic: str = ""
    number: int = 0
    sessions: int = 0
    capacity: int | None = None

    @property
    def name(self) -> str:
        """The title, and which of several sessions it is."""
        return f"{self.title} ({self.number}/{self.sessions})" if self.sessions > 1 else self.title


def occasions(store: Store, first: date, last: date, project: int | None = None) -> list[Occasion]:
    """What takes place from one day to another, of a project or of all; in the order of time."""
    where = ' WHERE coalesce(s.date, e.start) <= ? AND coalesce(s.date, e."end", e.start) >= ?'
    values: list[object] = [last.isoformat(), first.isoformat()]
    if project is not None:
        where += " AND e.project_id = ?"
        values.append(project)
    with store.reading() as connection:
        return _fetch(connection, where, values)


def of_events(store: Store, events: Iterable[int]) -> list[Occasion]:
    """All that takes place at some events, in the order of time."""
    with store.reading() as connection:
        return _fetch(connection, " WHERE e.id IN (SELECT value FROM json_each(?))", [json.dumps([*events])])


def of_series(store: Store, event: int) -> list[int]:
    """The events of the series that an event belongs to; itself where it belongs to none."""
    with store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT o.id FROM events e JOIN events o ON o.id = e.id"
            " OR (o.series = e.series AND o.project_id = e.project_id) WHERE e.id = ? ORDER BY o.start, o.id",
            (event,),
        )
        return list(found.scalars())


def around(store: Store, day: date, project: int | None = None) -> tuple[date | None, date | None]:
    """The last day before a day on which something takes place, and the first after it."""
    sql = (
        "SELECT max(CASE WHEN day < :day THEN day END), min(CASE WHEN day > :day THEN day END) FROM"
        " (SELECT coalesce(s.date, e.start) AS day FROM events e"
        " LEFT JOIN event_sessions s ON s.event_id = e.id"
        " WHERE :project IS NULL OR e.project_id = :project)"
    )
    with store.reading() as connection:
        row = connection.exec_driver_sql(sql, {"day": day.isoformat(), "project": project}).one()
    before, after = (date.fromisoformat(each) if each else None for each in row)
    return before, after


def projects(store: Store) -> list[tuple[int, str]]:
    """The projects that have events: id and what they are called."""
    with store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT p.id, coalesce(p.acronym, p.ref) FROM projects p"
            " WHERE EXISTS (SELECT 1 FROM events e WHERE e.project_id = p.id) ORDER BY p.start DESC, p.ref"
        )
        return [(row[0], row[1]) for row in found]


def _fetch(connection: Connection, where: str, values: Sequence[object]) -> list[Occasion]:
    rows = connection.exec_driver_sql(_COLUMNS + where + _ORDER, tuple(values))
    return [_occasion(row) for row in rows]


def _occasion(row: Any) -> Occasion:
    return Occasion(
        event=row.id,
        session=row.session,
        title=row.title,
        kind=row.kind,
        status=row.status,
        access=row.access or "",
        project=row.project,
        first=date.fromisoformat(row.first),
        last=max(date.fromisoformat(row.first), date.fromisoformat(row.last)),
        start=_time(row.start_time),
        end=_time(row.end_time),
        place=", ".join(filter(None, (row.place, row.municipality))),
        series=row.series or "",
        topic=row.topic or "",
        number=row.number or 0,
        sessions=row.sessions,
        capacity=row.capacity,
    )


def _time(stored: str | None) -> time | None:
    return time.fromisoformat(stored) if stored else None


# Calendar files


def save(store: Store, path: Path, events: Sequence[int], now: datetime | None = None) -> int:
    """Write events to a calendar file: title, place, day, time; gives the number of entries.

    Raises FileError where it cannot be written.
    """
    with store.reading() as connection:
        name = connection.exec_driver_sql("SELECT name FROM organisations WHERE own = 1").scalar()
    entries = [_entry(each) for each in of_events(store, events)]
    with writing(path) as stream:
        stream.write(calendar(entries, name or _("Events"), now or datetime.now(UTC)))
    return len(entries)


def _entry(each: Occasion) -> Entry:
    return Entry(
        uid=_uid(each),
        title=each.name,
        first=each.first,
        last=each.last,
        start=each.start,
        end=each.end,
        place=each.place,
        status=each.status,
    )


def _uid(each: Occasion) -> str:
    """The same for the same record in every copy of the file, so that a calendar takes it for a change."""
    table, key = ("events", each.event) if each.session is None else ("event_sessions", each.session)
    return f"{hashlib.sha256(f'{table} {key}'.encode()).hexdigest()[:32]}@ngodesk"
