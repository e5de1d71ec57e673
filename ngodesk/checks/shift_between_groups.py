"""More money moved into a group of lines than may be."""

from collections.abc import Iterator

from ngodesk.checks.core.budget import exceeds, grouped, number
from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PROGRAMME
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="shift-between-groups",
    severity=WARNING,
    title=N_("Money moved between groups of lines"),
    source=PROGRAMME,
    tables=("projects",),
    limit="shift_limit_percent",
)


def check(look: Look) -> Iterator[Finding]:
    """A group is what stands under one heading; where there is one alone, nothing moves."""
    for project, groups in grouped(look).items():
        limit = look.projects[project].shift_limit_percent
        over = [each for each in groups if each.actual > each.plan and exceeds(each.excess, each.plan, limit)]
        if len(groups) > 1 and over:
            worst = max(over, key=lambda each: each.excess)
            what = say(
                N_("{project}: “{heading}” takes {actual} instead of {plan}; up to {limit} % more may be."),
                project=look.projects[project].ref,
                actual=amount(worst.actual, look.projects[project].currency),
                heading=worst.heading,
                plan=amount(worst.plan, look.projects[project].currency),
                limit=number(limit),
            )
            yield RULE.found("projects", project, what, project)
