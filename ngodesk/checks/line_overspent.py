"""Budget lines that cost more than their plan allows."""

from collections.abc import Iterator

from ngodesk.checks.core.budget import exceeds, number, with_limit
from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PROGRAMME
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="line-overspent",
    severity=WARNING,
    title=N_("A line is overspent"),
    source=PROGRAMME,
    tables=("budget_lines",),
    limit="shift_limit_percent",
)


def check(look: Look) -> Iterator[Finding]:
    """By more than the limit of the plan; a line without a plan may cost nothing. No limit, no finding."""
    for row, limit in with_limit(look):
        actual = look.of_line(look.spent(row.project_id).actual, row.id)
        plan = look.of_line(look.plan(row.project_id), row.id)
        if exceeds(actual - plan, plan, limit) and actual > plan:
            what = say(
                N_("Line {line} of {project}: {actual} is spent of {plan}; up to {limit} % more may be."),
                line=row.code,
                project=row.ref,
                actual=amount(actual, row.currency),
                plan=amount(plan, row.currency),
                limit=number(limit),
            )
            yield RULE.found("budget_lines", row.id, what, row.project_id)
