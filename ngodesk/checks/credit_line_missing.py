"""Projects whose prints have no credit line to carry."""

from collections.abc import Iterator

from ngodesk.checks.core.credits import AGREED, valid
from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import CREDIT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="credit-line-missing",
    severity=ERROR,
    title=N_("No credit line"),
    source=CREDIT,
    tables=("projects",),
)


def check(look: Look) -> Iterator[Finding]:
    """Of the project or its programme, valid today."""
    for project, row in look.projects.items():
        if row.status in AGREED and not valid(look, project):
            what = say(N_("Prints of {project} carry no credit line: none is entered."), project=row.ref)
            yield RULE.found("projects", project, what, project)
