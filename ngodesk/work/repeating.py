"""The same as last time: a document of a known issuer charged and filled in as the one before it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.common.money import apportioned
from ngodesk.store.batch import columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import billing, saving
from ngodesk.work.allocating import Part, paper, parts_of, values_of
from ngodesk.work.saving import Change, RefusedRecordError

_TAKEN = ("kind", "payment_method", "description", "currency", "vat_recoverable", "posting", "contract_id")


@dataclass(frozen=True)
class Last:
    """The last document of the same issuer."""

    id: int
    number: str
    issue_date: str
    parts: tuple[Part, ...]


def last_of_issuer(store: Store, document: int) -> Last | None:
    """The last document of the same issuer before this one, where it is shared out."""
    with store.reading() as connection:
        return _last(connection, document)


def _last(connection: Connection, document: int) -> Last | None:
    row = connection.exec_driver_sql(
        "SELECT o.id, o.number, o.issue_date FROM cost_documents d JOIN cost_documents o ON o.id <> d.id"
        " AND (o.issuer_id = d.issuer_id OR (d.issuer_id IS NULL AND o.issuer_name = d.issuer_name))"
        " WHERE d.id = ? AND o.id IN (SELECT document_id FROM allocations)"
        " ORDER BY o.issue_date DESC, o.id DESC LIMIT 1",
        (document,),
    ).first()
    return Last(row[0], row[1], row[2], parts_of(connection, row[0])) if row is not None else None


def take_last(store: Store, document: int) -> bool:
    """Charge a document as the last one of its issuer was, in the same parts; fill what is blank as there.

    One step; False where there is no such document.
    """
    now = paper(store, document)
    last = last_of_issuer(store, document)
    if now is None or last is None:
        return False
    weights = [abs(part.amount) for part in last.parts]
    amounts = apportioned(now.allocatable, weights)
    with store.writing(Header(N_("The same as last time"))) as batch:
        rows = {row[0]: row for block in batch.stored("cost_documents", [document, last.id]) for row in block}
        batch.replace("cost_documents", [_filled(rows[document], rows[last.id])])
        batch.delete("allocations", [part.id for part in now.parts if part.id is not None])
        writing = saving.Writing(batch, "allocations", iter(store.identifiers))
        ids = []
        for place, (part, amount) in enumerate(zip(last.parts, amounts, strict=True)):
            values = values_of(document, replace(part, amount=amount, note=None))
            ids.append(writing.write(Change(None, values), place))
        problems = writing.problems or saving.broken(batch.connection, "allocations", ids)
        if problems:
            raise RefusedRecordError(problems)
        billing.close_billed(batch, document)
    return True


def _filled(row: Any, last: Any) -> tuple[Any, ...]:
    """A document with what was blank as in the last one; due as many days after it was issued."""
    names = columns_of("cost_documents")
    values, other = dict(zip(names, row, strict=True)), dict(zip(names, last, strict=True))
    for name in _TAKEN:
        if values[name] is None:
            values[name] = other[name]
    if values["due_date"] is None and other["due_date"] is not None:
        days = date.fromisoformat(other["due_date"]) - date.fromisoformat(other["issue_date"])
        values["due_date"] = (date.fromisoformat(values["issue_date"]) + days).isoformat()
    return tuple(values[name] for name in names)
