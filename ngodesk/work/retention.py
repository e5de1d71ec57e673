"""How long personal data are kept: projects whose time is over, their people, what still holds them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from ngodesk.figures.agreed import END
from ngodesk.store.store import Store
from ngodesk.store.telling import NOBODY
from ngodesk.work.naming import Names

# Whom a project has data of.
_PEOPLE = """
SELECT person_id AS person, project_id AS project FROM project_team
UNION SELECT person_id, project_id FROM participations
UNION SELECT person_id, project_id FROM volunteer_agreements
UNION SELECT a.person_id, e.project_id FROM attendance a JOIN events e ON e.id = a.event_id
UNION SELECT lead_id, project_id FROM events
UNION SELECT person_id, project_id FROM work_hours
UNION SELECT person_id, project_id FROM contracts
UNION SELECT person_id, project_id FROM receipts
UNION SELECT contact_id, project_id FROM subgrants
UNION SELECT mentor_id, project_id FROM support_cases
UNION SELECT contact_id, id FROM projects"""
_PROJECTS = f"""
SELECT p.id, p.ref, p.title,
  coalesce(p.keep_until, date({END.format(project="p")}, '+' || g.retention_years || ' years')) AS until
FROM projects p LEFT JOIN programmes g ON g.id = p.programme_id ORDER BY p.ref"""
_OFFICES = """
SELECT person_id FROM affiliations a JOIN organisations o ON o.id = a.organisation_id AND o.own
WHERE a."end" IS NULL OR a."end" >= :today"""


@dataclass(frozen=True)
class Hold:
    """A project that a person's data are kept for, until a day; nothing where no day is known."""

    project: int
    ref: str
    until: date | None

    def lasts(self, today: date) -> bool:
        """Whether the data are still to be kept. The last day is still allowed, and an unknown one holds."""
        return self.until is None or self.until >= today


@dataclass(frozen=True)
class Kept:
    """A person with all that data are kept for."""

    id: int
    name: str
    holds: tuple[Hold, ...]
    in_office: bool
    """Is somebody in the own organisation now."""

    def over(self, today: date) -> tuple[Hold, ...]:
        """The projects whose time is over."""
        return tuple(hold for hold in self.holds if not hold.lasts(today))

    def held(self, today: date) -> tuple[Hold, ...]:
        """The projects for which the data must still be kept."""
        return tuple(hold for hold in self.holds if hold.lasts(today))

    def free(self, today: date) -> bool:
        """Whether nothing holds the data any more."""
        return not self.in_office and not self.held(today)


def due(store: Store, today: date, language: str) -> list[Kept]:
    """The people of all projects whose time is over, those that nothing holds first."""
    with store.reading() as connection:
        found = _kept(connection, today, language)
    named = [each for each in found if each.over(today)]
    return sorted(named, key=lambda each: (not each.free(today), each.name))


def kept(store: Store, person: int, today: date, language: str) -> Kept:
    """What one person's data are kept for."""
    with store.reading() as connection:
        (found,) = _kept(connection, today, language, person)
    return found


def _kept(connection: Connection, today: date, language: str, person: int | None = None) -> list[Kept]:
    """Everybody who is not erased yet, or one person."""
    holds = {
        row.id: Hold(row.id, row.ref, date.fromisoformat(row.until) if row.until else None)
        for row in connection.exec_driver_sql(_PROJECTS)
    }
    theirs: dict[int, list[Hold]] = {}
    for row in connection.exec_driver_sql(f"SELECT * FROM ({_PEOPLE}) WHERE person IS NOT NULL"):
        if row.project in holds:
            theirs.setdefault(row.person, []).append(holds[row.project])
    offices = set(connection.exec_driver_sql(_OFFICES.replace(":today", "?"), (today.isoformat(),)).scalars())
    chosen = "WHERE first_name <> ?" if person is None else "WHERE id = ?"
    ids = list(connection.exec_driver_sql(f"SELECT id FROM people {chosen}", (person or NOBODY,)).scalars())
    names = Names(connection, language).of("people", ids)
    return [
        Kept(
            each, names[each], tuple(sorted(theirs.get(each, ()), key=lambda hold: hold.ref)), each in offices
        )
        for each in ids
    ]
