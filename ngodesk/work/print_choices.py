"""What a person chooses from before a report is printed: projects, their periods and amendments, months."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from ngodesk.common.text import natural_key
from ngodesk.store.store import Store

_MONTHS = """
SELECT substr(issue_date, 1, 7) FROM cost_documents UNION SELECT substr(payment_date, 1, 7)
FROM cost_documents WHERE payment_date IS NOT NULL UNION SELECT substr(date, 1, 7) FROM payments
UNION SELECT substr(date, 1, 7) FROM work_hours ORDER BY 1 DESC"""


@dataclass(frozen=True)
class PeriodChoice:
    """A reporting period."""

    id: int
    code: str
    start: date
    end: date


@dataclass(frozen=True)
class ProjectChoice:
    """A project with its periods and the numbers of its amendments."""

    id: int
    ref: str
    title: str
    periods: tuple[PeriodChoice, ...]
    amendments: tuple[int, ...]


@dataclass(frozen=True)
class Choices:
    """Everything to choose from. Months are their first days, the latest first."""

    projects: tuple[ProjectChoice, ...]
    months: tuple[date, ...]


def choices(store: Store) -> Choices:
    """What can be chosen in this file."""
    with store.reading() as connection:
        months = [row[0] for row in connection.exec_driver_sql(_MONTHS)]
        projects = _projects(connection)
    known = dict.fromkeys(
        [date.today().replace(day=1), *(date.fromisoformat(f"{each}-01") for each in months)]
    )
    return Choices(projects, tuple(sorted(known, reverse=True)))


def _projects(connection: Connection) -> tuple[ProjectChoice, ...]:
    periods: dict[int, list[PeriodChoice]] = {}
    for project, key, code, start, end in connection.exec_driver_sql(
        "SELECT project_id, id, code, start, end FROM reporting_periods ORDER BY start"
    ):
        choice = PeriodChoice(key, code, date.fromisoformat(start), date.fromisoformat(end))
        periods.setdefault(project, []).append(choice)
    amendments: dict[int, list[int]] = {}
    for project, number in connection.exec_driver_sql(
        "SELECT project_id, number FROM amendments ORDER BY number"
    ):
        amendments.setdefault(project, []).append(number)
    found = [
        ProjectChoice(
            row[0], row[1], row[2], tuple(periods.get(row[0], ())), tuple(amendments.get(row[0], ()))
        )
        for row in connection.exec_driver_sql("SELECT id, ref, title FROM projects")
    ]
    return tuple(sorted(found, key=lambda project: natural_key(project.ref)))
