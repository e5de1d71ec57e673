"""The register of advice: a line for each one, and its time exactly as the figures count it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.text import fold, normalised, sort_key
from ngodesk.figures.participation import Participation
from ngodesk.figures.project import Span, scope
from ngodesk.store.store import Store
from ngodesk.work import features
from ngodesk.work.attendance_names import Known, Register

KIND, FEATURE = "advice", "mentoring"

_EVENTS = """
SELECT e.id, e.project_id, p.ref AS project, e.start, e.title,
  coalesce(e.minutes, (e.hours * 60 + 5000) / 10000) AS minutes, e.mode, e.lead_id,
  e.support_case_id, e.headcount, EXISTS (SELECT 1 FROM event_sessions s WHERE s.event_id = e.id) AS sessions
FROM events e JOIN projects p ON p.id = e.project_id
WHERE e.kind = :kind AND e.status <> 'cancelled' AND (:project IS NULL OR e.project_id = :project)
ORDER BY e.start, e.id"""
_THERE = """
SELECT a.event_id, a.person_id, a.organisation_id, a.session_id FROM attendance a
JOIN events e ON e.id = a.event_id
WHERE e.kind = :kind AND (:project IS NULL OR e.project_id = :project) ORDER BY a.id"""
_PEOPLE = """
SELECT p.id, p.last_name, p.first_name, coalesce(p.municipality, '') AS place,
  (SELECT a.organisation_id FROM attendance a WHERE a.person_id = p.id AND a.organisation_id IS NOT NULL
   ORDER BY a.id DESC LIMIT 1) AS stands_for
