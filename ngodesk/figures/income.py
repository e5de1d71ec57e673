"""Money that came in, promised or still to be returned."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.money import stated, unscaled
from ngodesk.figures.budget import budget
from ngodesk.figures.execution import Source, sources
from ngodesk.figures.project import Scope

# What is not spent of these goes back to whoever gave it.
RETURNABLE = ("grant", "other_public")

_TRANCHES = """
SELECT t.number, s.code, s.name, t.due, t.amount, coalesce(t.condition, '') FROM tranches t
JOIN funding_sources s ON s.id = t.source_id WHERE t.project_id = ? ORDER BY t.number"""
_RECEIPTS = """
SELECT r.ref, r.date, r.kind, s.code, s.name, r.amount, r.account_amount, coalesce(r.account_currency, ''),
  coalesce(p.last_name || ' ' || p.first_name, ''), coalesce(r.note, ''), coalesce(e.title, '')
FROM receipts r JOIN funding_sources s ON s.id = r.source_id LEFT JOIN people p ON p.id = r.person_id
LEFT JOIN events e ON e.id = r.event_id
WHERE r.project_id = ? AND {days} ORDER BY r.date, r.ref"""


@dataclass(frozen=True, slots=True)
class TrancheFacts:
    """A payment that was promised; without a day where none is stated."""

    number: int
    source: str
    source_name: str
    due: dt.date | None
    amount: Decimal
    condition: str


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """Money that came in, or went back (below zero). What the bank booked is nothing where not stated."""

    ref: str
    date: dt.date
    kind: str
    source: str
    source_name: str
    amount: Decimal
    booked: Decimal | None
    booked_currency: str
    person: str
    note: str
    event: str


@dataclass(frozen=True, slots=True)
class Return:
    """What is left of a source that must be returned: the whole, and how much of it is interest."""

    source: Source
    amount: Decimal
    interest: Decimal

    @property
    def unspent(self) -> Decimal:
        """What is not interest."""
        return self.amount - self.interest


def tranches(scope: Scope) -> list[TrancheFacts]:
    """The promised payments in their order, whatever the span."""
    return [
        TrancheFacts(number, code, name, stored_day(due), unscaled(amount, 2), condition)
        for number, code, name, due, amount, condition in scope.rows(_TRANCHES, (scope.id,))
    ]


def receipts(scope: Scope) -> list[ReceiptFacts]:
    """What came in and went back in the span, by day."""
    found = []
    for row in scope.rows(_RECEIPTS.format(days=scope.span.holds("r.date")), (scope.id,)):
        booked = stated(row[6])
        day = dt.date.fromisoformat(row[1])
        values: tuple[Any, ...] = (row[0], day, *row[2:5], unscaled(row[5], 2), booked, *row[7:])
        found.append(ReceiptFacts(*values))
    return found


def returns(scope: Scope) -> list[Return]:
    """What must be returned if nothing more is spent: the balance of each source that was given."""
    balances = {each["code"]: each["balance"] for each in budget(scope)["sources"]}
    interest = _interest(scope)
    found = []
    for source in sources(scope):
        balance = Decimal(balances[source.code] or "0.00")
        if source.kind in RETURNABLE:
            left = max(balance, Decimal("0.00"))
            found.append(Return(source, left, min(interest.get(source.id, Decimal("0.00")), left)))
    return found


def _interest(scope: Scope) -> dict[int, Decimal]:
    rows = scope.rows(
        "SELECT source_id, sum(amount) FROM receipts WHERE project_id = ? AND kind = 'interest' AND date <= ?"
        " GROUP BY source_id",
        (scope.id, scope.span.by),
    )
    return {row[0]: max(unscaled(row[1], 2), Decimal("0.00")) for row in rows}
