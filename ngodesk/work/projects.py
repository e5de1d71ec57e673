"""The list of projects."""

from dataclasses import dataclass
from datetime import date

from ngodesk.common.text import natural_key
from ngodesk.store.store import Store

_PROJECTS = """
SELECT project.id, project.ref, project.title, project.status, project.start, project."end", project.acronym,
    project.agreement_no, programme.name, project.currency
FROM projects AS project LEFT JOIN programmes AS programme ON programme.id = project.programme_id
"""


@dataclass(frozen=True)
class ProjectRow:
    """A project as a list shows it."""

    id: int
    ref: str
    title: str
    status: str
    start: date
    end: date
    acronym: str | None
    agreement_no: str | None
    programme: str | None
    currency: str


def projects(store: Store) -> list[ProjectRow]:
    """All projects in the natural order of their codes."""
    with store.reading() as connection:
        found = connection.exec_driver_sql(_PROJECTS).all()
    rows = [
        ProjectRow(*row[:4], date.fromisoformat(row.start), date.fromisoformat(row.end), *row[6:])
        for row in found
    ]
    return sorted(rows, key=lambda row: natural_key(row.ref))
