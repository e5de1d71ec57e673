"""The list of projects."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from ngodesk.common.text import natural_key
from ngodesk.model import Programme, Project
from ngodesk.store.store import Store


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
    query = select(
        Project.id,
        Project.ref,
        Project.title,
        Project.status,
        Project.start,
        Project.end,
        Project.acronym,
        Project.agreement_no,
        Programme.name,
        Project.currency,
    ).outerjoin(Programme, Programme.id == Project.programme_id)
    with store.read() as session:
        # Ten columns are as many as SQLAlchemy knows the types of; it supposes that more may follow.
        rows = [ProjectRow(*row[:10]) for row in session.execute(query)]
    return sorted(rows, key=lambda row: natural_key(row.ref))