FROM people p"""
_ORGANISATIONS = (
    "SELECT id, name, coalesce(short_name, '') AS short, coalesce(city, '') AS city FROM organisations"
)
_CASES = """
SELECT c.id, c.title, c.project_id, c.organisation_id FROM support_cases c
WHERE :project IS NULL OR c.project_id = :project ORDER BY c.title, c.id"""


@dataclass(frozen=True)
class Advice:
    """A line of the register."""

    id: int
    project: int
    ref: str
    """Of the project."""
    day: date
    topic: str
    minutes: int | None
    """As the line shows them; nothing where the length stands in sessions, or nowhere."""
    mode: str | None
    lead: int | None
    case: int | None
    headcount: int | None
    people: tuple[int, ...]
    organisations: tuple[int, ...]
    hours: Fraction | None
    """As the figures count them; nothing where they do not count the event."""
    of_sessions: bool
    plain: bool
    """One attendance or none: who came can be typed in the line."""


@dataclass(frozen=True)
class Case:
    """A tool that an organisation introduces, as a line may name it."""

    id: int
    title: str
    project: int
    organisation: int


@dataclass(frozen=True)
class Named:
    """Those whom a line may name: people, organisations; and for whom a person was there last."""

    people: Register
    organisations: Register
    stands_for: dict[int, int]
    called: dict[str, list[int]]
    """Organisations by their folded names, long and short."""

    def organisation(self, row_id: int) -> str:
        """Its name."""
        found = self.organisations.people.get(row_id)
        return found.last if found is not None else ""

    def find_person(self, name: str, organisation: int | None = None) -> list[int]:
        """Those who are called just so; of several the one who was there for the organisation."""
        found = [each.id for each in self.people.exact(name)]
        there = [
            each for each in found if organisation is not None and self.stands_for.get(each) == organisation
        ]
        return there if len(found) > 1 and len(there) == 1 else found

    def find_organisation(self, name: str) -> list[int]:
        """Those that are called just so, in full or in short."""
        return self.called.get(fold(normalised(name)), [])


@dataclass(frozen=True)
class Book:
    """The register with all that is needed to go on typing in it."""

    advices: tuple[Advice, ...]
    named: Named
    cases: tuple[Case, ...]
    projects: tuple[tuple[int, str, str], ...]
    """Id, code and title."""


@dataclass(frozen=True)
class Sum:
    """So many advice sessions, and their time exactly."""

    number: int
    hours: Fraction


def is_used(store: Store) -> bool:
    """Whether the association advises: it said so, or there is an advice session or a support case."""
    if FEATURE in features.chosen(store):
        return True
    with store.reading() as connection:
        found = connection.exec_driver_sql(
            "SELECT EXISTS (SELECT 1 FROM events WHERE kind = ?) OR EXISTS (SELECT 1 FROM support_cases)",
            (KIND,),
        )
        return bool(found.scalar())


def book(store: Store, project: int | None = None, language: str = "en") -> Book:
    """The register of a project, or of all."""
    with store.reading() as connection:
        projects = connection.exec_driver_sql("SELECT id, ref, title FROM projects ORDER BY start, ref").all()
        cases = connection.exec_driver_sql(_CASES, {"project": project})
        return Book(
            _advices(connection, project),
            named(connection, language),
            tuple(Case(*row) for row in cases),
            tuple((row[0], row[1], row[2]) for row in projects),
        )


def named(connection: Connection, language: str = "en") -> Named:
    """All people and organisations of the file."""
    called: dict[str, list[int]] = {}
    organisations = []
    for row in connection.exec_driver_sql(_ORGANISATIONS):
        organisations.append(Known(row.id, row.name, row.short, row.city))
        for name in {fold(normalised(row.name)), fold(normalised(row.short))} - {""}:
            called.setdefault(name, []).append(row.id)
    names = {each.id: each.last for each in organisations}
    people, stands_for = [], {}
    for row in connection.exec_driver_sql(_PEOPLE):
        if row.stands_for is not None:
            stands_for[row.id] = row.stands_for
        people.append(
            Known(row.id, row.last_name, row.first_name, names.get(row.stands_for, "") or row.place)
        )
    return Named(Register(people, language), Register(organisations, language), stands_for, called)


def _advices(connection: Connection, project: int | None) -> tuple[Advice, ...]:
    asked = {"kind": KIND, "project": project}
    there: dict[int, list[Any]] = {}
    for row in connection.exec_driver_sql(_THERE, asked):
        there.setdefault(row.event_id, []).append(row)
    rows = connection.exec_driver_sql(_EVENTS, asked).all()
    hours = counted_hours(connection, {row.project for row in rows})
    return tuple(_advice(row, there.get(row.id, []), hours.get(row.id)) for row in rows)


def _advice(row: Any, there: Sequence[Any], hours: Fraction | None) -> Advice:
    return Advice(
        id=row.id,
        project=row.project_id,
        ref=row.project,
        day=date.fromisoformat(row.start),
        topic=row.title,
        minutes=None if row.sessions else row.minutes,
        mode=row.mode,
        lead=row.lead_id,
        case=row.support_case_id,
        headcount=row.headcount,
        people=tuple(dict.fromkeys(each.person_id for each in there if each.person_id is not None)),
        organisations=tuple(
            dict.fromkeys(each.organisation_id for each in there if each.organisation_id is not None)
        ),
        hours=hours,
        of_sessions=bool(row.sessions),
        plain=len(there) < 2 and all(each.session_id is None for each in there),
    )


def counted_hours(connection: Connection, projects: Iterable[str]) -> dict[int, Fraction]:
    """The exact hours of every counted event of these projects, by event."""
    found: dict[int, Fraction] = {}
    for ref in projects:
        taken = Participation(scope(connection, ref, Span()))
        found |= {each.id: Fraction(each.hours, taken.parts) for each in taken.events.values()}
    return found


# Adding up

MONTH, ADVISER, ORGANISATION, MODE = "month", "adviser", "organisation", "mode"
Key = str | int | None
_KEYS: dict[str, Callable[[Advice], tuple[Key, ...]]] = {
    MONTH: lambda each: (f"{each.day.year:04}-{each.day.month:02}",),
    ADVISER: lambda each: (each.lead,),
    ORGANISATION: lambda each: each.organisations or (None,),
    MODE: lambda each: (each.mode,),
}


def total(advices: Iterable[Advice]) -> Sum:
    """Those that the figures count, together."""
    hours = [each.hours for each in advices if each.hours is not None]
    return Sum(len(hours), sum(hours, Fraction()))


def sums(advices: Iterable[Advice], by: str) -> dict[Key, Sum]:
    """The same by month, adviser, organisation or mode; who came for two organisations counts for both."""
    found: dict[Key, list[Advice]] = {}
    for each in advices:
        for key in _KEYS[by](each):
            found.setdefault(key, []).append(each)
    return {key: total(theirs) for key, theirs in found.items()}


def keys(advices: Iterable[Advice], by: str) -> set[Key]:
    """What there is to narrow them by."""
    return {key for each in advices for key in _KEYS[by](each)}


def narrowed(advices: Iterable[Advice], wanted: dict[str, Key]) -> list[Advice]:
    """Those of a month, an adviser, an organisation, a mode: of all that are named."""
    return [each for each in advices if all(key in _KEYS[by](each) for by, key in wanted.items())]


def in_order(found: Iterable[Key], by: str, names: Callable[[Key], str], language: str) -> list[Key]:
    """Months as they went by, all others by their names."""
    if by == MONTH:
        return sorted(found, key=str)
    return sorted(found, key=lambda key: (key is None, sort_key(names(key), language)))
