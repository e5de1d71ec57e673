"""What was spent and reserved up to a day: allocations, personal contribution, contracts, flat rates.

All amounts are integers in hundredths of the project's currency.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from graphlib import TopologicalSorter

from ngodesk.common.money import divided
from ngodesk.figures.project import Scope

_PERCENT = 100 * 10**4  # a percentage is kept with four places
_HOUR_VALUE = 10**4  # hours are kept with four places
Cell = tuple[int, int]
"""Ids of a line and of a source."""

# An allocation in the project's currency. A rate stands for the document's currency unless it says that it
# quotes the project's. Nothing while the rate is not known.
VALUE = """CASE WHEN d.currency = {currency} THEN a.amount
      WHEN coalesce(iif(a.exchange_rate IS NULL, d.rate_currency, a.rate_currency), d.currency) = d.currency
        THEN converted(a.amount, coalesce(a.exchange_rate, d.exchange_rate), 0)
      WHEN iif(a.exchange_rate IS NULL, d.rate_currency, a.rate_currency) = {currency}
        THEN converted(a.amount, coalesce(a.exchange_rate, d.exchange_rate), 1)
    END"""

# What is paid of an amount, in the same way in every currency.
PAID_PART = (
    "CASE WHEN paid IS NULL THEN 0 WHEN paid = due OR due = 0 OR NOT has_payments THEN {0}"
    " ELSE portion({0}, paid, due) END"
)

# An allocation in the project's currency, the day by which it counts, and how its document is paid.
# A rate stands for the document's currency unless it says that it quotes the project's. Which documents
# are meant stands in {documents}. Materialized, for what is named twice would be computed twice.
ALLOCATED = f"""
base AS MATERIALIZED (
  SELECT a.id AS allocation_id, a.amount, a.line_id, a.source_id, a.disallowed, d.id AS document_id,
    d.issue_date, d.contract_id,
    {VALUE.format(currency=":currency")} AS value,
    CASE WHEN a.report_period_id IS NULL THEN :day WHEN r.end <= :day THEN '9999-99-99' ELSE '' END AS by,
    coalesce(d.amount_due, d.gross) + coalesce(d.employer_cost, 0) AS due,
    coalesce(d.payment_date, iif(d.payment_method = 'none' OR d.kind = 'in_kind',
      coalesce(d.sale_date, d.issue_date), NULL)) AS pay_day,
    EXISTS (SELECT 1 FROM payments p WHERE p.document_id = d.id) AS has_payments
  FROM allocations a JOIN cost_documents d ON d.id = a.document_id
  LEFT JOIN reporting_periods r ON r.id = a.report_period_id
  WHERE a.project_id = :project AND d.kind <> 'proforma' AND {{documents}}),
paid AS (
  SELECT *, iif(has_payments, (SELECT sum(p.amount) FROM payments p
    WHERE p.document_id = base.document_id AND p.date <= base.by), iif(pay_day <= by, due, NULL)) AS paid
  FROM base WHERE value IS NOT NULL),
spent AS MATERIALIZED (
  SELECT line_id, source_id, document_id, issue_date, disallowed, value, paid,
    {PAID_PART.format("value")} AS actual
  FROM paid)
"""

_SPENT = f"""WITH {ALLOCATED.format(documents="1")}
SELECT line_id, source_id, sum(actual),
  sum(actual - iif(actual = value AND paid IS NOT NULL, coalesce(disallowed, 0), 0)),
  sum(iif(issue_date <= :day, value - actual, 0))
FROM spent GROUP BY line_id, source_id"""

_OF_CONTRACTS = "d.contract_id IN (SELECT id FROM contracts WHERE project_id = :project)"
# By contract all that documents issued by a day have allocated to the project.
BILLED = f"""{ALLOCATED.format(documents=_OF_CONTRACTS)},
billed AS (SELECT contract_id, sum(value) AS value FROM base WHERE issue_date <= :day GROUP BY contract_id)
"""
_CONTRACTS = f"""WITH {BILLED}
SELECT c.line_id, c.source_id, sum(max(0, c.amount - coalesce(b.value, 0)))
FROM contracts c LEFT JOIN billed b ON b.contract_id = c.id
WHERE c.project_id = :project AND c.amount IS NOT NULL AND c.line_id IS NOT NULL AND c.source_id IS NOT NULL
  AND coalesce(c.closed, 0) = 0 AND (c.signed_on IS NULL OR c.signed_on <= :day)
