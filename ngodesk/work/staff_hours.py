"""Hours of staff in a month: days by projects, over all of them and other work."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.common.text import sort_key
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import features, saving
from ngodesk.work.naming import Names
from ngodesk.work.saving import Change, RefusedRecordError

WRITE = N_("Write staff hours: {number}")
HOUR = 10**4

Place = tuple[date, int | None]
"""A day and a project; no project is other work."""


@dataclass(frozen=True)
class Cell:
    """What was worked on a day for a project: hours, and the entries they are made of."""

    hours: int
    entries: tuple[int, ...]


@dataclass(frozen=True)
class Month:
    """A person's month: the projects of its columns, what stands in it, volunteer work beside."""

    person: int
    first: date
    projects: tuple[tuple[int, str, str], ...]
    """Id, code and title."""
    cells: dict[Place, Cell]
    volunteered: dict[date, int]
    """Hours as a volunteer: a day has 24 hours for both together."""
    task: str
    """What was done last."""

    def days(self) -> list[date]:
        """Its days."""
        last = date(self.first.year, self.first.month, 28)
        while (last + timedelta(days=1)).month == self.first.month and last < date.max:
            last += timedelta(days=1)
        return [self.first + timedelta(days=number) for number in range(last.day)]

    def of_day(self, day: date) -> int:
        """All hours of a day, those as a volunteer too."""
        worked = sum(cell.hours for (when, _project), cell in self.cells.items() if when == day)
        return worked + self.volunteered.get(day, 0)

    def of_project(self, project: int | None) -> int:
        """All hours for a project."""
        return sum(cell.hours for (_day, which), cell in self.cells.items() if which == project)


def people(store: Store, language: str) -> list[tuple[int, str]]:
    """Who may have hours: those who have some, and project teams where the association writes them down."""
    with store.reading() as connection:
        ids = set(connection.exec_driver_sql("SELECT person_id FROM work_hours").scalars())
    if ids or "staff" in features.chosen(store):
        with store.reading() as connection:
            ids |= set(connection.exec_driver_sql("SELECT person_id FROM project_team").scalars())
            names = Names(connection, language).of("people", ids)
        return sorted(names.items(), key=lambda each: sort_key(each[1], language))
    return []


def last_at_work(store: Store) -> int | None:
    """Whose hours are the latest in the file."""
    with store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT person_id FROM work_hours ORDER BY date DESC, id DESC LIMIT 1"
        )
        return found.scalar()


def last_month(store: Store, person: int, today: date) -> date:
    """The last month in which somebody has hours, or this one."""
    with store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT max(date) FROM work_hours WHERE person_id = ?", (person,)
        ).scalar()
    return (date.fromisoformat(found) if found else today).replace(day=1)


def month(store: Store, person: int, first: date) -> Month:
    """The hours of a person in a month, with the projects that run then."""
    span = (person, f"{first.year:04}-{first.month:02}")
    with store.reading() as connection:
        cells: dict[Place, Cell] = {}
        for row in connection.exec_driver_sql(
            "SELECT id, date, project_id, hours FROM work_hours WHERE person_id = ?"
            " AND substr(date, 1, 7) = ? ORDER BY id",
            span,
        ):
            place = date.fromisoformat(row.date), row.project_id
            before = cells.get(place, Cell(0, ()))
            cells[place] = Cell(before.hours + row.hours, (*before.entries, row.id))
        volunteered: dict[date, int] = {}
        for row in connection.exec_driver_sql(
            "SELECT h.date, h.hours FROM volunteer_hours h JOIN volunteer_agreements a"
            " ON a.id = h.agreement_id WHERE a.person_id = ? AND substr(h.date, 1, 7) = ?",
            span,
        ):
            day = date.fromisoformat(row.date)
            volunteered[day] = volunteered.get(day, 0) + row.hours
        held = {project for _day, project in cells if project is not None}
        return Month(
            person, first, _projects(connection, span[1], held), cells, volunteered, _task(connection, person)
        )


def _projects(connection: Connection, month: str, held: set[int]) -> tuple[tuple[int, str, str], ...]:
    """Those with hours in the month, and those that run in it."""
    rows = connection.exec_driver_sql(
        'SELECT id, ref, title, status, start, "end" FROM projects ORDER BY start, ref'
    )
    return tuple(
        (row.id, row.ref, row.title)
        for row in rows
        if row.id in held
        or (row.status not in ("rejected", "cancelled") and row.start[:7] <= month <= row.end[:7])
    )


def _task(connection: Connection, person: int) -> str:
    found = connection.exec_driver_sql(
        "SELECT task FROM work_hours WHERE person_id = ? ORDER BY date DESC, id DESC LIMIT 1", (person,)
    ).scalar()
    return found or ""


def write(store: Store, person: int, hours: dict[Place, int | None], task: str) -> None:
    """Let so many hours stand in places of one entry or none, in one step; nothing takes the entry away.

    Raises RefusedRecordError; then nothing is written.
    """
    with store.writing(Header(WRITE, {"number": len(hours)})) as batch:
        writing = saving.Writing(batch, "work_hours", iter(store.identifiers))
        for (day, project), wanted in hours.items():
            found = batch.connection.exec_driver_sql(
                "SELECT id FROM work_hours WHERE person_id = ? AND project_id IS ? AND date = ?",
                (person, project, day.isoformat()),
            )
            entries = list(found.scalars())
            if not wanted:
                batch.delete("work_hours", entries)
            elif entries:
                writing.write(Change(entries[0], {"hours": wanted}), 0)
            else:
                values = {"person": person, "project": project, "date": day.isoformat(), "task": task}
                writing.write(Change(None, {**values, "hours": wanted}), 0)
        if writing.problems:
            raise RefusedRecordError(writing.problems)
