"""Money of a grant that must be returned when the project is over."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="grant-left",
    severity=WARNING,
    title=N_("Money to return"),
    source=AGREEMENT,
    tables=("funding_sources",),
)


def check(look: Look) -> Iterator[Finding]:
    """What was received and not spent, once the project is over."""
    for row in look.sources:
        left = row.received - look.of_source(look.spent(row.project_id).actual, row.id)
        if row.kind == "grant" and row.over and row.receipts and left > 0:
            what = say(
                N_("{project} is over and {amount} of {source} is not spent: it must be returned."),
                project=row.ref,
                amount=amount(left, row.currency),
                source=row.name,
            )
            yield RULE.found("funding_sources", row.id, what, row.project_id)
