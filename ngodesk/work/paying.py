"""What is still to be paid, and paying many documents on one day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.figures.documents import OWED
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import saving
from ngodesk.work.saving import Change, RefusedRecordError


@dataclass(frozen=True)
class Due:
    """A document that is not wholly paid; `owed` in hundredths of its currency."""

    id: int
    number: str
    issuer: str
    due: str | None
    currency: str
    owed: int
    account: str


def unpaid(store: Store, project: int | None = None) -> list[Due]:
    """Documents with something to pay, those due first before those due later; undated ones last."""
    with store.reading() as connection:
        return _unpaid(connection, project)


def _unpaid(connection: Connection, project: int | None = None) -> list[Due]:
    rows = connection.exec_driver_sql(
        f"SELECT * FROM (SELECT d.id, d.number, coalesce(o.short_name, o.name, d.issuer_name, ''),"
        f" d.due_date, d.currency, {OWED} AS owed, coalesce(o.bank_account, '') FROM cost_documents d"
        " LEFT JOIN organisations o ON o.id = d.issuer_id WHERE d.kind <> 'proforma'"
        " AND (:project IS NULL OR EXISTS (SELECT 1 FROM allocations a"
        " WHERE a.document_id = d.id AND a.project_id = :project)))"
        " WHERE owed <> 0 ORDER BY due_date IS NULL, due_date, id",
        {"project": project},
    ).all()
    return [Due(row[0], row[1], row[2], row[3], row[4], row[5], row[6]) for row in rows]


def pay(store: Store, documents: Sequence[int], day: date, method: str = "transfer") -> int:
    """Pay what is owed on these documents on a day, in one step; gives how many were not paid already.

    A document with payments gets one more, any other its day of payment. Raises RefusedRecordError.
    """
    wanted = [due.id for due in unpaid(store) if due.id in set(documents)]
    with store.writing(Header(N_("Pay: {number}"), {"number": len(wanted)})) as batch:
        return write(store, batch, wanted, day, method)


def write(store: Store, batch: Batch, documents: Sequence[int], day: date, method: str = "transfer") -> int:
    """The same within a step. Raises RefusedRecordError."""
    owed = {due.id: due.owed for due in _unpaid(batch.connection)}
    wanted = [each for each in dict.fromkeys(documents) if each in owed]
    payments = saving.Writing(batch, "payments", iter(store.identifiers))
    names = columns_of("cost_documents")
    for block in batch.stored("cost_documents", wanted):
        for row in block:
            values = dict(zip(names, row, strict=True))
            last = batch.connection.exec_driver_sql(
                "SELECT max(number) FROM payments WHERE document_id = ?", (values["id"],)
            ).scalar()
            if last is None:
                values["payment_date"] = day.isoformat()
                values["payment_method"] = values["payment_method"] or method
                batch.replace("cost_documents", [tuple(values[name] for name in names)])
                continue
            payment = {
                "document": values["id"],
                "number": last + 1,
                "date": day.isoformat(),
                "amount": owed[values["id"]],
                "method": method,
                "kind": "supplier",
            }
            payments.write(Change(None, payment), 0)
    if payments.problems:
        raise RefusedRecordError(payments.problems)
    return len(wanted)
