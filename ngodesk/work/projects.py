"""The list of projects."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row

from ngodesk.common.text import natural_key
from ngodesk.figures.agreed import END
from ngodesk.store.store import Store

_PROJECTS = f"""
SELECT project.id, project.ref, project.title, project.status, project.start, project.acronym,
    project."end" AS recorded_end, {END.format(project="project")} AS "end",
    project.agreement_no, programme.name AS programme, project.currency
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
    """As it is agreed today: an amendment may have moved it."""
    recorded_end: date
    """As the project itself says it."""
    acronym: str | None
    agreement_no: str | None
    programme: str | None
    currency: str


def projects(store: Store) -> list[ProjectRow]:
    """All projects in the natural order of their codes."""
    with store.reading() as connection:
        rows = [_row(found) for found in connection.exec_driver_sql(_PROJECTS)]
    return sorted(rows, key=lambda row: natural_key(row.ref))


def _row(found: Row[Any]) -> ProjectRow:
    return ProjectRow(
        id=found.id,
        ref=found.ref,
        title=found.title,
        status=found.status,
        start=date.fromisoformat(found.start),
        end=date.fromisoformat(found.end),
        recorded_end=date.fromisoformat(found.recorded_end),
        acronym=found.acronym,
        agreement_no=found.agreement_no,
        programme=found.programme,
        currency=found.currency,
    )
