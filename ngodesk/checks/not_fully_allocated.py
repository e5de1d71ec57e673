"""Documents of which a part is charged to no project."""

from collections.abc import Iterator

from ngodesk.checks.core.documents import BOOKED
from ngodesk.checks.core.finding import INFO, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import BOOKS
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="not-fully-allocated",
    severity=INFO,
    title=N_("Not fully allocated"),
    source=BOOKS,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """An advance that a final document settles is charged there."""
    for row in look.rows(
        f"SELECT d.id, d.number, d.currency, d.ceiling - {BOOKED} AS remainder FROM d"
        f" WHERE ((d.ceiling > 0 AND {BOOKED} < d.ceiling) OR (d.ceiling < 0 AND {BOOKED} > d.ceiling))"
        " AND NOT EXISTS (SELECT 1 FROM cost_documents f WHERE f.settles_id = d.id)"
        " ORDER BY d.issue_date, d.id"
    ):
        what = say(
            N_("{amount} of {document} is charged to no project and not marked as outside."),
            amount=amount(row.remainder, row.currency),
            document=row.number,
        )
        yield RULE.found("cost_documents", row.id, what)
