"""Costs in another currency whose rate is not known: they count nowhere."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="rate-unknown",
    severity=ERROR,
    title=N_("Exchange rate not known"),
    source=AGREEMENT,
    tables=("allocations",),
)


def check(look: Look) -> Iterator[Finding]:
    """Each allocation that waits for its rate."""
    for row in look.rows(
        "SELECT c.id, c.project_id, c.ref, c.amount, d.number, d.currency FROM charge c"
        " JOIN d ON d.id = c.document_id WHERE c.value IS NULL ORDER BY d.issue_date, c.id"
    ):
        what = say(
            N_("{amount} of {document} counts nowhere in {project}: its exchange rate is not known."),
            amount=amount(row.amount, row.currency),
            document=row.number,
            project=row.ref,
        )
        yield RULE.found("allocations", row.id, what, row.project_id)
