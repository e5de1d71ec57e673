"""A flat rate for administration above what the programme allows of its base."""

from collections.abc import Iterator

from ngodesk.checks.core.budget import number, share_of_base
from ngodesk.checks.core.finding import ERROR, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PROGRAMME
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="flat-rate-over-limit",
    severity=ERROR,
    title=N_("Flat rate above the limit"),
    source=PROGRAMME,
    tables=("budget_lines",),
    limit="admin_limit_percent",
)


def check(look: Look) -> Iterator[Finding]:
    """Of what the base really cost, for each source apart, as the rate itself is computed."""
    for row in look.lines:
        limit = look.projects[row.project_id].admin_limit_percent
        if limit is None or row.flat_rate_percent is None or row.cost_kind != "admin":
            continue
        spent = look.spent(row.project_id).actual
        actual, allowed = look.of_line(spent, row.id), share_of_base(look, row.id, spent, limit)
        if actual > allowed:
            what = say(
                N_("Line {line} of {project} is {rate} % of its base; {limit} % is the limit: {allowed}."),
                line=row.code,
                project=row.ref,
                rate=number(row.flat_rate_percent),
                limit=number(limit),
                allowed=amount(allowed, row.currency),
            )
            yield RULE.found("budget_lines", row.id, what, row.project_id, actual - allowed)
