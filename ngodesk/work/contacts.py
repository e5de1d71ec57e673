"""A person or an organisation as a whole: roles with their dates, consents, what they took part in."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from ngodesk.common.dates import full_years, stored_day
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.figures.catalogue import OFFICER
from ngodesk.store.store import Store
from ngodesk.work import computed, saving
from ngodesk.work.naming import Names
from ngodesk.work.saving import Change

END, WITHDRAW = N_("End a role"), N_("Withdraw a consent")
_ADULT = 18
_ROLES = (
    'SELECT id, {other}_id AS other, role, start, "end" FROM affiliations WHERE {own}_id = ?'
    ' ORDER BY "end" IS NOT NULL AND "end" < ?, role <> ?, coalesce("end", \'9999\') DESC,'
    " coalesce(start, '') DESC, id"
)
_CONSENTS = (
    "SELECT c.id, c.kind, c.given_on, c.withdrawn_on, coalesce(c.guardian_name, '') AS guardian,"
    " coalesce(p.ref, '') AS project FROM consents c LEFT JOIN projects p ON p.id = c.project_id"
    " WHERE c.person_id = ? ORDER BY c.withdrawn_on IS NOT NULL, c.given_on DESC, c.id"
)
_COUNTED = "a.status = 'attended' AND e.status = 'held' AND coalesce(e.access, '') <> 'internal'"
_PLAIN = 2  # the columns of a part: the record and its day
# What a person or an organisation took part in: the table, and its records with their day; with their
# project where that tells more than their own name, which is that of the person or organisation itself.
_PARTS = {
    "people": (
        (
            "events",
            "SELECT DISTINCT e.id, e.start FROM events e JOIN attendance a ON a.event_id = e.id"
            f" WHERE a.person_id = ? AND {_COUNTED}",
        ),
        ("certificates", "SELECT id, issued_on FROM certificates WHERE person_id = ?"),
        ("volunteer_agreements", "SELECT id, start FROM volunteer_agreements WHERE person_id = ?"),
        ("participations", "SELECT id, start, project_id FROM participations WHERE person_id = ?"),
        ("project_team", "SELECT id, NULL, project_id FROM project_team WHERE person_id = ?"),
    ),
    "organisations": (
        (
            "events",
            "SELECT DISTINCT e.id, e.start FROM events e JOIN attendance a ON a.event_id = e.id"
            f" WHERE a.organisation_id = ? AND {_COUNTED}",
        ),
        ("support_cases", "SELECT id, start FROM support_cases WHERE organisation_id = ?"),
        ("subgrants", "SELECT id, coalesce(agreement_date, start) FROM subgrants WHERE grantee_id = ?"),
        (
            "project_partners",
            "SELECT id, agreement_date, project_id FROM project_partners WHERE organisation_id = ?",
        ),
        (
            "cooperations",
            "SELECT c.id, c.date FROM cooperations c JOIN cooperation_parties y ON y.owner_id = c.id"
            " WHERE y.target_id = ?",
        ),
    ),
}


@dataclass(frozen=True)
class Role:
    """What a person is in an organisation: `name` is that of the other one of the two."""

    id: int
    other: int
    name: str
    role: str
    start: date | None
    end: date | None
    current: bool

    @property
    def officer(self) -> bool:
        """Whether it is an officer for organisations."""
        return self.role == OFFICER


@dataclass(frozen=True)
class Given:
    """A consent; one that was withdrawn stays, for it was valid until then."""

    id: int
    kind: str
    given: date
    withdrawn: date | None
    guardian: str
    project: str


@dataclass(frozen=True)
class Part:
    """A record that somebody took part in."""

    table: str
    id: int
    name: str
    day: date | None


@dataclass(frozen=True)
class Contact:
    """A person or an organisation. Hours are ten-thousandths; only people have them, and consents."""

    table: str
    id: int
    name: str
    roles: tuple[Role, ...]
    parts: tuple[Part, ...]
    events: int
    consents: tuple[Given, ...] = ()
    hours: int = 0
    minor: bool = False


def contact(store: Store, table: str, record: int, today: date, language: str) -> Contact | None:
    """All of it; nothing where the record is gone."""
    with store.reading() as connection:
        names = Names(connection, language)
        name = names.one(table, record)
        if not name:
            return None
        person = table == "people"
        return Contact(
            table,
            record,
            name,
            _roles(connection, names, table, record, today),
            _parts(connection, names, table, record),
            _worked_out(connection, table, "events", record),
            _consents(connection, record) if person else (),
            _worked_out(connection, table, "hours", record) if person else 0,
            person and _is_minor(connection, record, today),
        )


def _roles(connection: Connection, names: Names, table: str, record: int, today: date) -> tuple[Role, ...]:
    """Those of today first, officers for organisations before the others."""
    own, other, others = ("person", "organisation", "organisations")
    if table == "organisations":
        own, other, others = ("organisation", "person", "people")
    rows = connection.exec_driver_sql(
        _ROLES.format(own=own, other=other), (record, today.isoformat(), OFFICER)
    ).all()
    called = names.of(others, [row.other for row in rows])
    return tuple(
        Role(row.id, row.other, called[row.other], row.role, start, end, end is None or end >= today)
        for row in rows
        for start, end in [(stored_day(row.start), stored_day(row.end))]
    )


def _consents(connection: Connection, person: int) -> tuple[Given, ...]:
    rows = connection.exec_driver_sql(_CONSENTS, (person,))
    return tuple(
        Given(
            row.id,
            row.kind,
            date.fromisoformat(row.given_on),
            stored_day(row.withdrawn_on),
            row.guardian,
            row.project,
        )
        for row in rows
    )


def _parts(connection: Connection, names: Names, table: str, record: int) -> tuple[Part, ...]:
    """By kind, the latest of each first."""
    found = []
    for other, sql in _PARTS[table]:
        rows = connection.exec_driver_sql(sql, (record,)).all()
        named, place = ("projects", 2) if rows and len(rows[0]) > _PLAIN else (other, 0)
        called = names.of(named, [row[place] for row in rows])
        parts = [Part(other, row[0], called[row[place]], stored_day(row[1])) for row in rows]
        found += sorted(parts, key=lambda each: (each.day or date.min, each.id), reverse=True)
    return tuple(found)


def _worked_out(connection: Connection, table: str, name: str, record: int) -> int:
    """A computed column of the list, of one record."""
    sql = computed.sql_of(table, name)
    return int(
        connection.exec_driver_sql(f"SELECT {sql} FROM {table} t WHERE t.id = ?", (record,)).scalar() or 0
    )


def _is_minor(connection: Connection, person: int, today: date) -> bool:
    """Younger than eighteen for sure; of who tells only the year, by the year."""
    born, year = connection.exec_driver_sql(
        "SELECT birth_date, birth_year FROM people WHERE id = ?", (person,)
    ).one()
    if born is not None:
        day = date.fromisoformat(born)
        return full_years(day, today) < _ADULT
    return year is not None and today.year - int(year) < _ADULT


def end(store: Store, role: int, day: date) -> None:
    """Somebody is no longer what he was in an organisation. Raises UserError before its beginning."""
    saving.save(store, "affiliations", [Change(role, {"end": day.isoformat()})], END)


def withdraw(store: Store, consent: int, day: date) -> None:
    """A consent is withdrawn; it stays, for it was valid until then. Raises UserError before it was given."""
    with store.reading() as connection:
        given = connection.exec_driver_sql(
            "SELECT given_on FROM consents WHERE id = ?", (consent,)
        ).scalar_one()
    if day < date.fromisoformat(given):
        raise UserError(N_("The consent was given later than that."), N_("Choose the day of the withdrawal."))
    saving.save(store, "consents", [Change(consent, {"withdrawn_on": day.isoformat()})], WITHDRAW)
