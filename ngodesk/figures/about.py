"""What a print is about that is not of one project alone: a month, a document, a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.errors import UsageError
from ngodesk.common.language import N_
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


@dataclass(frozen=True)
class About:
    """The days, and ids of the document and person where the print is about one."""

    connection: Connection
    span: Span
    scope: Scope | None = None
    document: int | None = None
    person: int | None = None

    def rows(self, sql: str, **names: Any) -> list[tuple[Any, ...]]:
        """Everything that a query finds; it may name the days, the document and the person."""
        known = {
            "start": self.span.start.isoformat() if self.span.start else "",
            "end": self.span.by,
            "document": self.document,
            "person": self.person,
        }
        driver: Any = self.connection.connection.driver_connection
        found: list[tuple[Any, ...]] = driver.execute(sql, known | names).fetchall()
        return found

    def projects(self) -> list[int]:
        """The projects that the print touches: their credit lines stand on it."""
        if self.scope is not None:
            return [self.scope.id]
        if self.document is not None:
            rows = self.rows(_PROJECTS_OF_DOCUMENT)
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
