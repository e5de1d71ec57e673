"""What a project is charged: each allocation with its document, what of it is paid in the span, and how."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.money import stated, unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.project import Scope
from ngodesk.figures.spending import ALLOCATED, PAID_PART

_PAID = f"""WITH {ALLOCATED.format(documents="1")}
SELECT allocation_id, value, {PAID_PART.format("value")}, {PAID_PART.format("amount")} FROM paid"""

_CHARGES = """
SELECT a.id, d.id, d.ref, d.kind, d.number, coalesce(d.accounting_no, ''), d.issue_date, d.sale_date,
  coalesce(o.name, d.issuer_name, ''), coalesce(o.tax_id, ''), coalesce(o.register_no, ''),
  coalesce(d.description, ''), d.currency, d.gross, d.net, d.vat,
  coalesce(d.procurement, ''), coalesce(d.paper_place, ''), d.payment_date, coalesce(d.payment_method, ''),
  l.code, l.name, coalesce(l.category, ''), l.cost_kind, s.code, s.kind, s.name, a.amount,
  coalesce(a.exchange_rate, d.exchange_rate),
  coalesce(iif(a.exchange_rate IS NULL, d.rate_currency, a.rate_currency), d.currency),
  coalesce(d.exchange_note, ''), coalesce(a.note, ''), coalesce(c.number, ''), a.quantity,
  coalesce(a.disallowed, 0)
FROM allocations a JOIN cost_documents d ON d.id = a.document_id
JOIN budget_lines l ON l.id = a.line_id JOIN funding_sources s ON s.id = a.source_id
LEFT JOIN organisations o ON o.id = d.issuer_id LEFT JOIN contracts c ON c.id = d.contract_id
WHERE a.project_id = ? AND d.kind <> 'proforma'"""
_PAYMENTS = """
SELECT p.document_id, p.date, coalesce(p.reference, ''), coalesce(p.method, '') FROM payments p
WHERE p.date <= :day AND p.document_id IN (SELECT document_id FROM allocations WHERE project_id = :project)
ORDER BY p.document_id, p.date, p.number"""


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment: its day, its reference and its method; empty texts are not known."""

    date: date
    reference: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """One allocation. `amount` and `paid_there` are in the document's currency, `value` and `paid` in the
    project's; `value` is nothing while the rate is not known. Paid is what was paid in the span.
    """

    document: int
    ref: str
    kind: str
    number: str
    accounting_no: str
    issue_date: date
    sale_date: date | None
    issuer: str
    tax_id: str
    register_no: str
    description: str
    currency: str
    gross: Decimal
    net: Decimal | None
    vat: Decimal | None
    procurement: str
    paper_place: str
    payments: tuple[Paid, ...]
    line: str
    line_name: str
    category: str
    cost_kind: str
    source: str
    source_kind: str
    source_name: str
    amount: Decimal
    rate: Decimal | None
    rate_currency: str
    rate_note: str
    note: str
    contract: str
    quantity: Decimal | None
    disallowed: Decimal
    value: Decimal | None
    paid: Decimal
    paid_there: Decimal


def charges(scope: Scope) -> list[Charge]:
    """The allocations issued in the span or paid in it, by day of issue, number and line."""
    by = _paid(scope, scope.span.by)
    before = _paid(scope, scope.span.before) if scope.span.before else {}
    payments = _payments(scope)
    found = []
    for row in scope.rows(_CHARGES, (scope.id,)):
        value, paid, there = by.get(row[0], (None, 0, 0))
        earlier = before.get(row[0], (None, 0, 0))
        if _in_span(scope, row[6]) or paid != earlier[1]:
            on = payments.get(row[1]) or _paid_on(scope, row[18], row[19], counted=paid != 0)
            found.append(_charge(row, on, value, paid - earlier[1], there - earlier[2]))
    found.sort(key=lambda each: (each.issue_date, natural_key(each.ref), natural_key(each.line), each.source))
    return found


def _paid(scope: Scope, day: str) -> dict[int, tuple[int | None, int, int]]:
    """The value of each allocation and what is paid of it up to a day, in both currencies."""
    names = {"project": scope.id, "currency": scope.currency, "day": day}
    return {row[0]: (row[1], row[2], row[3]) for row in scope.rows(_PAID, names)}


def _payments(scope: Scope) -> dict[int, tuple[Paid, ...]]:
    found: dict[int, list[Paid]] = defaultdict(list)
    for document, day, *rest in scope.rows(_PAYMENTS, {"project": scope.id, "day": scope.span.by}):
        found[document].append(Paid(date.fromisoformat(day), *rest))
    return {document: tuple(paid) for document, paid in found.items()}


def _in_span(scope: Scope, day: str) -> bool:
    start, end = scope.span.start, scope.span.end
    return (not start or day >= start.isoformat()) and (not end or day <= end.isoformat())


def _paid_on(scope: Scope, day: str | None, method: str, *, counted: bool) -> tuple[Paid, ...]:
    """The payment of a document that says its day alone: once it has come, or a report counted it before."""
    return (Paid(date.fromisoformat(day), "", method),) if day and (counted or day <= scope.span.by) else ()


def _charge(
    row: tuple[Any, ...], payments: tuple[Paid, ...], value: int | None, paid: int, there: int
) -> Charge:
    values: tuple[Any, ...] = (
        *row[1:6],
        date.fromisoformat(row[6]),
        stored_day(row[7]),
        *row[8:13],
        unscaled(row[13], 2),
        stated(row[14]),
        stated(row[15]),
        *row[16:18],
        payments,
        *row[20:27],
        unscaled(row[27], 2),
        stated(row[28], 12),
        *row[29:33],
        stated(row[33], 6),
        unscaled(row[34], 2),
        stated(value),
        unscaled(paid, 2),
        unscaled(there, 2),
    )
    return Charge(*values)
