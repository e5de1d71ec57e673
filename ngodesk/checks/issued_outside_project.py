"""Costs whose paper is dated before the project begins or after it ends."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="issued-outside-project",
    severity=ERROR,
    title=N_("Dated outside the project"),
    source=AGREEMENT,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """Documents by their day of issue; the first and the last day belong to the project."""
    for row in look.rows(
        "SELECT d.id, d.number, d.issue_date, p.id AS project, p.ref, p.start, p.finish, c.value"
        " FROM charged c JOIN d ON d.id = c.document_id JOIN p ON p.id = c.project_id"
        " WHERE d.issue_date < p.start OR d.issue_date > p.finish ORDER BY d.issue_date, d.id"
    ):
        what = say(
            N_("{document} is dated {day}; the project {project} runs from {start} to {end}."),
            document=row.number,
            day=day(row.issue_date),
            project=row.ref,
            start=day(row.start),
            end=day(row.finish),
        )
        yield RULE.found("cost_documents", row.id, what, row.project, row.value or 0)
