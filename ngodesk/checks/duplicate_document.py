"""The same document of the same supplier entered twice."""

from collections.abc import Iterator

from ngodesk.checks.core.documents import parts, repeated
from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import BOOKS
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="duplicate-document",
    severity=ERROR,
    title=N_("The same document twice"),
    source=BOOKS,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """Numbers are compared without case, spaces and signs. What was entered first is not found."""
    for first, row in repeated(look, lambda row: (row.supplier, row.plain)):
        what = say(
            N_("{document} of {day} has the number and the supplier of {first} of {before}."),
            document=row.number,
            day=day(row.issue_date),
            first=first.number,
            before=day(first.issue_date),
        )
        charged = parts(look, row.id)
        for part in charged:
            yield RULE.found("cost_documents", row.id, what, part.project_id, part.value)
        if not charged:
            yield RULE.found("cost_documents", row.id, what)
