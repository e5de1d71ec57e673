"""What the first page says of the whole file: what is due, what is unfinished, how the projects stand."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ngodesk.common.saying import Amount
from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import figures
from ngodesk.store import backup
from ngodesk.store.store import Store
from ngodesk.work.deadlines import Deadline, deadlines, next_report
from ngodesk.work.projects import ProjectRow, projects
from ngodesk.work.unfinished import Unfinished, unfinished


@dataclass(frozen=True)
class ProjectLine:
    """A running project in one line. `spent` and `passed` are parts of the plan and of the time."""

    id: int
    ref: str
    title: str
    currency: str
    planned: Decimal
    spent: Decimal
    passed: float
    left: Decimal | None  # of the grant; none where there is none
    met: int
    aimed: int
    report: tuple[int, str, date] | None  # id, code and day of the next report


@dataclass(frozen=True)
class Overview:
    """All of it."""

    today: date
    deadlines: list[Deadline]
    unfinished: list[Unfinished]
    projects: list[ProjectLine]
    backup_at: datetime | None
    holds_projects: bool


def overview(store: Store, today: date) -> Overview:
    """Read all of it."""
    lines = project_lines(store, today)
    left = {line.id: Amount(line.left, line.currency) for line in lines if line.left is not None}
    latest = backup.latest(store.path)
    return Overview(
        today=today,
        deadlines=deadlines(store, today, left=left),
        unfinished=unfinished(store, today),
        projects=lines,
        backup_at=datetime.fromtimestamp(latest.stat().st_mtime).astimezone() if latest else None,
        holds_projects=bool(lines) or bool(projects(store)),
    )


def project_lines(store: Store, today: date) -> list[ProjectLine]:
    """The projects that run, as the list of projects has them."""
    return [_line(store, row, today) for row in projects(store) if row.status == "running"]


def _line(store: Store, row: ProjectRow, today: date) -> ProjectLine:
    with store.reading() as connection:
        found = figures(scope(connection, row.ref, Span()))
        report = next_report(connection, row.id)
    met = [each["met"] for each in found["indicators"] if each["met"] is not None]
    return ProjectLine(
        id=row.id,
        ref=row.ref,
        title=row.title,
        currency=row.currency,
        planned=Decimal(found["budget"]["planned"]),
        spent=Decimal(found["budget"]["actual"]),
        passed=_passed(row.start, row.end, today),
        left=_left_of_grant(found["budget"]["sources"]),
        met=sum(met),
        aimed=len(met),
        report=None if report is None else (report.id, report.code, date.fromisoformat(report.day)),
    )


def _passed(start: date, end: date, today: date) -> float:
    """The part of the days that are over."""
    days = (end - start).days + 1
    return min(max((today - start).days / days, 0.0), 1.0) if days > 0 else 1.0


def _left_of_grant(sources: list[dict[str, Any]]) -> Decimal | None:
    grants = [source for source in sources if source["kind"] == "grant"]
    left = (Decimal(source["planned"]) - Decimal(source["actual"]) for source in grants)
    return sum(left, Decimal(0)) if grants else None
