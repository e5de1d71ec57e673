"""Everything that a report was made from, as texts and numbers: what is kept when it is frozen."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.errors import UsageError
from ngodesk.figures.charges import Charge, charges
from ngodesk.figures.indicators import evidence, of_project
from ngodesk.figures.participation import Participation
from ngodesk.figures.project import Scope, Span, scope
from ngodesk.figures.whole import figures
from ngodesk.store import frozen
from ngodesk.store.frozen import Frozen
from ngodesk.store.naming import Names

_FILES = """
SELECT record_id, filename, coalesce(kind, ''), sha256 FROM attachments WHERE table_name = 'cost_documents'
AND record_id IN (SELECT document_id FROM allocations WHERE project_id = ?) ORDER BY record_id, filename"""

Json = dict[str, Any]


@dataclass(frozen=True)
class Snapshot:
    """Figures of the period and of the whole project, the records behind indicators, the documents."""

    figures: Json
    """`ngodesk figures` of the days asked for as `period`, of all days as `project`."""
    evidence: dict[str, list[Json]]
    """`ngodesk evidence` by the indicator's code."""
    documents: list[Json]
    """The register: each document with its charges, payments and scans."""


def pieces(asked: Scope) -> int:
    """How many pieces of work a snapshot is."""
    return 2 + asked.span.asked + len(of_project(asked))


def snapshot(asked: Scope, begin: Callable[[], None] = lambda: None) -> Snapshot:
    """What the records say now of a project in a span; `begin` is called before each piece of the work."""
    begin()
    found = {"project": figures(replace(asked, span=Span()))}
    if asked.span.asked:
        begin()
        found["period"] = figures(asked)
    participation = Participation(asked)
    names = Names(asked.connection)
    proofs = {}
    for each in of_project(asked):
        begin()
        proofs[each.code] = evidence(participation, each.code, names)
    begin()
    return Snapshot(found, proofs, documents(asked))


def snapshot_of(connection: Connection, report: Frozen) -> Snapshot:
    """What a frozen report was made from."""
    kept = {each.name: json.loads(frozen.part(connection, report, each.name)) for each in fields(Snapshot)}
    return Snapshot(**kept)


def documents_of(connection: Connection, report: Frozen) -> list[Json]:
    """The register that a frozen report was made from."""
    kept: list[Json] = json.loads(frozen.part(connection, report, "documents") or "[]")
    return kept


def scope_of(connection: Connection, report: Frozen) -> Scope | None:
    """The project and the days of a frozen report as they are now; nothing where the project is gone."""
    found = connection.exec_driver_sql("SELECT ref FROM projects WHERE id = ?", (report.project_id,)).scalar()
    if found is None:
        return None
    span = Span(report.start, report.end)
    try:
        return scope(connection, found, span, report.wish.get("amendment"))
    except UsageError:  # the amendment is gone
        return scope(connection, found, span)


def documents(asked: Scope) -> list[Json]:
    """The documents issued in the span, or paid in it, in the order of the register."""
    by_document: dict[int, list[Charge]] = defaultdict(list)
    for charge in charges(asked):
        by_document[charge.document].append(charge)
    files: dict[int, list[Json]] = defaultdict(list)
    for document, name, kind, sha256 in asked.rows(_FILES, (asked.id,)):
        files[document].append({"name": name, "kind": kind, "sha256": sha256})
    return [_document(parts, files[document]) for document, parts in by_document.items()]


def _document(parts: list[Charge], files: list[Json]) -> Json:
    """A document as the register has it: what every charge says alike, and the charges."""
    first = parts[0]
    return {
        "ref": first.ref,
        "kind": first.kind,
        "number": first.number,
        "accounting_no": first.accounting_no,
        "issue_date": first.issue_date.isoformat(),
        "issuer": first.issuer,
        "tax_id": first.tax_id,
        "description": first.description,
        "currency": first.currency,
        "gross": _text(first.gross),
        "net": _text(first.net),
        "vat": _text(first.vat),
        "payments": [
            {"date": each.date.isoformat(), "reference": each.reference, "method": each.method}
            for each in first.payments
        ],
        "charges": _charges(parts),
        "files": files,
    }


def _charges(parts: Iterable[Charge]) -> list[Json]:
    return [
        {
            "line": each.line,
            "source": each.source,
            "amount": _text(each.amount),
            "value": _text(each.value),
            "paid": _text(each.paid),
            "disallowed": _text(each.disallowed),
            "note": each.note,
        }
        for each in parts
    ]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
