"""How long personal data are kept: projects whose time is over, their people, what still holds them."""

from dataclasses import dataclass
from datetime import date, timedelta

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
# The last day on which anything was noted of a person: a consent, a role, a booking, the record itself.
_LAST = """
SELECT person, max(day) AS day FROM (
 SELECT person_id AS person, max(given_on, coalesce(withdrawn_on, given_on)) AS day FROM consents
 UNION ALL SELECT person_id, max(coalesce("start", ''), coalesce("end", '')) FROM affiliations
 UNION ALL SELECT person_id, date("end") FROM bookings
 UNION ALL SELECT c.row_id, date(s.at) FROM changes c JOIN steps s ON s.number = c.step
  WHERE c.table_name = 'people') WHERE day <= :today GROUP BY person"""
_QUIET = 365
"""Days after which a person whom no project needs is asked for again."""


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
    last: date | None = None
    """When anything was noted last of somebody whom no project needs."""

    def over(self, today: date) -> tuple[Hold, ...]:
        """The projects whose time is over."""
        return tuple(hold for hold in self.holds if not hold.lasts(today))

    def held(self, today: date) -> tuple[Hold, ...]:
        """The projects for which the data must still be kept."""
        return tuple(hold for hold in self.holds if hold.lasts(today))

    def is_quiet(self, today: date) -> bool:
        """Whether no project ever needed the data, and nothing was noted for a year."""
        if self.holds or self.in_office:
            return False
        return self.last is None or self.last <= today - timedelta(days=_QUIET)

    def free(self, today: date) -> bool:
        """Whether nothing holds the data any more."""
        return not self.in_office and not self.held(today)


def due(store: Store, today: date, language: str) -> list[Kept]:
    """The people of all projects whose time is over, those that nothing holds first.

    Then those without a project of whom nothing was noted for a year, whoever waits longest first.
    """
    with store.reading() as connection:
        found = _kept(connection, today, language)
    named = [each for each in found if each.over(today)]
    quiet = [each for each in found if each.is_quiet(today)]
    return [
        *sorted(named, key=lambda each: (not each.free(today), each.name)),
        *sorted(quiet, key=lambda each: (each.last or date.min, each.name)),
    ]


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
    last = {
        row.person: date.fromisoformat(row.day)
        for row in connection.exec_driver_sql(_LAST.replace(":today", "?"), (today.isoformat(),))
        if row.day and row.person not in theirs
    }
    return [
        Kept(
            each,
            names[each],
            tuple(sorted(theirs.get(each, ()), key=lambda hold: hold.ref)),
            each in offices,
            last.get(each),
        )
        for each in ids
    ]
