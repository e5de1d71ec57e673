"""Payments in cash above the limit of the programme."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PROGRAMME
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="cash-above-limit",
    severity=WARNING,
    title=N_("Paid in cash above the limit"),
    source=PROGRAMME,
    tables=("cost_documents",),
    limit="cash_limit",
)


def check(look: Look) -> Iterator[Finding]:
    """Each payment, or all of a document that has none, in the programme's currency."""
    for row in look.rows(
        "SELECT DISTINCT d.id, d.number, x.amount, d.currency, p.id AS project, p.cash_limit FROM charged c"
        " JOIN p ON p.id = c.project_id JOIN d ON d.id = c.document_id JOIN x ON x.document_id = d.id"
        " WHERE d.currency = p.programme_currency AND x.amount > p.cash_limit ORDER BY d.issue_date, d.id",
        first="x AS (SELECT document_id, max(amount) AS amount FROM payments WHERE method = 'cash'"
        " GROUP BY document_id UNION ALL SELECT id, coalesce(amount_due, gross) FROM d"
        " WHERE payment_method = 'cash'"
        " AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.document_id = d.id))",
    ):
        what = say(
            N_("{amount} of {document} is paid in cash; the limit is {limit}."),
            amount=amount(row.amount, row.currency),
            document=row.number,
            limit=amount(row.cash_limit, row.currency),
        )
        yield RULE.found("cost_documents", row.id, what, row.project)
