"""Sub-grants that were not settled in time."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="subgrant-unsettled",
    severity=WARNING,
    title=N_("Sub-grant not settled"),
    source=AGREEMENT,
    tables=("subgrants",),
)


def check(look: Look) -> Iterator[Finding]:
    """After the day that was agreed, or where there is none once the project is over."""
    for row in look.rows(
        "SELECT t.id, t.title, o.name, p.id AS project, coalesce(t.settlement_due, p.finish) AS due"
        " FROM subgrants t JOIN p ON p.id = t.project_id JOIN organisations o ON o.id = t.grantee_id"
        " WHERE t.status IN ('awarded', 'running') AND t.settled_on IS NULL AND due < :today"
        " ORDER BY due, t.id"
    ):
        what = say(
            N_("The sub-grant “{title}” of {name} was to be settled by {day}."),
            title=row.title,
            name=row.name,
            day=day(row.due),
        )
        yield RULE.found("subgrants", row.id, what, row.project)
