"""One cost document: its paper's data, what it is charged to, how it is paid."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.money import stated, unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.about import About
from ngodesk.figures.agreed import END
from ngodesk.figures.documents import CEILING

_END = END.format(project="p")
_DOCUMENT = f"""
SELECT d.ref, d.kind, d.number, coalesce(d.accounting_no, ''), coalesce(o.name, d.issuer_name, ''),
  coalesce(o.city, ''), d.issue_date, d.sale_date, d.payment_date, coalesce(d.payment_method, ''),
  d.currency, d.gross, d.net, d.vat, d.employer_cost, d.amount_due, d.outside_amount,
  coalesce(d.description, ''), coalesce(d.procurement, ''), coalesce(d.posting, ''),
  coalesce(d.paper_place, ''), coalesce(d.vat_recoverable, 0), d.substance_checked_on, d.form_checked_on,
  d.approved_on, coalesce(c.number, ''), {CEILING}
FROM cost_documents d LEFT JOIN organisations o ON o.id = d.issuer_id
LEFT JOIN contracts c ON c.id = d.contract_id WHERE d.id = :document"""
_CHARGED = f"""
SELECT p.ref, p.title, coalesce(p.agreement_no, ''), p.agreement_date, p.start, {_END}, l.code, l.name,
  coalesce(l.ledger_account, ''), coalesce(a.code || '. ' || a.title, ''), s.code, s.name,
  coalesce(s.ledger_account, ''), b.amount, coalesce(b.note, '')
FROM allocations b JOIN projects p ON p.id = b.project_id JOIN budget_lines l ON l.id = b.line_id
JOIN funding_sources s ON s.id = b.source_id LEFT JOIN activities a ON a.id = l.activity_id
WHERE b.document_id = :document"""
_PAID = """
SELECT p.date, p.amount, coalesce(p.method, ''), coalesce(p.kind, ''), coalesce(p.reference, ''),
  coalesce(q.first_name || ' ' || q.last_name, ''), coalesce(q.bank_account, ''), q.id
FROM payments p LEFT JOIN people q ON q.id = p.person_id WHERE p.document_id = :document
ORDER BY p.date, p.number"""


@dataclass(frozen=True, slots=True)
class Charged:
    """What a line and source of a project pay of the document, in the document's currency."""

    project: str
    title: str
    agreement_no: str
    agreement_date: dt.date | None
    start: dt.date
    end: dt.date
    line: str
    line_name: str
    line_account: str
    activity: str
    source: str
    source_name: str
    source_account: str
    amount: Decimal
    note: str


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """A payment; the person is who had advanced the money."""

    date: dt.date
    amount: Decimal
    method: str
    kind: str
    reference: str
    person: str
    bank_account: str
    person_id: int | None


@dataclass(frozen=True, slots=True)
class Paper:
    """The document. Amounts are in its currency, nothing where they are not stated."""

    ref: str
    kind: str
    number: str
    accounting_no: str
    issuer: str
    issuer_city: str
    issue_date: dt.date
    sale_date: dt.date | None
    payment_date: dt.date | None
    payment_method: str
    currency: str
    gross: Decimal
    net: Decimal | None
    vat: Decimal | None
    employer_cost: Decimal | None
    amount_due: Decimal | None
    outside: Decimal | None
    description: str
    procurement: str
    posting: str
    paper_place: str
    vat_recoverable: bool
    substance_checked_on: dt.date | None
    form_checked_on: dt.date | None
    approved_on: dt.date | None
    contract: str
    ceiling: Decimal
    """What all projects together may be charged."""
    charged: tuple[Charged, ...]
    payments: tuple[PaymentFacts, ...]

    @property
    def cost(self) -> Decimal:
        """Gross and what the employer pays on top of it."""
        return self.gross + (self.employer_cost or Decimal("0.00"))

    def of_project(self, project: str) -> list[Charged]:
        """What one project is charged."""
        return [each for each in self.charged if each.project == project]


def paper(about: About) -> Paper:
    """The document that the print is about."""
    ((*row,),) = about.rows(_DOCUMENT)
    values: tuple[Any, ...] = (
        *row[:6],
        dt.date.fromisoformat(row[6]),
        stored_day(row[7]),
        stored_day(row[8]),
        *row[9:11],
        unscaled(row[11], 2),
        *(stated(value) for value in row[12:17]),
        *row[17:21],
        bool(row[21]),
        *(stored_day(value) for value in row[22:25]),
        row[25],
        unscaled(row[26], 2),
        _charged(about),
        _paid(about),
    )
    return Paper(*values)


def _charged(about: About) -> tuple[Charged, ...]:
    found = []
    for row in about.rows(_CHARGED):
        days = (stored_day(row[3]), dt.date.fromisoformat(row[4]), dt.date.fromisoformat(row[5]))
        values: tuple[Any, ...] = (*row[:3], *days, *row[6:13], unscaled(row[13], 2), row[14])
        found.append(Charged(*values))
    return tuple(
        sorted(found, key=lambda each: (natural_key(each.project), natural_key(each.line), each.source))
    )


def _paid(about: About) -> tuple[PaymentFacts, ...]:
    return tuple(
        PaymentFacts(dt.date.fromisoformat(row[0]), unscaled(row[1], 2), *row[2:])
        for row in about.rows(_PAID)
    )
