"""What is due in the next days, and what is overdue, found in the records."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.language import N_, NN_
from ngodesk.common.money import unscaled
from ngodesk.common.saying import Amount, Saying, say
from ngodesk.figures.agreed import END, REPORT_DAY
from ngodesk.figures.documents import CEILING, OWED
from ngodesk.store.store import Store

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
_REPORT_DAY = REPORT_DAY.format(period="t", programme="g")

# Who issued a document, and the project where it is allocated, if that is one alone.
DOCUMENTS = (
    "SELECT d.id, d.number, d.gross, d.currency, d.due_date, d.outside_amount,"
    f" d.kind, {CEILING} AS whole, {OWED} AS owed, coalesce(o.name, d.issuer_name) AS issuer,"
    " (SELECT CASE WHEN count(DISTINCT a.project_id) = 1 THEN min(a.project_id) END"
    "   FROM allocations a WHERE a.document_id = d.id) AS project_id"
    " FROM cost_documents d LEFT JOIN organisations o ON o.id = d.issuer_id"
)


def deadlines(store: Store, today: date, days: int = DAYS, left: Left | None = None) -> list[Deadline]:
    """What is due from today on, for so many days, and what is overdue; the earliest first."""
    span = {"first": today.isoformat(), "last": (today + timedelta(days=days)).isoformat()}
    with store.reading() as connection:
        found = [deadline for source in _SOURCES for deadline in source.found(connection, span)]
    found = [_with_left(deadline, left or {}) for deadline in found]
    return sorted(found, key=lambda deadline: (deadline.day, deadline.table, deadline.id))


def _with_left(deadline: Deadline, left: Left) -> Deadline:
    """The end of a project says what is left of its grant."""
    amount = left.get(deadline.id) if deadline.table == "projects" else None
    if amount is None:
        return deadline
    return replace(deadline, what=say(N_("The project ends, {amount} of the grant is left"), amount=amount))


@dataclass(frozen=True)
class _Source:
    """A query that gives day, id, project_id and project, and what is said of each row."""

    table: str
    tone: str
    query: str
    what: Callable[[Any], Saying]

    def found(self, connection: Connection, span: dict[str, str]) -> Iterator[Deadline]:
        """What is due; what should have been done before is a problem."""
        for row in connection.exec_driver_sql(self.query, span):
            tone = OVER if row.day < span["first"] else self.tone
            day, project = date.fromisoformat(row.day), row.project or ""
            yield Deadline(day, self.what(row), tone, project, row.project_id, self.table, row.id)


def _payment(row: Any) -> Saying:
    amount = Amount(unscaled(row.owed, 2), row.currency)
    if row.issuer:
        sentence = N_("Pay {amount}: {document}, {issuer}")
        return say(sentence, amount=amount, document=row.number, issuer=row.issuer)
    return say(N_("Pay {amount}: {document}"), amount=amount, document=row.number)


def _event(row: Any) -> Saying:
    if row.registered:
        sentences = NN_("Event: {title}, {number} registered", "Event: {title}, {number} registered")
        return say(sentences, title=row.title, number=row.registered)
    return say(N_("Event: {title}"), title=row.title)


def _report(row: Any) -> Saying:
    if row.funder:
        return say(N_("Report {code} is due: {funder}"), code=row.code, funder=row.funder)
    return say(N_("Report {code} is due"), code=row.code)


def _reports(where: str) -> str:
    """Periods whose report was not submitted, with the day by which it must be."""
    return (
        f"{_HEAD.format(day=_REPORT_DAY)}, t.code, t.start, t.end, o.name AS funder"
        " FROM reporting_periods t JOIN projects p ON p.id = t.project_id"
        " LEFT JOIN programmes g ON g.id = p.programme_id LEFT JOIN organisations o ON o.id = g.funder_id"
        f" WHERE t.submitted_on IS NULL AND {_LIVE} AND {where} ORDER BY day, t.id"
    )


def next_report(connection: Connection, project: int) -> Any:
    """The report that a project owes first: its id, code, start, end and day; nothing where it owes none."""
    query = _reports(f"t.project_id = :project AND {_REPORT_DAY} IS NOT NULL")
    return connection.exec_driver_sql(query, {"project": project}).first()


_SOURCES = (
    _Source(  # payments that are overdue are told among what is unfinished
        "cost_documents",
        DUE,
        f"SELECT t.*, t.due_date AS day, p.ref AS project FROM ({DOCUMENTS}) t"
        " LEFT JOIN projects p ON p.id = t.project_id"
        " WHERE t.owed > 0 AND t.due_date BETWEEN :first AND :last",
        _payment,
    ),
    _Source(
        "events",
        EVENT,
        f"{_HEAD.format(day='t.start')}, t.title, (SELECT count(DISTINCT a.person_id) FROM attendance a"
        "   WHERE a.event_id = t.id AND a.status IN ('registered', 'attended')) AS registered"
        " FROM events t JOIN projects p ON p.id = t.project_id"
        " WHERE t.status = 'planned' AND t.start BETWEEN :first AND :last",
        _event,
    ),
    _Source(
        "projects",
        OVER,
        f"SELECT {END.format(project='p')} AS day, p.id, p.id AS project_id, p.ref AS project FROM projects p"
        " WHERE p.status IN ('approved', 'running') AND day BETWEEN :first AND :last",
        lambda _row: say(N_("The project ends")),
    ),
    _Source("reporting_periods", DUE, _reports(f"{_REPORT_DAY} <= :last"), _report),
    _Source(
        "subgrants",
        DUE,
        f"{_HEAD.format(day='t.settlement_due')}, t.title, o.name AS grantee"
        " FROM subgrants t JOIN projects p ON p.id = t.project_id"
        " LEFT JOIN organisations o ON o.id = t.grantee_id"
        f" WHERE t.status = 'running' AND t.settled_on IS NULL AND {_LIVE} AND t.settlement_due <= :last",
        lambda row: say(N_("Settlement of the sub-grant {title}: {name}"), title=row.title, name=row.grantee),
    ),
    _Source(
        "report_remarks",
        DUE,
        f"{_HEAD.format(day='t.due')}, t.number FROM report_remarks t JOIN projects p ON p.id = t.project_id"
        f" WHERE t.answered_on IS NULL AND {_LIVE} AND t.due <= :last",
        lambda row: say(N_("Answer remark {code} of the funder"), code=str(row.number)),
    ),
    _Source(
        "contracts",
        OVER,
        f"{_HEAD.format(day='t.end')}, t.number, t.subject"
        " FROM contracts t JOIN projects p ON p.id = t.project_id"
        " WHERE coalesce(t.closed, 0) = 0 AND t.end BETWEEN :first AND :last",
        lambda row: say(N_("Contract ends: {name}"), name=" ".join(filter(None, (row.number, row.subject)))),
    ),
    _Source(  # where the volunteer goes on working after it
        "volunteer_agreements",
        DUE,
        f"{_HEAD.format(day='t.insured_until')}, trim(q.first_name || ' ' || q.last_name) AS name"
        " FROM volunteer_agreements t JOIN people q ON q.id = t.person_id"
        " LEFT JOIN projects p ON p.id = t.project_id"
        " WHERE t.insured_until BETWEEN :first AND :last AND (t.end IS NULL OR t.end > t.insured_until)",
        lambda row: say(N_("Insurance of a volunteer ends: {name}"), name=row.name),
    ),
    _Source(
        "consultations",
        DUE,
        f"{_HEAD.format(day='t.closed')}, t.title FROM consultations t"
        " LEFT JOIN projects p ON p.id = t.project_id WHERE t.closed BETWEEN :first AND :last",
        lambda row: say(N_("Consultation closes: {title}"), title=row.title),
    ),
)
