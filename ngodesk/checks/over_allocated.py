"""Documents of which more is charged than there is."""

from collections.abc import Iterator

from ngodesk.checks.core.documents import over
from ngodesk.checks.core.finding import ERROR, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="over-allocated",
    severity=ERROR,
    title=N_("More is charged than the document allows"),
    source=AGREEMENT,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """To the cent; without VAT that comes back. Where two funders pay, it is double financing."""
    for row in over(look):
        if row.funders < 2:
            what = say(
                N_("{charged} of {document} is charged, but only {allowed} may be."),
                charged=amount(row.booked, row.currency),
                document=row.number,
                allowed=amount(row.ceiling, row.currency),
            )
            yield RULE.found("cost_documents", row.id, what, row.project, row.excess)
