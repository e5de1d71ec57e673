"""Hours of volunteers on a line whose time card is not signed: they do not count."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import CONTRIBUTION
from ngodesk.common.language import N_, NN_
from ngodesk.common.saying import say

RULE = Rule(
    id="hours-unconfirmed",
    severity=WARNING,
    title=N_("Time card not signed"),
    source=CONTRIBUTION,
    tables=("volunteer_agreements",),
)


def check(look: Look) -> Iterator[Finding]:
    """All such hours of an agreement together."""
    for row in look.rows(
        "SELECT v.id, v.name, count(*) AS number FROM volunteer_hours h JOIN v ON v.id = h.agreement_id"
        " WHERE h.line_id IS NOT NULL AND coalesce(h.confirmed, 0) = 0 AND h.date <= :today"
        " GROUP BY v.id ORDER BY v.id"
    ):
        what = say(
            NN_(
                "{number} entry of {name}’s hours is not confirmed and does not count.",
                "{number} entries of {name}’s hours are not confirmed and do not count.",
            ),
            number=row.number,
            name=row.name,
        )
        yield RULE.found("volunteer_agreements", row.id, what)
