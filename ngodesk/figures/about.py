"""What a print is about: a project, a month, or one record such as an event or an agreement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.errors import UsageError
from ngodesk.common.language import DEFAULT, N_
from ngodesk.common.text import sort_key
from ngodesk.figures.project import Scope, Span

_PROJECTS_OF_DOCUMENT = "SELECT DISTINCT project_id FROM allocations WHERE document_id = :document"
_PROJECTS_OF_PERSON = (
    "SELECT DISTINCT project_id FROM work_hours WHERE person_id = :person AND project_id IS NOT NULL"
    " AND date BETWEEN :start AND :end"
)
_PROJECTS_OF_MONTH = (
    "SELECT DISTINCT a.project_id FROM allocations a JOIN cost_documents d ON d.id = a.document_id"
    " WHERE d.issue_date BETWEEN :start AND :end OR d.id IN"
    " (SELECT document_id FROM payments WHERE date BETWEEN :start AND :end)"
)


# Records that are of a project, and the tables that they stand in.
OF_A_PROJECT = {
    "event": "events",
    "agreement": "volunteer_agreements",
    "subgrant": "subgrants",
    "questionnaire": "questionnaires",
    "consultation": "consultations",
}
TABLES = {"document": "cost_documents", "person": "people"} | OF_A_PROJECT


@dataclass(frozen=True)
class About:
    """The days, the language, and the ids of the records that the print is about."""

    connection: Connection
    span: Span
    scope: Scope | None = None
    document: int | None = None
    person: int | None = None
    event: int | None = None
    agreement: int | None = None
    subgrant: int | None = None
    questionnaire: int | None = None
    consultation: int | None = None
    series: bool = False
    """The whole series of the event."""
    blank: int | None = None
    """So many empty rows, where it is said."""
    chosen: tuple[str, ...] = ()
    """Numbers that somebody asked for, in their order."""
    language: str = DEFAULT
    report: str = ""
    """The id of what is printed: texts are written for it."""

    def rows(self, sql: str, **names: Any) -> list[tuple[Any, ...]]:
        """Everything that a query finds; it may name the days, the document and the person."""
        known: dict[str, Any] = {key: getattr(self, key) for key in TABLES}
        known |= {"start": self.span.start.isoformat() if self.span.start else "", "end": self.span.by}
        driver: Any = self.connection.connection.driver_connection
        found: list[tuple[Any, ...]] = driver.execute(sql, known | names).fetchall()
        return found

    def order(self, *names: str) -> tuple[str, ...]:
        """By which names stand in the order of the print's alphabet."""
        return tuple(sort_key(name, self.language) for name in names)

    def projects(self) -> list[int]:
        """The projects that the print touches: their credit lines stand on it."""
        if self.scope is not None:
            return [self.scope.id]
        named = next((key for key in OF_A_PROJECT if getattr(self, key) is not None), None)
        if named is not None:
            table = OF_A_PROJECT[named]
            rows = self.rows(f"SELECT project_id FROM {table} WHERE id = :{named} AND project_id IS NOT NULL")
        elif self.document is not None:
            rows = self.rows(_PROJECTS_OF_DOCUMENT)
        elif self.span == Span():
            rows = []
        else:
            rows = self.rows(_PROJECTS_OF_PERSON if self.person is not None else _PROJECTS_OF_MONTH)
        return sorted(row[0] for row in rows)


def ids(connection: Connection, table: str, refs: Iterable[str]) -> list[int]:
    """The ids of records by their codes. Raises UsageError for one that is not there."""
    found = []
    for ref in refs:
        row = connection.exec_driver_sql(f"SELECT id FROM {table} WHERE ref = ?", (ref,)).first()
        if row is None:
            raise UsageError(
                N_("There is no record with the code {ref}."), N_("Look up its code in the list."), ref=ref
            )
        found.append(row[0])
    return found
