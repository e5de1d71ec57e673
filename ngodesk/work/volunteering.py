"""Volunteers at a glance: agreements and what the law asks of them, hours by month, what is noticed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.checks.core.looking import Look
from ngodesk.common.dates import stored_day
from ngodesk.common.volunteering_law import Law, law
from ngodesk.figures.spending import hours_worth
from ngodesk.store.store import Store
from ngodesk.work import checking, features, saving, staff_hours
from ngodesk.work.checking import Told
from ngodesk.work.saving import Change
from ngodesk.work.viewing import Stored

TABLES = ("volunteer_agreements", "volunteer_hours", "work_hours")
WRITTEN, CONSENT, INSURED = "agreement-not-written", "guardian-consent", "accident-insurance"
_HOUR = 10**4


@dataclass
class Hours:
    """Hours in ten-thousandths, those confirmed, and what these are worth in hundredths."""

    all: int = 0
    confirmed: int = 0
    worth: int = 0

    def add(self, hours: int, confirmed: bool, worth: int) -> None:
        """One entry more."""
        self.all += hours
        if confirmed:
            self.confirmed += hours
            self.worth += worth


@dataclass
class Agreement:
    """An agreement, what stands in it that the law asks for, and its hours by month of the year shown."""

    id: int
    person: str
    project: str
    currency: str
    number: str
    start: date
    end: date | None
    signed_on: date | None
    consent_on: date | None
    insurance: str
    hourly_value: int | None
    missing: frozenset[str] = frozenset()
    """The checks that found something about it."""
    months: dict[int, Hours] = field(default_factory=dict)
    year: Hours = field(default_factory=Hours)


@dataclass(frozen=True)
class Volunteering:
    """What the page of volunteers shows."""

    year: int
    years: tuple[int, ...]
    agreements: tuple[Agreement, ...]
    noticed: tuple[Told, ...]
    law: Law | None
    """Nothing where nobody volunteers, and where the country's is not known."""
    kept: bool
    """Whether there are agreements or may be: an association may have staff alone."""


def overview(
    store: Store, project: int | None = None, year: int | None = None, today: date | None = None
) -> Volunteering:
    """Agreements of a project or of all, with the hours of a year: by default the last with any."""
    today = today or date.today()
    with store.reading() as connection:
        country = Look(connection, today).country
        years = _years(connection, project) or (today.year,)
        shown = year if year in years else years[-1]
        agreements = {row.id: _agreement(row) for row in _rows(connection, project)}
        _count(connection, agreements, shown)
    noticed = checking.of_tables(store, TABLES, project, today)
    for each in noticed:
        if each.table == TABLES[0] and each.id in agreements and each.counts:
            agreements[each.id].missing |= {each.rule.id}
    kept = bool(agreements) or "volunteers" in features.chosen(store) or not staff_hours.people(store, "en")
    asked = law(country) if kept else None
    return Volunteering(shown, years, tuple(agreements.values()), tuple(noticed), asked, kept)


def _years(connection: Connection, project: int | None) -> tuple[int, ...]:
    found = connection.exec_driver_sql(
        "SELECT DISTINCT CAST(substr(h.date, 1, 4) AS INTEGER) AS year FROM volunteer_hours h"
        " JOIN volunteer_agreements a ON a.id = h.agreement_id"
        " WHERE :project IS NULL OR a.project_id = :project ORDER BY year",
        {"project": project},
    )
    return tuple(found.scalars())


def _rows(connection: Connection, project: int | None) -> Any:
    return connection.exec_driver_sql(
        "SELECT a.*, trim(o.last_name || ' ' || o.first_name) AS person, p.ref AS project_ref,"
        " coalesce(p.currency, '') AS currency"
        " FROM volunteer_agreements a JOIN people o ON o.id = a.person_id"
        " LEFT JOIN projects p ON p.id = a.project_id"
        " WHERE :project IS NULL OR a.project_id = :project ORDER BY a.start DESC, person, a.id",
        {"project": project},
    )


def _agreement(row: Any) -> Agreement:
    return Agreement(
        id=row.id,
        person=row.person,
        project=row.project_ref or "",
        currency=row.currency,
        number=row.number or "",
        start=date.fromisoformat(row.start),
        end=stored_day(row.end),
        signed_on=stored_day(row.signed_on),
        consent_on=stored_day(row.guardian_consent_on),
        insurance=row.insurance or "",
        hourly_value=row.hourly_value,
    )


def _count(connection: Connection, agreements: dict[int, Agreement], year: int) -> None:
    """Each entry's worth is rounded by itself, as a personal contribution is."""
    for row in connection.exec_driver_sql(
        "SELECT agreement_id, date, hours, confirmed FROM volunteer_hours WHERE substr(date, 1, 4) = ?",
        (f"{year:04}",),
    ):
        agreement = agreements.get(row.agreement_id)
        if agreement is None:
            continue
        worth = hours_worth(row.hours, agreement.hourly_value or 0)
        month = agreement.months.setdefault(int(row.date[5:7]), Hours())
        for sums in (month, agreement.year):
            sums.add(row.hours, bool(row.confirmed), worth)


# The card of one agreement and month


@dataclass(frozen=True)
class Entry:
    """A line of the card: from when to when, how long, what was done."""

    id: int
    day: date
    start: str | None
    end: str | None
    hours: int
    task: str
    confirmed: bool


def entries(store: Store, agreement: int, first: date) -> list[Entry]:
    """The hours of an agreement in a month, in the order of time."""
    with store.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT * FROM volunteer_hours WHERE agreement_id = ? AND substr(date, 1, 7) = ?"
            " ORDER BY date, start_time IS NULL, start_time, id",
            (agreement, f"{first.year:04}-{first.month:02}"),
        )
        return [
            Entry(
                row.id,
                date.fromisoformat(row.date),
                row.start_time,
                row.end_time,
                row.hours,
                row.task,
                bool(row.confirmed),
            )
            for row in rows
        ]


def length(start: str | None, end: str | None) -> int | None:
    """The hours between two times of a day; nothing where one is not known or the end is not after."""
    if not start or not end or end <= start:
        return None
    minutes = [int(text[:2]) * 60 + int(text[3:5]) for text in (start, end)]
    return (minutes[1] - minutes[0]) * _HOUR // 60


def write(store: Store, agreement: int, changes: list[tuple[int | None, dict[str, Stored]]]) -> None:
    """Add or change lines of a card in one step; a new one has the line and the source of the last.

    Raises RefusedRecordError; then nothing is written.
    """
    with store.reading() as connection:
        last = connection.exec_driver_sql(
            "SELECT line_id, source_id FROM volunteer_hours WHERE agreement_id = ? AND line_id IS NOT NULL"
            " ORDER BY date DESC, id DESC LIMIT 1",
            (agreement,),
        ).first()
    usual: dict[str, Stored] = {"agreement": agreement}
    if last is not None:
        usual |= {"line": last.line_id, "source": last.source_id}
    wanted = [Change(key, values if key is not None else usual | values) for key, values in changes]
    saving.save(store, "volunteer_hours", wanted, saving.ADD if changes[0][0] is None else saving.CHANGE)
