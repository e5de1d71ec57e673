"""The steps of a mini-project's way: award, sign, pay out, settle, take back. Each is one step of undo.

Amounts are integers in hundredths of the project's currency.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.model import TABLES
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import allocating, defaults, saving
from ngodesk.work.saving import Change, RefusedRecordError, Writing
from ngodesk.work.subgranting import row_of, usual_place
from ngodesk.work.viewing import Stored

AWARD, REJECT, RESERVE = (
    N_("Award: {number}"),
    N_("Reject: {number}"),
    N_("Put on the reserve list: {number}"),
)
SIGN, SETTLE = N_("Sign the agreement: {record}"), N_("Settle: {record}")
PAY, TAKE_BACK = N_("Pay out: {record}"), N_("Enter what came back: {record}")

Values = dict[str, Stored]

_TABLE = "subgrants"
_DECIDED = {"rejected": REJECT, "reserve": RESERVE}


def award(store: Store, amounts: Mapping[int, int], day: date) -> None:
    """Award these amounts; a mini-project without a line is paid from the usual one.

    Raises RefusedRecordError.
    """
    with store.reading() as connection:
        places = {subgrant: _place(connection, subgrant) for subgrant in amounts}
    changes = [
        Change(
            each, {"status": "awarded", "amount": amount, "decision_date": day.isoformat(), **places[each]}
        )
        for each, amount in amounts.items()
    ]
    saving.save(store, _TABLE, changes, AWARD)


def _place(connection: Connection, subgrant: int) -> Values:
    """Line and source where none are named."""
    row = row_of(connection, subgrant)
    if row is None or row.line_id is not None:
        return {}
    return dict(zip(("line", "source"), usual_place(connection, row.project_id), strict=True))


def decide(store: Store, chosen: Sequence[int], status: str, day: date) -> None:
    """Reject these, or put them on the reserve list: `status` is the word for it."""
    values: Values = {"status": status, "amount": 0, "decision_date": day.isoformat()}
    saving.save(store, _TABLE, [Change(each, values) for each in chosen], _DECIDED[status])


def sign(store: Store, subgrant: int, values: Mapping[str, Stored]) -> None:
    """The agreement was signed: its number, its date, what else it says. Raises RefusedRecordError."""
    saving.save(store, _TABLE, [Change(subgrant, values)], SIGN)


def settle(store: Store, subgrant: int, amount: int, day: date) -> None:
    """The settlement was accepted to this amount. Raises RefusedRecordError."""
    values: Values = {"status": "settled", "settled": amount, "settled_on": day.isoformat()}
    saving.save(store, _TABLE, [Change(subgrant, values)], SETTLE)


def pay(store: Store, subgrant: int, amount: int, day: date) -> int:
    """Write down the document by which a part is paid out, still to be paid; gives its id.

    Raises RefusedRecordError.
    """
    return _write_document(
        store, subgrant, amount, {"issue_date": day.isoformat(), "due_date": day.isoformat()}, PAY
    )


def take_back(store: Store, subgrant: int, amount: int, day: date) -> int:
    """Write down that the grantee paid an amount back on a day; gives the document's id.

    Raises RefusedRecordError.
    """
    days: Values = {"issue_date": day.isoformat(), "payment_date": day.isoformat()}
    return _write_document(store, subgrant, -amount, days, TAKE_BACK)


def _write_document(store: Store, subgrant: int, amount: int, days: Values, label: str) -> int:
    """The document, charged to the line of the mini-project where it names one."""
    with store.writing(Header(label, {"record": TABLES[_TABLE].labels[0]})) as batch:
        row = row_of(batch.connection, subgrant)
        if row is None:
            raise UserError(
                N_("This record is no longer there."),
                N_("It was deleted. Undo the deletion to go on with it."),
            )
        identifiers = iter(store.identifiers)
        documents = Writing(batch, "cost_documents", identifiers)
        known = _document(batch.connection, row, amount) | days
        document = documents.write(
            Change(None, defaults.within(batch.connection, "cost_documents", known)), 0
        )
        problems = documents.problems or saving.broken(batch.connection, "cost_documents", [document])
        if not problems and None not in (row.line_id, row.source_id):
            allocations = Writing(batch, "allocations", identifiers)
            part = allocating.Part(None, row.project_id, row.line_id, row.source_id, amount)
            charged = allocations.write(Change(None, allocating.values_of(document, part)), 0)
            problems = allocations.problems or saving.broken(batch.connection, "allocations", [charged])
        if problems:
            raise RefusedRecordError(problems)
        if amount > 0 and row.status == "awarded":
            Writing(batch, _TABLE, identifiers).write(Change(subgrant, {"status": "running"}), 0)
    return document


def _document(connection: Connection, row: Any, amount: int) -> Values:
    """What is known of it. A patron takes the money for an informal group."""
    name = row.agreement_no or row.ref
    before = connection.exec_driver_sql(
        "SELECT count(*) FROM cost_documents WHERE subgrant_id = ?", (row.id,)
    ).scalar_one()
    return {
        "kind": "subgrant",
        "number": f"{name} ({before + 1})" if before else name,
        "issuer": row.patron_id or row.grantee_id,
        "payment_method": "transfer",
        "currency": row.currency,
        "gross": amount,
        "description": row.title,
        "subgrant": row.id,
    }
