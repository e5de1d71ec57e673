"""Costs in another currency whose rounded parts do not add up to the rounded whole."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import INFO, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import BOOKS
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="rounding",
    severity=INFO,
    title=N_("Rounded parts differ from the whole"),
    source=BOOKS,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """Reports add up the parts. Only documents all of whose parts have the document's own rate."""
    for row in look.rows(
        "SELECT d.id, d.number, p.id AS project, p.ref, p.currency, c.value,"
        " converted(c.amount, d.exchange_rate, coalesce(d.rate_currency, d.currency) <> d.currency) AS whole"
        " FROM charged c JOIN d ON d.id = c.document_id JOIN p ON p.id = c.project_id"
        " WHERE d.currency <> p.currency AND d.exchange_rate IS NOT NULL AND c.value <> whole"
        " AND coalesce(d.rate_currency, d.currency) IN (d.currency, p.currency) AND NOT EXISTS"
        " (SELECT 1 FROM allocations a WHERE a.document_id = d.id AND a.exchange_rate IS NOT NULL)"
        " ORDER BY d.issue_date, d.id"
    ):
        what = say(
            N_("The parts of {document} in {project} add up to {parts}, the whole would be {whole}."),
            document=row.number,
            project=row.ref,
            parts=amount(row.value, row.currency),
            whole=amount(row.whole, row.currency),
        )
        yield RULE.found("cost_documents", row.id, what, row.project)
