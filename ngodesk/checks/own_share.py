"""An own contribution whose share is smaller than agreed, in a project that is over."""

from collections.abc import Iterator

from ngodesk.checks.core.budget import OWN, share
from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PUBLIC_TASK
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="own-share",
    severity=WARNING,
    title=N_("Own contribution below its share"),
    source=PUBLIC_TASK,
    tables=("projects",),
)


def check(look: Look) -> Iterator[Finding]:
    """The agreed share is that of the plan."""
    own = {row.id for row in look.sources if row.kind in OWN}
    for project, row in look.projects.items():
        plan, actual = look.plan(project), look.spent(project).actual
        planned, spent = sum(plan.values()), sum(actual.values())
        own_planned = sum(cents for (_line, source), cents in plan.items() if source in own)
        own_spent = sum(cents for (_line, source), cents in actual.items() if source in own)
        if row.over and own_spent * planned < own_planned * spent:
            what = say(
                N_("{project}: the own contribution is {spent} % of all costs, {agreed} % was agreed."),
                project=row.ref,
                spent=share(own_spent, spent),
                agreed=share(own_planned, planned),
            )
            yield RULE.found("projects", project, what, project)
