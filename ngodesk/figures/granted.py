"""Mini-projects of a project, or one of them: what was asked for, awarded, paid, settled, returned."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.money import stated, unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.about import About
from ngodesk.figures.project import Scope
from ngodesk.figures.results import COUNTED_SUBGRANTS, paid_by_document

_SUBGRANTS = """
SELECT s.id, s.ref, s.title, g.name, coalesce(g.city, g.municipality, ''),
  trim(coalesce(g.address, '') || ' ' || coalesce(g.postcode, '') || ' ' || coalesce(g.city, '')),
  coalesce(g.register_no, ''), coalesce(a.name, ''), trim(coalesce(c.first_name, '') || ' ' ||
  coalesce(c.last_name, '')), coalesce(s.call, ''), coalesce(s.agreement_no, ''), s.agreement_date, s.start,
  s.end, s.decision_date, s.settlement_due, s.settled_on, s.status, s.applied_amount, s.score, s.amount,
  s.paid, s.settled, s.returned, coalesce(g.bank_account, ''), s.status IN {counted} AND {days}
FROM subgrants s JOIN organisations g ON g.id = s.grantee_id LEFT JOIN organisations a ON a.id = s.patron_id
LEFT JOIN people c ON c.id = s.contact_id WHERE s.project_id = ? AND ({which})"""
_DOCUMENTS = """
SELECT id, ref, number, issue_date, coalesce(description, ''), subgrant_id FROM cost_documents
WHERE subgrant_id IN (SELECT id FROM subgrants WHERE project_id = ?) AND kind <> 'proforma'"""


@dataclass(frozen=True, slots=True)
class Paper:
    """A cost document that names a sub-grant, and what it paid in the span, or brought `back`: below zero."""

    id: int
    ref: str
    number: str
    date: dt.date
    description: str
    amount: Decimal
    back: bool


@dataclass(frozen=True, slots=True)
class SubGrant:
    """A mini-project. An amount or day that is not stated is nothing."""

    id: int
    ref: str
    title: str
    grantee: str
    city: str
    address: str
    register_no: str
    patron: str
    contact: str
    call: str
    agreement_no: str
    agreement_date: dt.date | None
    start: dt.date | None
    end: dt.date | None
    decision_date: dt.date | None
    settlement_due: dt.date | None
    settled_on: dt.date | None
    status: str
    applied: Decimal | None
    score: Decimal | None
    awarded: Decimal
    settled: Decimal | None
    account: str
    counted: bool
    """Awarded, in the span: its amounts are those of the figures."""
    paid: Decimal | None
    returned: Decimal | None
    papers: tuple[Paper, ...]

    @property
    def left(self) -> Decimal:
        """What was paid and is neither settled nor returned."""
        zero = Decimal("0.00")
        return (self.paid or zero) - (self.settled or zero) - (self.returned or zero)


def subgrants(scope: Scope) -> list[SubGrant]:
    """All sub-grants by code; of a period those agreed in it, and those that documents paid in it."""
    found = _found(scope, "1", paid_by_document(scope))
    if not scope.span.asked:
        return found
    return [each for each in found if each.counted or any(paper.amount for paper in each.papers)]


def subgrant(about: About) -> SubGrant:
    """The sub-grant that the print is about."""
    assert about.scope is not None
    assert about.subgrant is not None
    (found,) = _found(about.scope, f"s.id = {about.subgrant}", paid_by_document(about.scope))
    return found


def _found(scope: Scope, which: str, paid: dict[int, tuple[int, bool]]) -> list[SubGrant]:
    papers: dict[int, list[Paper]] = defaultdict(list)
    for row in scope.rows(_DOCUMENTS, (scope.id,)):
        amount, back = paid.get(row[0], (0, False))
        day = dt.date.fromisoformat(row[3])
        papers[row[5]].append(Paper(row[0], row[1], row[2], day, row[4], unscaled(amount, 2), back))
    days = scope.span.holds("s.agreement_date")
    rows = scope.rows(_SUBGRANTS.format(which=which, counted=COUNTED_SUBGRANTS, days=days), (scope.id,))
    return [_subgrant(row, papers[row[0]]) for row in sorted(rows, key=lambda row: natural_key(row[1]))]


def _subgrant(row: Any, papers: list[Paper]) -> SubGrant:
    """What documents show counts before what is typed."""
    out, back = stated(row[21]), stated(row[23])
    if papers:
        zero = Decimal("0.00")
        out = sum((each.amount for each in papers if not each.back), zero)
        back = -sum((each.amount for each in papers if each.back), zero)
    elif not row[25]:
        out = back = None  # typed amounts count for what is awarded alone
    values: tuple[Any, ...] = (
        *row[:11], *map(stored_day, row[11:17]), row[17], stated(row[18]), stated(row[19], 4),
        unscaled(row[20], 2), stated(row[22]), row[24],
        bool(row[25]), out, back, tuple(sorted(papers, key=lambda each: (each.date, natural_key(each.ref)))),
    )  # fmt: skip
    return SubGrant(*values)
