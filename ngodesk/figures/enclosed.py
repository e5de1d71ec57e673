"""What a controller is handed beside reports: the scans of a project in order, and what papers it lacks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.text import natural_key
from ngodesk.figures.charges import Charge, charges
from ngodesk.figures.project import Scope
from ngodesk.figures.signed_lists import UNSIGNED
from ngodesk.store.batch import columns_of
from ngodesk.store.naming import Names

FOLDERS = (
    "documents",
    "contracts",
    "signed_lists",
    "photos",
    "deliverables",
    "questionnaires",
    "correspondence",
    "other",
)
MISSING = ("scan", "payment_proof", "contract", "agreement", "signed_list", "deliverable", "content")

_ATTACHED = """
SELECT a.table_name, a.record_id, coalesce(a.kind, ''), a.filename, a.sha256, coalesce(f.size, -1)
FROM attachments a LEFT JOIN files f ON f.sha256 = a.sha256
WHERE coalesce(a.kind, '') <> 'logo' ORDER BY a.record_id, a.kind, a.filename"""
_FOLDER_OF_KIND = {
    "contract": "contracts",
    "offer": "contracts",
    "signed_list": "signed_lists",
    "photo": "photos",
    "deliverable": "deliverables",
    "questionnaire": "questionnaires",
    "correspondence": "correspondence",
}
_FOLDER_OF_TABLE = {
    "contracts": "contracts",
    "volunteer_agreements": "contracts",
    "subgrants": "contracts",
    "outputs": "deliverables",
}
# The owner of a scan that is of the project by way of another record: id, day, name.
_OWNERS = {
    "projects": "SELECT id, start, ref FROM projects WHERE id = :project",
    "event_sessions": (
        "SELECT s.id, coalesce(s.date, e.start), e.title FROM event_sessions s"
        " JOIN events e ON e.id = s.event_id WHERE e.project_id = :project"
    ),
    "events": "SELECT id, start, title FROM events WHERE project_id = :project",
    "outputs": "SELECT id, date, title FROM outputs WHERE project_id = :project",
    "contracts": "SELECT id, signed_on, coalesce(number, ref) FROM contracts WHERE project_id = :project",
}
_DATED = ("events", "event_sessions", "outputs")
_LACKING = {
    "contract": (
        "SELECT t.ref, coalesce(t.number, t.ref) || ' ' || t.subject, t.signed_on FROM contracts t"
        " WHERE t.project_id = :project AND t.kind <> 'planned_purchase' AND {unattached}",
        "contracts",
        "('contract', 'document', 'other', '')",
    ),
    "agreement": (
        "SELECT t.ref, coalesce(t.number, t.ref) || ' ' || trim(p.first_name || ' ' || p.last_name),"
        " t.signed_on FROM volunteer_agreements t JOIN people p ON p.id = t.person_id"
        " WHERE t.project_id = :project AND {unattached}",
        "volunteer_agreements",
        "('contract', 'document', 'other', '')",
    ),
    "signed_list": (
        f"SELECT e.ref, e.title, e.start FROM events e WHERE e.project_id = :project AND {UNSIGNED}"
        " AND {days}",
        "events",
        "",
    ),
    "deliverable": (
        "SELECT t.ref, t.title, t.date FROM outputs t WHERE t.project_id = :project"
        " AND trim(coalesce(t.url, '')) = '' AND {days} AND {unattached}",
        "outputs",
        "('deliverable', 'document', 'photo', 'other', '')",
    ),
}
_UNATTACHED = (
    "NOT EXISTS (SELECT 1 FROM attachments a WHERE a.table_name = '{table}' AND a.record_id = t.id"
    " AND coalesce(a.kind, '') IN {kinds})"
)


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that is attached: in which folder it belongs, at which place, to what. Its size is in bytes."""

    folder: str
    place: int
    table: str
    ref: str
    name: str
    about: str
    day: date | None
    amount: Decimal | None
    currency: str
    kind: str
    filename: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A paper that should be there and is not; `kind` is one of MISSING."""

    kind: str
    ref: str
    name: str
    day: date | None


@dataclass(frozen=True)
class Enclosed:
    """Everything that is enclosed, in order, and what is missing, by kind."""

    scans: tuple[Scan, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class _Owner:
    table: str
    ref: str
    name: str
    about: str = ""
    day: date | None = None
    amount: Decimal | None = None
    currency: str = ""


def enclosed(scope: Scope) -> Enclosed:
    """The scans of the documents, events and outputs of the span, and of all else that the project has."""
    documents = list({each.document: each for each in charges(scope)}.values())
    attached: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for table, record, *rest in scope.rows(_ATTACHED, ()):
        attached[table, record].append(rest)
    scans = (*_of_documents(scope, documents, attached), *_of_others(scope, attached))
    lost = (Missing("content", each.ref, each.filename, each.day) for each in scans if each.size < 0)
    return Enclosed(
        tuple(each for each in scans if each.size >= 0),
        (*_unproven(scope, documents, attached), *_lacking(scope), *lost),
    )


def _of_documents(scope: Scope, documents: Iterable[Charge], attached: Any) -> Iterator[Scan]:
    """In the order of the register; the proofs of a document's payments stand with it."""
    payments = _payments(scope)
    for place, each in enumerate(documents, 1):
        owner = _Owner(
            "cost_documents", each.ref, each.number, each.issuer, each.issue_date, each.gross, each.currency
        )
        records = [("cost_documents", each.document), *(("payments", one) for one in payments[each.document])]
        for record in records:
            for row in attached.get(record, ()):
                yield _scan("documents", place, owner, row)


