"""Administrative costs above the share that the programme allows."""

from collections.abc import Iterator

from ngodesk.checks.core.budget import UNIT, number
from ngodesk.checks.core.finding import ERROR, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PROGRAMME
from ngodesk.common.language import N_
from ngodesk.common.money import divided
from ngodesk.common.saying import say

RULE = Rule(
    id="admin-share",
    severity=ERROR,
    title=N_("Too much administration"),
    source=PROGRAMME,
    tables=("projects",),
    limit="admin_limit_percent",
)


def check(look: Look) -> Iterator[Finding]:
    """Lines of kind administrative, as a share of all that is spent."""
    for project, row in look.projects.items():
        limit = row.admin_limit_percent
        if limit is None:
            continue
        actual = look.spent(project).actual
        every = sum(actual.values())
        admin = sum(
            look.of_line(actual, line.id)
            for line in look.lines
            if line.project_id == project and line.cost_kind == "admin"
        )
        if admin * UNIT > every * limit:
            what = say(
                N_("{project}: {admin} of {all} is administration; at most {limit} % may be."),
                project=row.ref,
                admin=amount(admin, row.currency),
                all=amount(every, row.currency),
                limit=number(limit),
            )
            yield RULE.found("projects", project, what, project, admin - divided(every * limit, UNIT))
