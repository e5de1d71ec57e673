"""A project's activities and events on the line of its days, its next report, and the ids of its parts."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from ngodesk.common.dates import stored_day
from ngodesk.common.text import natural_key
from ngodesk.store.store import Store
from ngodesk.work.deadlines import next_report


@dataclass(frozen=True)
class Dot:
    """An event."""

    id: int
    day: date
    title: str
    planned: bool


@dataclass(frozen=True)
class Lane:
    """An activity and its events; that of the events without an activity has no id."""

    id: int | None
    code: str
    title: str
    start: date | None
    end: date | None
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class NextReport:
    """The report that a project owes first, and how many of its texts are ready."""

    id: int
    code: str
    start: date
    end: date
    due: date
    ready: int
    texts: int


@dataclass(frozen=True)
class Beside:
    """What an overview shows beside the figures. `ids` leads from a table and a code to the record."""

    lanes: tuple[Lane, ...] = ()
    report: NextReport | None = None
    ids: tuple[tuple[tuple[str, str], int], ...] = ()


_CODED = ("budget_lines", "funding_sources", "indicators")


def beside(store: Store, project: int) -> Beside:
    """All of it, of the project with that id."""
    with store.reading() as connection:
        ids = {
            (table, row.code): row.id
            for table in _CODED
            for row in connection.exec_driver_sql(
                f"SELECT id, code FROM {table} WHERE project_id = ?", (project,)
            )
        }
        return Beside(lanes(connection, project), _report(connection, project), tuple(ids.items()))


def lanes(connection: Connection, project: int) -> tuple[Lane, ...]:
    """The activities in the natural order of their codes; events without one come last."""
    dots = _dots(connection, project)
    rows = connection.exec_driver_sql(
        "SELECT id, code, title, start, end FROM activities WHERE project_id = ?", (project,)
    )
    found = [
        Lane(
            row.id,
            row.code,
            row.title,
            stored_day(row.start),
            stored_day(row.end),
            tuple(dots.pop(row.id, ())),
        )
        for row in sorted(rows, key=lambda row: natural_key(row.code))
    ]
    if None in dots:
        found.append(Lane(None, "", "", None, None, tuple(dots[None])))
    return tuple(found)


def _dots(connection: Connection, project: int) -> dict[int | None, list[Dot]]:
    found: dict[int | None, list[Dot]] = {}
    rows = connection.exec_driver_sql(
        "SELECT id, activity_id, start, title, status FROM events"
        " WHERE project_id = ? AND status <> 'cancelled' ORDER BY start, id",
        (project,),
    )
    for row in rows:
        dot = Dot(row.id, date.fromisoformat(row.start), row.title, row.status == "planned")
        found.setdefault(row.activity_id, []).append(dot)
    return found


def _report(connection: Connection, project: int) -> NextReport | None:
    row = next_report(connection, project)
    if row is None:
        return None
    texts, ready = connection.exec_driver_sql(
        "SELECT count(*), coalesce(sum(ready), 0) FROM report_texts WHERE period_id = ?", (row.id,)
    ).one()
    start, end, due = (date.fromisoformat(day) for day in (row.start, row.end, row.day))
    return NextReport(row.id, row.code, start, end, due, ready, texts)
