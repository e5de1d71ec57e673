"""What is due in the next days, and what is overdue, found in the records."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.language import N_, NN_
from ngodesk.common.money import unscaled
from ngodesk.store.store import Store
from ngodesk.work.saying import Amount, Saying, say

DAYS = 30

EVENT, DUE, OVER = "ok", "attention", "problem"


@dataclass(frozen=True)
class Deadline:
    """A day, what is then, and the record that says so. `tone` is the colour of its dot."""

    day: date
    what: Saying
    tone: str
    project: str
    project_id: int | None
    table: str
    id: int


Left = Mapping[int, Amount]
"""What is left of the grant, by the project's id."""

# What every query gives first: the day, the record, its project.
_HEAD = "SELECT {day} AS day, t.id, t.project_id, p.ref AS project"
_LIVE = "p.status IN ('approved', 'running', 'completed')"
_REPORT_DAY = "coalesce(t.due, date(t.end, '+' || g.report_due_days || ' days'))"

# What is still to be paid of a document, in hundredths; a document that is paid by a day has no payments.
OWED = (
    "CASE WHEN d.payment_method = 'none' OR d.kind IN ('in_kind', 'proforma') THEN 0"
    " WHEN EXISTS (SELECT 1 FROM payments y WHERE y.document_id = d.id)"
    " THEN coalesce(d.amount_due, d.gross) + coalesce(d.employer_cost, 0)"
    " - (SELECT sum(y.amount) FROM payments y WHERE y.document_id = d.id)"
    " WHEN d.payment_date IS NULL THEN coalesce(d.amount_due, d.gross) + coalesce(d.employer_cost, 0)"
    " ELSE 0 END"
)
# Who issued a document, and the project where it is allocated, if that is one alone.
DOCUMENTS = (
    "SELECT d.id, d.number, d.gross, d.currency, d.due_date, d.outside_amount, d.net, d.vat_recoverable,"
    f" d.kind, {OWED} AS owed, coalesce(o.name, d.issuer_name) AS issuer,"
    " (SELECT CASE WHEN count(DISTINCT a.project_id) = 1 THEN min(a.project_id) END"
    "   FROM allocations a WHERE a.document_id = d.id) AS project_id"
    " FROM cost_documents d LEFT JOIN organisations o ON o.id = d.issuer_id"
)


def deadlines(store: Store, today: date, days: int = DAYS, left: Left | None = None) -> list[Deadline]:
    """What is due from today on, for so many days, and what is overdue; the earliest first."""
    span = {"first": today.isoformat(), "last": (today + timedelta(days=days)).isoformat()}
    with store.reading() as connection:
        found = [deadline for source in _SOURCES for deadline in source(connection, span)]
    found = [_with_left(deadline, left or {}) for deadline in found]
    return sorted(found, key=lambda deadline: (deadline.day, deadline.table, deadline.id))


def _with_left(deadline: Deadline, left: Left) -> Deadline:
    """The end of a project says what is left of its grant."""
    amount = left.get(deadline.id) if deadline.table == "projects" else None
    if amount is None:
        return deadline
    return replace(deadline, what=say(N_("The project ends, {amount} of the grant is left"), amount=amount))


Span = dict[str, str]
Source = Callable[[Connection, Span], Iterator[Deadline]]


def _made(row: Any, what: Saying, tone: str, table: str, first: str) -> Deadline:
    """A deadline; one that has passed is a problem."""
    tone = OVER if row.day < first else tone
    return Deadline(date.fromisoformat(row.day), what, tone, row.project or "", row.project_id, table, row.id)


def _payments(connection: Connection, span: Span) -> Iterator[Deadline]:
    """Those that are overdue are told among what is unfinished."""
    rows = connection.exec_driver_sql(
        f"SELECT t.*, t.due_date AS day, p.ref AS project FROM ({DOCUMENTS}) t"
        " LEFT JOIN projects p ON p.id = t.project_id"
        " WHERE t.owed > 0 AND t.due_date BETWEEN :first AND :last",
        span,
    )
    for row in rows:
        amount = Amount(unscaled(row.owed, 2), row.currency)
        if row.issuer:
            what = say(
                N_("Pay {amount}: {document}, {issuer}"),
                amount=amount,
                document=row.number,
                issuer=row.issuer,
            )
        else:
            what = say(N_("Pay {amount}: {document}"), amount=amount, document=row.number)
        yield _made(row, what, DUE, "cost_documents", span["first"])


def _events(connection: Connection, span: Span) -> Iterator[Deadline]:
    rows = connection.exec_driver_sql(
        f"{_HEAD.format(day='t.start')}, t.title, (SELECT count(DISTINCT a.person_id) FROM attendance a"
        "   WHERE a.event_id = t.id AND a.status IN ('registered', 'attended')) AS registered"
        " FROM events t JOIN projects p ON p.id = t.project_id"
        " WHERE t.status = 'planned' AND t.start BETWEEN :first AND :last",
        span,
    )
    for row in rows:
        what = say(N_("Event: {title}"), title=row.title)
        if row.registered:
            what = say(
                NN_("Event: {title}, {number} registered", "Event: {title}, {number} registered"),
                title=row.title,
                number=row.registered,
            )
        yield _made(row, what, EVENT, "events", span["first"])


