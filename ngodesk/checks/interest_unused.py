"""Interest and other income that a project that is over did not use."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PUBLIC_TASK
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="interest-unused",
    severity=WARNING,
    title=N_("Interest or other income not used"),
    source=PUBLIC_TASK,
    tables=("funding_sources",),
)


def check(look: Look) -> Iterator[Finding]:
    """They count as spent first: what is left of them was never used."""
    for row in look.sources:
        left = row.extra - look.of_source(look.spent(row.project_id).actual, row.id)
        if row.over and left > 0 and row.extra > 0:
            what = say(
                N_("{project} is over and {amount} of interest and other income on {source} is not used."),
                project=row.ref,
                amount=amount(min(left, row.extra), row.currency),
                source=row.name,
            )
            yield RULE.found("funding_sources", row.id, what, row.project_id)
