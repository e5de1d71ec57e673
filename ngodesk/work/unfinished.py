"""What was begun and waits to be finished, found in the records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.language import N_, NN_
from ngodesk.common.money import unscaled
from ngodesk.common.saying import Amount, Saying, say
from ngodesk.store.store import Store
from ngodesk.work.deadlines import DOCUMENTS


@dataclass(frozen=True)
class Unfinished:
    """What it is, what is missing, the verb that finishes it, and the record; none where they are several."""

    kind: str  # payment, allocation, list, event, agreement or text
    what: Saying
    remark: Saying
    verb: str  # a message id
    table: str
    id: int | None
    project_id: int | None = None


def unfinished(store: Store, today: date) -> list[Unfinished]:
    """What waits, what is late first."""
    with store.reading() as connection:
        return [each for source in _SOURCES for each in source(connection, today)]


def _named(row: Any) -> Saying:
    """A cost document with its issuer."""
    if row.issuer:
        return say(N_("{document}, {issuer}"), document=row.number, issuer=row.issuer)
    return say(N_("Document {document}"), document=row.number)


def _unpaid(connection: Connection, today: date) -> Iterator[Unfinished]:
    rows = connection.exec_driver_sql(
        f"SELECT * FROM ({DOCUMENTS}) WHERE owed > 0 AND due_date < ? ORDER BY due_date, id",
        (today.isoformat(),),
    )
    for row in rows:
        remark = say(
            N_("{amount} was due on {day}"),
            amount=Amount(unscaled(row.owed, 2), row.currency),
            day=date.fromisoformat(row.due_date),
        )
        yield Unfinished("payment", _named(row), remark, N_("Enter payment"), "cost_documents", row.id)


def _unallocated(connection: Connection, _today: date) -> Iterator[Unfinished]:
    """What no project is charged with, of all that one may be; an advance is charged where it is settled."""
    rows = connection.exec_driver_sql(
        "SELECT *, whole - coalesce(outside_amount, 0) - allocated AS remainder FROM (SELECT *,"
        " (SELECT coalesce(sum(a.amount), 0) FROM allocations a WHERE a.document_id = t.id) AS allocated"
        f" FROM ({DOCUMENTS}) t WHERE kind <> 'proforma'"
        " AND NOT EXISTS (SELECT 1 FROM cost_documents f WHERE f.settles_id = t.id))"
        " WHERE (whole > 0 AND remainder > 0) OR (whole < 0 AND remainder < 0) ORDER BY id"
    )
    for row in rows:
        remark = say(
            N_("{remainder} of {amount} to allocate"),
            remainder=Amount(unscaled(row.remainder, 2), row.currency),
            amount=Amount(unscaled(row.whole, 2), row.currency),
        )
        yield Unfinished("allocation", _named(row), remark, N_("Allocate"), "cost_documents", row.id)


def _lists(connection: Connection, _today: date) -> Iterator[Unfinished]:
    rows = connection.exec_driver_sql(
        "SELECT * FROM (SELECT t.id, t.title, t.start, t.project_id, t.signatures,"
        " (SELECT count(DISTINCT a.person_id) FROM attendance a"
        "   WHERE a.event_id = t.id AND a.status = 'attended') AS entered"
        " FROM events t WHERE t.status = 'held' AND t.signatures IS NOT NULL)"
        " WHERE entered < signatures ORDER BY start, id"
    )
    for row in rows:
        what = say(N_("Attendance list: {title}"), title=row.title)
        remark = say(
            NN_("{entered} of {number} person", "{entered} of {number} people"),
            entered=row.entered,
            number=row.signatures,
        )
        yield Unfinished("list", what, remark, N_("Complete"), "events", row.id, row.project_id)


def _past_events(connection: Connection, today: date) -> Iterator[Unfinished]:
    rows = connection.exec_driver_sql(
        "SELECT id, title, coalesce(end, start) AS day, project_id FROM events"
        " WHERE status = 'planned' AND day < ? ORDER BY day, id",
        (today.isoformat(),),
    )
    for row in rows:
        what = say(N_("Event: {title}"), title=row.title)
        remark = say(N_("planned for {day}: did it take place?"), day=date.fromisoformat(row.day))
        yield Unfinished("event", what, remark, N_("Say how it was"), "events", row.id, row.project_id)


def _agreements(connection: Connection, _today: date) -> Iterator[Unfinished]:
    rows = connection.exec_driver_sql(
        "SELECT t.id, t.project_id, trim(q.first_name || ' ' || q.last_name) AS name"
        " FROM volunteer_agreements t JOIN people q ON q.id = t.person_id"
        " WHERE t.signed_on IS NULL ORDER BY t.start, t.id"
    )
    for row in rows:
        what = say(N_("Volunteer agreement: {name}"), name=row.name)
        remark = say(N_("the day of signing is missing"))
        yield Unfinished(
            "agreement", what, remark, N_("Fill in"), "volunteer_agreements", row.id, row.project_id
        )


def _texts(connection: Connection, _today: date) -> Iterator[Unfinished]:
    """The texts of one report together: a single one opens by itself."""
    rows = connection.exec_driver_sql(
        "SELECT t.project_id, p.ref AS project, r.code, count(*) AS number, min(t.id) AS id"
        " FROM report_texts t JOIN projects p ON p.id = t.project_id"
        " LEFT JOIN reporting_periods r ON r.id = t.period_id"
        " WHERE coalesce(t.ready, 0) = 0 GROUP BY t.project_id, t.report, t.period_id ORDER BY r.end, id"
    )
    for row in rows:
        what = say(N_("Report of {project}"), project=row.project)
        if row.code:
            what = say(N_("Report {code} of {project}"), code=row.code, project=row.project)
        remark = say(NN_("{number} text is not ready", "{number} texts are not ready"), number=row.number)
        record = row.id if row.number == 1 else None
        yield Unfinished("text", what, remark, N_("Write"), "report_texts", record, row.project_id)


_SOURCES: tuple[Callable[[Connection, date], Iterator[Unfinished]], ...] = (
    _unpaid,
    _past_events,
    _lists,
    _unallocated,
    _agreements,
    _texts,
)
