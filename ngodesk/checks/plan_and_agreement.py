"""A plan that does not add up to what the agreement says."""

from collections.abc import Iterator

from ngodesk.checks.core.budget import totals
from ngodesk.checks.core.finding import ERROR, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="plan-and-agreement",
    severity=ERROR,
    title=N_("The plan differs from the agreement"),
    source=AGREEMENT,
    tables=("projects",),
)


def check(look: Look) -> Iterator[Finding]:
    """All sources together against the total cost, those of kind grant against the grant."""
    grants = {row.id for row in look.sources if row.kind == "grant"}
    for project, row in look.projects.items():
        plan = look.plan(project)
        if not plan:
            continue
        planned = sum(plan.values())
        agreed = totals(look, project)
        if agreed and planned not in agreed:
            meant = min(agreed, key=lambda total: abs(planned - total))
            what = say(
                N_("{project}: the plan adds up to {planned}, the agreement says {agreed}."),
                project=row.ref,
                planned=amount(planned, row.currency),
                agreed=amount(meant, row.currency),
            )
            yield RULE.found("projects", project, what, project, abs(planned - meant))
            continue
        grant = sum(cents for (_line, source), cents in plan.items() if source in grants)
        if row.grant_amount is not None and planned == row.total_cost and grant != row.grant_amount:
            what = say(
                N_("{project}: the plan takes {planned} from the grant, the agreement says {agreed}."),
                project=row.ref,
                planned=amount(grant, row.currency),
                agreed=amount(row.grant_amount, row.currency),
            )
            yield RULE.found("projects", project, what, project, abs(grant - row.grant_amount))
