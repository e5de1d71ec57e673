"""The exchange rate of a cost document: the one that its project's rule names, proposed and taken."""

from datetime import date

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.model.columns import RATE
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import rates, saving
from ngodesk.work.rates import Cost, Proposal
from ngodesk.work.saving import Change, RefusedRecordError
from ngodesk.work.viewing import Stored


def proposed_for(store: Store, document: int, project: int, today: date) -> Proposal | None:
    """The rate for a document that is charged to a project; nothing where both have one currency.

    The day of payment is that of its last payment; a period that declares the allocation decides the month.
    """
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT d.currency, d.issue_date, coalesce(d.payment_date,"
            " (SELECT max(p.date) FROM payments p WHERE p.document_id = d.id)),"
            " (SELECT max(a.report_period_id) FROM allocations a"
            "  WHERE a.document_id = d.id AND a.project_id = ?)"
            " FROM cost_documents d WHERE d.id = ?",
            (project, document),
        ).first()
        if row is None:
            return None
        issued, paid = date.fromisoformat(row[1]), date.fromisoformat(row[2]) if row[2] else None
        return rates.proposed(connection, project, Cost(row[0], issued, paid, row[3]), today)


def take(store: Store, document: int, proposal: Proposal, project: int) -> None:
    """Write a proposed rate and where it comes from into the document, in one step.

    Where the document has a rate already, this is another currency's: the project's allocations keep it.
    Raises RefusedRecordError. A proposal without a rate changes nothing.
    """
    if proposal.rate is None:
        return
    values: dict[str, Stored] = {
        "exchange_rate": int(proposal.rate * 10**RATE),
        "rate_currency": proposal.quoted,
    }
    with store.writing(Header(N_("Take the exchange rate"))) as batch:
        table, ids = _holders(batch.connection, document, project)
        if table == "cost_documents":
            values["exchange_note"] = proposal.note()
        writing = saving.Writing(batch, table, iter(store.identifiers))
        for place, row_id in enumerate(ids):
            writing.write(Change(row_id, values), place)
        if writing.problems:
            raise RefusedRecordError(writing.problems)


def _holders(connection: Connection, document: int, project: int) -> tuple[str, list[int]]:
    """The records that keep the rate of a project."""
    rate = connection.exec_driver_sql(
        "SELECT exchange_rate FROM cost_documents WHERE id = ?", (document,)
    ).scalar()
    if not rate:
        return "cost_documents", [document]
    parts = connection.exec_driver_sql(
        "SELECT id FROM allocations WHERE document_id = ? AND project_id = ? ORDER BY id",
        (document, project),
    )
    return "allocations", list(parts.scalars())
