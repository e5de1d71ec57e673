"""Fees of participants that differ from what is shown as their source, in a project that is over."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PUBLIC_TASK
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="fees-not-shown",
    severity=WARNING,
    title=N_("Participants’ fees differ from their source"),
    source=PUBLIC_TASK,
    tables=("projects",),
)


def check(look: Look) -> Iterator[Finding]:
    """What was received as fees, against what was spent from sources of that kind."""
    fees = look.rows(
        "SELECT project_id, sum(amount) AS amount FROM receipts WHERE kind = 'participant_fee'"
        " GROUP BY project_id"
    )
    collected = {row.project_id: row.amount for row in fees}
    for project, row in look.projects.items():
        actual = look.spent(project).actual
        shown = sum(
            look.of_source(actual, source.id)
            for source in look.sources
            if source.project_id == project and source.kind == "participant_fees"
        )
        if row.over and shown != collected.get(project, 0):
            what = say(
                N_("{project}: participants paid {collected}, {shown} is shown as spent from their fees."),
                project=row.ref,
                collected=amount(collected.get(project), row.currency),
                shown=amount(shown, row.currency),
            )
            yield RULE.found("projects", project, what, project)
