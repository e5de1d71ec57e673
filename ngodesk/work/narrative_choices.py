"""What a person chooses from before writing for a report: the reports that hold texts, projects, periods."""

from dataclasses import dataclass

from sqlalchemy import Connection

from ngodesk.reports.templates import templates
from ngodesk.store.store import Store
from ngodesk.work import printing, workspaces
from ngodesk.work.print_choices import ProjectChoice, choices
from ngodesk.work.printing import ReportRow

_TEXT = "SELECT report, project_id, period_id, language, section FROM report_texts WHERE id = ?"
_LAST = "SELECT report FROM report_texts WHERE project_id = ? ORDER BY id DESC LIMIT 1"
_ANY = "SELECT report FROM report_texts ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True)
class Offered:
    """Reports and projects to choose from; the report that the project writes, the language of prints."""

    reports: tuple[ReportRow, ...]
    projects: tuple[ProjectChoice, ...]
    report: str
    language: str


@dataclass(frozen=True)
class TextPlace:
    """What a text is of; without a period it is of the whole project."""

    report: str
    project: int
    period: int | None
    language: str
    section: str


def text(store: Store, record: int) -> TextPlace | None:
    """Where a text that is kept belongs; nothing where it is gone."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(_TEXT, (record,)).fetchone()
    return TextPlace(*row) if row else None


def offered(store: Store, project: int | None = None) -> Offered:
    """What can be chosen; of a project that wrote nothing yet, the report that was written last anywhere."""
    written = {each.id for each in templates() if any("section" in part.options for part in each.parts)}
    rows = tuple(row for row in printing.reports() if row.id in written)
    with store.reading() as connection:
        last = _report(connection, project)
    known = last if last in written else rows[0].id
    return Offered(rows, choices(store).projects, known, workspaces.language(store))


def _report(connection: Connection, project: int | None) -> str | None:
    of_project = connection.exec_driver_sql(_LAST, (project,)).scalar()
    found: str | None = of_project or connection.exec_driver_sql(_ANY).scalar()
    return found
