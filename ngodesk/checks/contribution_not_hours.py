"""A personal contribution that is not what the volunteers' hours are worth."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import CONTRIBUTION
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="contribution-not-hours",
    severity=WARNING,
    title=N_("Personal contribution differs from the hours"),
    source=CONTRIBUTION,
    tables=("funding_sources",),
)


def check(look: Look) -> Iterator[Finding]:
    """What is charged to a source for personal contribution beside the hours."""
    for row in look.rows(
        "SELECT s.id, s.name, s.project_id, p.ref, p.currency, sum(c.value) AS beside FROM charge c"
        " JOIN funding_sources s ON s.id = c.source_id JOIN p ON p.id = s.project_id"
        " WHERE s.kind = 'own_personal' GROUP BY s.id HAVING sum(c.value) <> 0 ORDER BY s.id"
    ):
        actual = look.of_source(look.spent(row.project_id).actual, row.id)
        what = say(
            N_("{source} of {project} is {actual}; {beside} of it comes from documents, not from hours."),
            source=row.name,
            project=row.ref,
            actual=amount(actual, row.currency),
            beside=amount(row.beside, row.currency),
        )
        yield RULE.found("funding_sources", row.id, what, row.project_id)
