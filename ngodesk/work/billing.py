"""What of a contract or planned purchase is billed, what it still reserves, and what follows from a bill.

Amounts are integers in hundredths of the contract's project's currency.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from ngodesk.common.language import N_
from ngodesk.figures.contracts import billed
from ngodesk.figures.project import Span, scope
from ngodesk.figures.spending import VALUE
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work.naming import Names

PLANNED = "planned_purchase"

Values = tuple[tuple[str, int | str], ...]


@dataclass(frozen=True)
class Bill:
    """A document of the contract; `value` is what it charged, nothing while a rate is not known."""

    id: int
    number: str
    issuer: str
    issue_date: str
    value: int | None


@dataclass(frozen=True)
class Billing:
    """A contract and its documents."""

    id: int
    kind: str
    subject: str
    currency: str
    project: str
    line: str
    amount: int | None
    billed: int
    closed: bool
    reserves: bool
    """It names a line and a source: what is not billed yet is reserved there."""
    bills: tuple[Bill, ...]
    begins: Values
    """What a new document of it begins with."""

    @property
    def left(self) -> int | None:
        """What is still to be billed; less than nothing where more was."""
        return None if self.amount is None else self.amount - self.billed

    @property
    def reserved(self) -> int:
        """What it holds back in its line."""
        return max(0, self.left or 0) if self.reserves and not self.closed else 0


def billing(store: Store, contract: int, language: str) -> Billing | None:
    """What is billed of a contract; nothing where it is gone."""
    with store.reading() as connection:
        row = connection.exec_driver_sql(
            "SELECT c.*, p.ref AS project, p.currency FROM contracts c JOIN projects p ON p.id = c.project_id"
            " WHERE c.id = ?",
            (contract,),
        ).first()
        if row is None:
            return None
        done = billed(scope(connection, row.project, Span()))[contract]
        return Billing(
            id=contract,
            kind=row.kind,
            subject=row.subject,
            currency=row.currency,
            project=row.project,
            line=Names(connection, language).one("budget_lines", row.line_id),
            amount=row.amount,
            billed=done,
            closed=bool(row.closed),
            reserves=None not in (row.line_id, row.source_id),
            bills=_bills(connection, contract),
            begins=_begins(row, done),
        )


def _bills(connection: Connection, contract: int) -> tuple[Bill, ...]:
    rows = connection.exec_driver_sql(
        "SELECT d.id, d.number, coalesce(o.short_name, o.name, d.issuer_name, ''), d.issue_date,"
        f" sum({VALUE.format(currency='p.currency')}) FROM cost_documents d"
        " JOIN contracts c ON c.id = d.contract_id JOIN projects p ON p.id = c.project_id"
        " LEFT JOIN organisations o ON o.id = d.issuer_id"
        " LEFT JOIN allocations a ON a.document_id = d.id AND a.project_id = p.id"
        " WHERE d.contract_id = ? GROUP BY d.id ORDER BY d.issue_date, d.id",
        (contract,),
    )
    return tuple(Bill(row[0], row[1], row[2], row[3], row[4]) for row in rows)


def _begins(row: Row[Any], done: int) -> Values:
    """Its document is mostly of what is left, from whom it was agreed with."""
    known = {
        "contract": row.id,
        "issuer": row.organisation_id,
        "description": row.subject,
        "currency": row.currency,
        "gross": max(0, row.amount - done) or None if row.amount is not None else None,
    }
    return tuple((name, value) for name, value in known.items() if value is not None)


def close(store: Store, contract: int, closed: bool = True) -> None:
    """Nothing more will be billed, or something will."""
    label = N_("Nothing more will be billed") if closed else N_("More will be billed")
    with store.writing(Header(label)) as batch:
        _put(batch, contract, closed)


def close_billed(batch: Batch, document: int) -> None:
    """A planned purchase is over once it is wholly billed."""
    row = batch.connection.exec_driver_sql(
        "SELECT c.id, c.amount, p.ref FROM cost_documents d JOIN contracts c ON c.id = d.contract_id"
        " JOIN projects p ON p.id = c.project_id WHERE d.id = ? AND c.kind = ? AND c.amount IS NOT NULL"
        " AND coalesce(c.closed, 0) = 0",
        (document, PLANNED),
    ).first()
    if row is not None and billed(scope(batch.connection, row.ref, Span()))[row.id] >= row.amount:
        _put(batch, row.id, closed=True)


def _put(batch: Batch, contract: int, closed: bool) -> None:
    names = columns_of("contracts")
    for block in batch.stored("contracts", [contract]):
        for row in block:
            values = dict(zip(names, row, strict=True)) | {"closed": int(closed)}
            batch.replace("contracts", [tuple(values[name] for name in names)])
