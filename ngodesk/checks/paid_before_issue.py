"""Documents that were paid before they were issued."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import BOOKS
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="paid-before-issue",
    severity=WARNING,
    title=N_("Paid before it was issued"),
    source=BOOKS,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """What settles a proforma or an advance was paid on that; an advance is paid first by its nature."""
    for row in look.rows(
        "SELECT d.id, d.number, d.issue_date, x.first FROM d JOIN paid x ON x.document_id = d.id"
        " WHERE x.first < d.issue_date AND d.kind <> 'advance' AND d.settles_id IS NULL"
        " ORDER BY x.first, d.id"
    ):
        what = say(
            N_("{document} was paid on {day}, but issued on {issued}."),
            document=row.number,
            day=day(row.first),
            issued=day(row.issue_date),
        )
        yield RULE.found("cost_documents", row.id, what)