GROUP BY c.line_id, c.source_id"""

# The source of an hour is its own, or the project's only one for personal contribution.
_CONTRIBUTED = """
SELECT h.line_id, coalesce(h.source_id, (SELECT min(s.id) FROM funding_sources s
    WHERE s.project_id = :project AND s.kind = 'own_personal')), h.hours, coalesce(a.hourly_value, 0)
FROM volunteer_hours h JOIN volunteer_agreements a ON a.id = h.agreement_id
WHERE a.project_id = :project AND h.confirmed = 1 AND h.line_id IS NOT NULL AND h.date <= :day"""


@dataclass
class Spending:
    """Up to a day, by line and source."""

    actual: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))
    accepted: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))
    committed: dict[Cell, int] = field(default_factory=lambda: defaultdict(int))


@lru_cache(1_000)  # the same few lengths come by the thousand
def hours_worth(hours: int, hourly_value: int) -> int:
    """The worth of volunteer hours, rounded for each entry."""
    return divided(hours * hourly_value, _HOUR_VALUE)


def spending(scope: Scope, day: str) -> Spending:
    """What was spent, accepted and reserved in each line from each source up to a day."""
    names = {"project": scope.id, "currency": scope.currency, "day": day}
    found = Spending()
    for line, source, actual, accepted, committed in scope.rows(_SPENT, names):
        found.actual[line, source] += actual
        found.accepted[line, source] += accepted
        found.committed[line, source] += committed
    for line, source, committed in scope.rows(_CONTRACTS, names):
        found.committed[line, source] += committed
    names.pop("currency")
    for line, source, hours, value in scope.rows(_CONTRIBUTED, names):
        worth = hours_worth(hours, value)
        found.actual[line, source] += worth
        found.accepted[line, source] += worth
    _compute_flat_rates(scope, found)
    return found


def _compute_flat_rates(scope: Scope, found: Spending) -> None:
    """Computed lines: a percentage of other lines, for each source apart; those first that others use."""
    rates: dict[int, int] = scope.mapping(
        "SELECT id, flat_rate_percent FROM budget_lines"
        " WHERE project_id = ? AND flat_rate_percent IS NOT NULL",
        (scope.id,),
    )
    if not rates:
        return
    bases: dict[int, list[int]] = {line: [] for line in rates}
    for line, base in scope.rows(
        "SELECT b.owner_id, b.target_id FROM budget_line_bases b JOIN budget_lines l ON l.id = b.owner_id"
        " WHERE l.project_id = ?",
        (scope.id,),
    ):
        bases.setdefault(line, []).append(base)
    for line in TopologicalSorter(bases).static_order():
        if line in rates:
            for amounts in (found.actual, found.accepted, found.committed):
                _compute(amounts, line, rates[line], bases[line])


def _compute(amounts: dict[Cell, int], line: int, percent: int, bases: list[int]) -> None:
    sums: dict[int, int] = defaultdict(int)
    for (base, source), amount in list(amounts.items()):
        if base in bases:
            sums[source] += amount
    for source, amount in sums.items():
        amounts[line, source] = divided(amount * percent, _PERCENT)


def spent_in(scope: Scope) -> Spending:
    """What was spent in the span: up to its last day less up to the day before its first."""
    found = spending(scope, scope.span.by)
    before = scope.span.before
    if before:
        earlier = spending(scope, before)
        for amounts, less in ((found.actual, earlier.actual), (found.accepted, earlier.accepted)):
            for cell, amount in less.items():
                amounts[cell] -= amount
    return found
