"""Documents of one supplier with the same amount and the same day."""

from collections.abc import Iterator

from ngodesk.checks.core.documents import repeated
from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import BOOKS
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="same-amount-and-day",
    severity=WARNING,
    title=N_("Same amount, day and supplier"),
    source=BOOKS,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """Those whose number is the same, too, are the same document."""
    for first, row in repeated(look, lambda row: (row.supplier, row.issue_date, row.gross, row.currency)):
        if first.plain == row.plain or not row.gross:
            continue
        what = say(
            N_("{document} has the same supplier, day and amount as {first}: {amount}."),
            document=row.number,
            first=first.number,
            amount=amount(row.gross, row.currency),
        )
        yield RULE.found("cost_documents", row.id, what)
