"""The exchange rate of a cost document: the one that its project's rule names, proposed and taken."""

from datetime import date

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


def take(store: Store, document: int, proposal: Proposal) -> None:
    """Write a proposed rate and where it comes from into the document, in one step.

    Raises RefusedRecordError. A proposal without a rate changes nothing.
    """
    if proposal.rate is None:
        return
    values: dict[str, Stored] = {
        "exchange_rate": int(proposal.rate * 10**RATE),
        "rate_currency": proposal.quoted,
        "exchange_note": proposal.note(),
    }
    with store.writing(Header(N_("Take the exchange rate"))) as batch:
        writing = saving.Writing(batch, "cost_documents", iter(store.identifiers))
        writing.write(Change(document, values), 0)
        if writing.problems:
            raise RefusedRecordError(writing.problems)
