"""Which project and which days a figure is asked for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.dates import day_before
from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_

EVER = "9999-99-99"
"""Later than any day: the end of time."""


@dataclass(frozen=True)
class Span:
    """From the first day to the last; nothing is without a limit."""

    start: date | None = None
    end: date | None = None

    @property
    def asked(self) -> bool:
        """Whether a period was asked for; otherwise undated records count too."""
        return self.start is not None or self.end is not None

    @property
    def by(self) -> str:
        """The day up to which money is summed."""
        return self.end.isoformat() if self.end else EVER

    @property
    def before(self) -> str | None:
        """The day before the first: what was up to then is not of the period. Nothing without a first."""
        if self.start is None:
            return None
        before = day_before(self.start)
        return before.isoformat() if before else ""

    def holds(self, column: str) -> str:
        """SQL that is true for records dated in the span; undated ones count only without a span."""
        parts = []
        if self.start:
            parts.append(f"{column} >= '{self.start.isoformat()}'")
        if self.end:
            parts.append(f"{column} <= '{self.end.isoformat()}'")
        return " AND ".join(parts) or "1"


@dataclass(frozen=True)
class Scope:
    """A project as figures need it, and the days."""

    connection: Connection
    id: int
    ref: str
    currency: str
    span: Span
    teaching_minutes: int | None
    uncounted: frozenset[int]
    """Organisations that no count holds: the own one, the partners, the funder."""
    amendment: int | None = None
    """Plans and targets as of this amendment; nothing: as of the one in force."""

    def rows(self, sql: str, names: dict[str, Any] | tuple[Any, ...]) -> list[tuple[Any, ...]]:
        """Everything that a query finds, straight from the driver: a figure reads thousands of rows."""
        driver: Any = self.connection.connection.driver_connection
        found: list[tuple[Any, ...]] = driver.execute(sql, names).fetchall()
        return found

    def mapping(self, sql: str, values: Any) -> dict[Any, Any]:
        """Rows of two columns as a dictionary."""
        return {row[0]: row[1] for row in self.rows(sql, values)}


def scope(connection: Connection, ref: str, span: Span, amendment: int | None = None) -> Scope:
    """Find a project by its code. Raises UsageError where there is none, or no such amendment."""
    row = connection.exec_driver_sql(
        "SELECT p.id, p.currency, p.teaching_hour_minutes, g.funder_id FROM projects p"
        " LEFT JOIN programmes g ON g.id = p.programme_id WHERE p.ref = ?",
        (ref,),
    ).first()
    if row is None:
        raise UsageError(
            N_("There is no project {ref}."), N_("Look up its code in the list of projects."), ref=ref
        )
    partners = connection.exec_driver_sql(
        "SELECT organisation_id FROM project_partners WHERE project_id = ?"
        " UNION SELECT id FROM organisations WHERE own = 1",
        (row[0],),
    ).scalars()
    uncounted = {*partners, row[3]} - {None}
    _check_amendment(connection, row[0], ref, amendment)
    return Scope(connection, row[0], ref, row[1], span, row[2], frozenset(uncounted), amendment)


def _check_amendment(connection: Connection, project: int, ref: str, number: int | None) -> None:
    """The agreement itself is number 0, and always there."""
    if not number:
        return
    query = "SELECT count(*) FROM amendments WHERE project_id = ? AND number = ?"
    if not connection.exec_driver_sql(query, (project, number)).scalar():
        raise UsageError(
            N_("The project {ref} has no amendment {number}."),
            N_("Look up its amendments on the project's page."),
            ref=ref,
            number=number,
        )


def period_span(connection: Connection, ref: str, code: str) -> Span:
    """The days of a reporting period. Raises UsageError where the project has none of that code."""
    row = connection.exec_driver_sql(
        "SELECT r.start, r.end FROM reporting_periods r JOIN projects p ON p.id = r.project_id"
        " WHERE p.ref = ? AND r.code = ?",
        (ref, code),
    ).first()
    if row is None:
        raise UsageError(
            N_("The project {ref} has no reporting period {code}."),
            N_("Look up its periods on the project's page."),
            ref=ref,
            code=code,
        )
    return Span(date.fromisoformat(row[0]), date.fromisoformat(row[1]))
