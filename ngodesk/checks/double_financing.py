"""Costs that two funders pay twice: together more than the document allows."""

from collections.abc import Iterator

from ngodesk.checks.core.documents import over
from ngodesk.checks.core.finding import ERROR, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="double-financing",
    severity=ERROR,
    title=N_("Two funders pay the same cost"),
    source=AGREEMENT,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """Two funders may share a cost, up to all of it."""
    for row in over(look):
        if row.funders > 1:
            what = say(
                N_("Two funders or more are charged {charged} of {document}, but only {allowed} may be."),
                charged=amount(row.booked, row.currency),
                document=row.number,
                allowed=amount(row.ceiling, row.currency),
            )
            yield RULE.found("cost_documents", row.id, what, row.project, row.excess)
