"""A month of all projects, for whoever keeps the books: documents, their postings, payments, cash."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.money import stated, unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.about import About

_DOCUMENTS = """
SELECT d.id, d.ref, coalesce(d.accounting_no, ''), d.number, d.kind, d.issue_date, d.sale_date,
  coalesce(o.name, d.issuer_name, ''), coalesce(o.tax_id, ''), coalesce(d.description, ''), d.currency,
  d.gross, d.net, d.vat, d.employer_cost, coalesce(d.posting, ''), d.payment_date, d.outside_amount
FROM cost_documents d LEFT JOIN organisations o ON o.id = d.issuer_id
WHERE d.kind <> 'proforma' AND d.issue_date BETWEEN :start AND :end"""
_POSTINGS = """
SELECT a.document_id, p.ref, l.code, s.code, coalesce(l.ledger_account, ''), coalesce(s.ledger_account, ''),
  a.amount
FROM allocations a JOIN cost_documents d ON d.id = a.document_id JOIN projects p ON p.id = a.project_id
JOIN budget_lines l ON l.id = a.line_id JOIN funding_sources s ON s.id = a.source_id
WHERE d.issue_date BETWEEN :start AND :end"""
# A document without rows of payments is paid on its day of payment.
_PAYMENTS = """
SELECT p.date AS day, d.ref, d.number, coalesce(o.name, d.issuer_name, ''), coalesce(d.accounting_no, ''),
  p.amount AS amount, d.currency AS currency, coalesce(p.method, d.payment_method, '') AS method,
  coalesce(p.kind, ''), coalesce(q.last_name || ' ' || q.first_name, ''), coalesce(p.reference, ''), p.number
FROM payments p JOIN cost_documents d ON d.id = p.document_id
LEFT JOIN organisations o ON o.id = d.issuer_id LEFT JOIN people q ON q.id = p.person_id
WHERE d.kind <> 'proforma'
UNION ALL
SELECT d.payment_date, d.ref, d.number, coalesce(o.name, d.issuer_name, ''), coalesce(d.accounting_no, ''),
  coalesce(d.amount_due, d.gross) + coalesce(d.employer_cost, 0), d.currency,
  coalesce(d.payment_method, '') AS method, '', '', '', 0
FROM cost_documents d LEFT JOIN organisations o ON o.id = d.issuer_id
WHERE d.kind <> 'proforma' AND d.payment_date IS NOT NULL AND coalesce(d.payment_method, '') <> 'none'
  AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.document_id = d.id)"""
_OF_MONTH = f"SELECT * FROM ({_PAYMENTS}) WHERE day BETWEEN :start AND :end"
_CASH_BEFORE = (
    f"SELECT currency, sum(amount) FROM ({_PAYMENTS}) WHERE method = 'cash' AND day < :start"
    " GROUP BY currency"
)


@dataclass(frozen=True, slots=True)
class Posting:
    """What a document charges to a project's line, with the accounts of line and source."""

    project: str
    line: str
    source: str
    line_account: str
    source_account: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class MonthDocument:
    """A document issued in the month; amounts in its own currency, nothing where not stated."""

    ref: str
    accounting_no: str
    number: str
    kind: str
    issue_date: dt.date
    sale_date: dt.date | None
    issuer: str
    tax_id: str
    description: str
    currency: str
    gross: Decimal
    net: Decimal | None
    vat: Decimal | None
    employer_cost: Decimal | None
    posting: str
    payment_date: dt.date | None
    outside: Decimal | None
    postings: tuple[Posting, ...]


@dataclass(frozen=True, slots=True)
class MonthPayment:
    """A payment made in the month, in its document's currency."""

    date: dt.date
    ref: str
    number: str
    issuer: str
    accounting_no: str
    amount: Decimal
    currency: str
    method: str
    kind: str
    person: str
    reference: str


@dataclass(frozen=True, slots=True)
class Cash:
    """The cash payments of the month, and what was paid in cash before it, by currency."""

    before: dict[str, Decimal]
    payments: tuple[MonthPayment, ...]


def documents(about: About) -> list[MonthDocument]:
    """The documents issued in the month, by day and code."""
    postings: dict[int, list[Posting]] = defaultdict(list)
    for row in about.rows(_POSTINGS):
        values: tuple[Any, ...] = (*row[1:6], unscaled(row[6], 2))
        postings[row[0]].append(Posting(*values))
    found = []
    for row in about.rows(_DOCUMENTS):
        of = sorted(postings[row[0]], key=lambda each: (each.project, natural_key(each.line), each.source))
        amounts = (stated(value) for value in row[12:15])
        days = (dt.date.fromisoformat(row[5]), stored_day(row[6]))
        last = (row[15], stored_day(row[16]), stated(row[17]), tuple(of))
        values = (*row[1:5], *days, *row[7:11], unscaled(row[11], 2), *amounts, *last)
        found.append(MonthDocument(*values))
    return sorted(found, key=lambda each: (each.issue_date, natural_key(each.ref)))


def payments(about: About) -> list[MonthPayment]:
    """All payments made in the month, by day and document."""
    rows = sorted(about.rows(_OF_MONTH), key=lambda row: (row[0], natural_key(row[1]), row[11]))
    return [_payment(row) for row in rows]


def _payment(row: tuple[Any, ...]) -> MonthPayment:
    values: tuple[Any, ...] = (dt.date.fromisoformat(row[0]), *row[1:5], unscaled(row[5], 2), *row[6:11])
    return MonthPayment(*values)


def cash(about: About) -> Cash:
    """What was paid in cash."""
    before = {row[0]: unscaled(row[1], 2) for row in about.rows(_CASH_BEFORE)}
    return Cash(before, tuple(each for each in payments(about) if each.method == "cash"))
