"""Costs that are still unpaid when a project is over and its final report is written."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="unpaid-at-end",
    severity=WARNING,
    title=N_("Unpaid in a final report"),
    source=AGREEMENT,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """What is left to pay of documents that a project that is over is charged with."""
    for row in look.rows(
        "SELECT d.id, d.number, d.currency, d.owed, p.id AS project, p.ref FROM charged c"
        " JOIN d ON d.id = c.document_id JOIN p ON p.id = c.project_id"
        " WHERE p.over AND d.owed > 0 ORDER BY d.issue_date, d.id"
    ):
        what = say(
            N_("{amount} of {document} is not paid, and the project {project} is over."),
            amount=amount(row.owed, row.currency),
            document=row.number,
            project=row.ref,
        )
        yield RULE.found("cost_documents", row.id, what, row.project)
