"""More of a grant is spent than was received."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="grant-overused",
    severity=ERROR,
    title=N_("More spent than received"),
    source=AGREEMENT,
    tables=("funding_sources",),
)


def check(look: Look) -> Iterator[Finding | None]:
    """Interest counts as received. Where nothing was ever received, nobody enters what comes in."""
    for row in look.sources:
        yield None
        actual = look.of_source(look.spent(row.project_id).actual, row.id)
        if row.kind == "grant" and row.receipts and actual > row.received:
            what = say(
                N_("{source} of {project}: {spent} is spent, {received} was received."),
                source=row.name,
                project=row.ref,
                spent=amount(actual, row.currency),
                received=amount(row.received, row.currency),
            )
            yield RULE.found("funding_sources", row.id, what, row.project_id, actual - row.received)
