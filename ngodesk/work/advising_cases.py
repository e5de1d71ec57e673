"""Tools that organisations introduce with a mentor: how far each is, and the hours that went into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from ngodesk.common.text import fold, normalised, sort_key
from ngodesk.store.store import Store
from ngodesk.work import saving
from ngodesk.work.advising import counted_hours
from ngodesk.work.naming import Names

_SUPPORT = """
SELECT c.id, c.title, c.status, c.start, c."end", c.result, c.organisation_id, c.mentor_id, p.ref AS project,
  p.id AS project_id
FROM support_cases c JOIN projects p ON p.id = c.project_id
WHERE :project IS NULL OR c.project_id = :project ORDER BY c.start IS NULL, c.start, c.id"""
_MEETINGS = """
SELECT e.id, e.start, e.title, e.support_case_id FROM events e
JOIN support_cases c ON c.id = e.support_case_id
WHERE :project IS NULL OR c.project_id = :project ORDER BY e.start, e.id"""
_VOLUNTEERED = """
SELECT e.support_case_id, sum(iif(h.confirmed, h.hours, 0)), sum(h.hours) FROM volunteer_hours h
JOIN events e ON e.id = h.event_id WHERE e.support_case_id IS NOT NULL GROUP BY 1"""
_HOUR = 10**4


@dataclass(frozen=True)
class Meeting:
    """A meeting of a case; without hours it is not counted (yet)."""

    id: int
    day: date
    topic: str
    hours: Fraction | None


@dataclass(frozen=True)
class Support:
    """A tool or change in an organisation: how far it is, and the hours that went into it."""

    id: int
    project: int
    title: str
    status: str
    organisation: int
    name: str
    """Of the organisation."""
    mentor: str
    start: date | None
    end: date | None
    result: str
    meetings: tuple[Meeting, ...]
    mentored: Fraction
    volunteered: Fraction
    unconfirmed: Fraction
    """Hours of volunteers whose card is not signed: the figures leave them out."""

    @property
    def hours(self) -> Fraction:
        """Of the mentor and of volunteers."""
        return self.mentored + self.volunteered


@dataclass(frozen=True)
class Matrix:
    """Organisations by tools, each in the order of the alphabet; cases by both."""

    organisations: tuple[tuple[int, str], ...]
    tools: tuple[str, ...]
    cells: dict[tuple[int, str], tuple[Support, ...]]


def support(store: Store, project: int | None = None, language: str = "en") -> list[Support]:
    """The cases of a project, or of all."""
    asked = {"project": project}
    with store.reading() as connection:
        rows = connection.exec_driver_sql(_SUPPORT, asked).all()
        hours = counted_hours(connection, {row.project for row in rows})
        meetings: dict[int, list[Meeting]] = {}
        for row in connection.exec_driver_sql(_MEETINGS, asked):
            meeting = Meeting(row.id, date.fromisoformat(row.start), row.title, hours.get(row.id))
            meetings.setdefault(row.support_case_id, []).append(meeting)
        worked = {row[0]: (row[1], row[2]) for row in connection.exec_driver_sql(_VOLUNTEERED)}
        names = Names(connection, language)
        bodies = names.of("organisations", {row.organisation_id for row in rows})
        mentors = names.of("people", {row.mentor_id for row in rows} - {None})
    return [
        _support(row, bodies, mentors, tuple(meetings.get(row.id, ())), worked.get(row.id, (0, 0)))
        for row in rows
    ]


def _support(
    row: Any,
    bodies: dict[int, str],
    mentors: dict[int, str],
    meetings: tuple[Meeting, ...],
    worked: tuple[int, int],
) -> Support:
    confirmed, whole = worked
    return Support(
        id=row.id,
        project=row.project_id,
        title=row.title,
        status=row.status,
        organisation=row.organisation_id,
        name=bodies.get(row.organisation_id, ""),
        mentor=mentors.get(row.mentor_id, ""),
        start=date.fromisoformat(row.start) if row.start else None,
        end=date.fromisoformat(row.end) if row.end else None,
        result=row.result or "",
        meetings=meetings,
        mentored=sum((each.hours for each in meetings if each.hours is not None), Fraction()),
        volunteered=Fraction(confirmed, _HOUR),
        unconfirmed=Fraction(whole - confirmed, _HOUR),
    )


def matrix(cases: Sequence[Support], language: str = "en") -> Matrix:
    """Rows and columns; a tool is the same under titles that differ in capitals or marks alone."""
    tools: dict[str, str] = {}
    cells: dict[tuple[int, str], tuple[Support, ...]] = {}
    for each in cases:
        tool = tools.setdefault(fold(normalised(each.title)), each.title)
        cells[each.organisation, tool] = (*cells.get((each.organisation, tool), ()), each)
    organisations = {each.organisation: each.name for each in cases}
    return Matrix(
        tuple(sorted(organisations.items(), key=lambda each: sort_key(each[1], language))),
        tuple(sorted(tools.values(), key=lambda tool: sort_key(tool, language))),
        cells,
    )


def finish(store: Store, case: int, today: date | None = None) -> None:
    """The tool is in use: the case is done, and ends today unless its end was known."""
    with store.reading() as connection:
        end = connection.exec_driver_sql('SELECT "end" FROM support_cases WHERE id = ?', (case,)).scalar()
    values = {"status": "done", "end": end or (today or date.today()).isoformat()}
    saving.change(store, "support_cases", case, values)