def _ends(connection: Connection, span: Span) -> Iterator[Deadline]:
    rows = connection.exec_driver_sql(
        "SELECT p.end AS day, p.id, p.id AS project_id, p.ref AS project FROM projects p"
        " WHERE p.status IN ('approved', 'running') AND p.end BETWEEN :first AND :last",
        span,
    )
    for row in rows:
        yield _made(row, say(N_("The project ends")), OVER, "projects", span["first"])


def _reports(connection: Connection, span: Span) -> Iterator[Deadline]:
    for row in _due_reports(connection, f"{_REPORT_DAY} <= :last", span):
        what = say(N_("Report {code} is due"), code=row.code)
        if row.funder:
            what = say(N_("Report {code} is due: {funder}"), code=row.code, funder=row.funder)
        yield _made(row, what, DUE, "reporting_periods", span["first"])


def _due_reports(connection: Connection, where: str, values: dict[str, Any]) -> Any:
    """Periods whose report was not submitted, with the day by which it must be."""
    return connection.exec_driver_sql(
        f"{_HEAD.format(day=_REPORT_DAY)}, t.code, t.start, t.end, o.name AS funder"
        " FROM reporting_periods t JOIN projects p ON p.id = t.project_id"
        " LEFT JOIN programmes g ON g.id = p.programme_id LEFT JOIN organisations o ON o.id = g.funder_id"
        f" WHERE t.submitted_on IS NULL AND {_LIVE} AND {where} ORDER BY day, t.id",
        values,
    )


def next_report(connection: Connection, project: int) -> Any:
    """The report that a project owes first: its id, code, start, end and day; nothing where it owes none."""
    where = f"t.project_id = :project AND {_REPORT_DAY} IS NOT NULL"
    return _due_reports(connection, where, {"project": project}).first()


def _settlements(connection: Connection, span: Span) -> Iterator[Deadline]:
    rows = connection.exec_driver_sql(
        f"{_HEAD.format(day='t.settlement_due')}, t.title, o.name AS grantee"
        " FROM subgrants t JOIN projects p ON p.id = t.project_id"
        " LEFT JOIN organisations o ON o.id = t.grantee_id"
        f" WHERE t.status = 'running' AND t.settled_on IS NULL AND {_LIVE} AND t.settlement_due <= :last",
        span,
    )
    for row in rows:
        what = say(N_("Settlement of the sub-grant {title}: {name}"), title=row.title, name=row.grantee)
        yield _made(row, what, DUE, "subgrants", span["first"])


def _remarks(connection: Connection, span: Span) -> Iterator[Deadline]:
    rows = connection.exec_driver_sql(
        f"{_HEAD.format(day='t.due')}, t.number FROM report_remarks t JOIN projects p ON p.id = t.project_id"
        f" WHERE t.answered_on IS NULL AND {_LIVE} AND t.due <= :last",
        span,
    )
    for row in rows:
        what = say(N_("Answer remark {code} of the funder"), code=str(row.number))
        yield _made(row, what, DUE, "report_remarks", span["first"])


def _contracts(connection: Connection, span: Span) -> Iterator[Deadline]:
    rows = connection.exec_driver_sql(
        f"{_HEAD.format(day='t.end')}, t.number, t.subject"
        " FROM contracts t JOIN projects p ON p.id = t.project_id"
        " WHERE coalesce(t.closed, 0) = 0 AND t.end BETWEEN :first AND :last",
        span,
    )
    for row in rows:
        name = " ".join(filter(None, (row.number, row.subject)))
        yield _made(row, say(N_("Contract ends: {name}"), name=name), OVER, "contracts", span["first"])


def _insurances(connection: Connection, span: Span) -> Iterator[Deadline]:
    """Where the volunteer goes on working after it."""
    rows = connection.exec_driver_sql(
        f"{_HEAD.format(day='t.insured_until')}, trim(q.first_name || ' ' || q.last_name) AS name"
        " FROM volunteer_agreements t JOIN people q ON q.id = t.person_id"
        " LEFT JOIN projects p ON p.id = t.project_id"
        " WHERE t.insured_until BETWEEN :first AND :last AND (t.end IS NULL OR t.end > t.insured_until)",
        span,
    )
    for row in rows:
        what = say(N_("Insurance of a volunteer ends: {name}"), name=row.name)
        yield _made(row, what, DUE, "volunteer_agreements", span["first"])


def _consultations(connection: Connection, span: Span) -> Iterator[Deadline]:
    rows = connection.exec_driver_sql(
        f"{_HEAD.format(day='t.closed')}, t.title FROM consultations t"
        " LEFT JOIN projects p ON p.id = t.project_id WHERE t.closed BETWEEN :first AND :last",
        span,
    )
    for row in rows:
        what = say(N_("Consultation closes: {title}"), title=row.title)
        yield _made(row, what, DUE, "consultations", span["first"])


_SOURCES: tuple[Source, ...] = (
    _payments,
    _events,
    _ends,
    _reports,
    _settlements,
    _remarks,
    _contracts,
    _insurances,
    _consultations,
)