def _payments(scope: Scope) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for document, payment in scope.rows("SELECT document_id, id FROM payments ORDER BY date, number", ()):
        found[document].append(payment)
    return found


def _of_others(scope: Scope, attached: Any) -> Iterator[Scan]:
    """By folder, in each by day and code."""
    found = []
    for table in sorted({table for table, _record in attached} - {"cost_documents", "payments"}):
        for record, owner in _owners(scope, table):
            for row in attached.get((table, record), ()):
                folder = _FOLDER_OF_KIND.get(row[0]) or _FOLDER_OF_TABLE.get(table, "other")
                found.append((folder, owner, record, row))
    found.sort(
        key=lambda each: (
            FOLDERS.index(each[0]),
            each[1].day or date.max,
            natural_key(each[1].ref),
            each[1].table,
        )
    )
    places: dict[str, dict[tuple[str, int], int]] = defaultdict(dict)
    for folder, owner, record, row in found:
        known = places[folder]
        yield _scan(folder, known.setdefault((owner.table, record), len(known) + 1), owner, row)


def _owners(scope: Scope, table: str) -> Iterator[tuple[int, _Owner]]:
    sql = _OWNERS.get(table)
    if sql is None:
        if "project_id" not in columns_of(table):
            return
        sql = f"SELECT id, NULL, '' FROM {table} WHERE project_id = :project"
    names = Names(scope.connection)
    for record, day, name in scope.rows(sql, {"project": scope.id}):
        if table in _DATED and scope.span.asked and not _in_span(scope, day):
            continue
        ref = names.key(table, record)
        yield record, _Owner(table, ref, name or ref, "", stored_day(day))


def _in_span(scope: Scope, day: str | None) -> bool:
    start = scope.span.start.isoformat() if scope.span.start else ""
    return day is not None and start <= day <= scope.span.by


def _scan(folder: str, place: int, owner: _Owner, row: Any) -> Scan:
    kind, filename, sha256, size = row
    return Scan(
        folder,
        place,
        owner.table,
        owner.ref,
        owner.name,
        owner.about,
        owner.day,
        owner.amount,
        owner.currency,
        kind,
        filename,
        sha256,
        size,
    )


def _unproven(scope: Scope, documents: Iterable[Charge], attached: Any) -> Iterator[Missing]:
    """Documents without their paper, and paid ones without a proof of it."""
    payments, documents = _payments(scope), list(documents)
    for each in documents:
        kinds = {row[0] for row in attached.get(("cost_documents", each.document), ())}
        if not kinds & {"document", "einvoice", "other", ""}:
            yield Missing("scan", each.ref, each.number, each.issue_date)
    for each in documents:
        kinds = {row[0] for row in attached.get(("cost_documents", each.document), ())}
        proven = "payment_proof" in kinds or any(
            attached.get(("payments", payment)) for payment in payments[each.document]
        )
        if each.payments and each.kind != "in_kind" and not proven:
            yield Missing("payment_proof", each.ref, each.number, each.payments[0].date)


def _lacking(scope: Scope) -> Iterator[Missing]:
    for kind, (sql, table, kinds) in _LACKING.items():
        days = scope.span.holds("e.start" if table == "events" else "t.date")
        unattached = _UNATTACHED.format(table=table, kinds=kinds)
        rows = scope.rows(sql.format(days=days, unattached=unattached), {"project": scope.id})
        found = [Missing(kind, ref, name, stored_day(day)) for ref, name, day in rows]
        yield from sorted(found, key=lambda each: (each.day or date.max, natural_key(each.ref)))
