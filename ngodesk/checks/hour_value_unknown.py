"""Volunteers' hours whose worth is not known: they count as nothing."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import CONTRIBUTION
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="hour-value-unknown",
    severity=WARNING,
    title=N_("Worth of an hour not known"),
    source=CONTRIBUTION,
    tables=("volunteer_agreements",),
)


def check(look: Look) -> Iterator[Finding]:
    """Agreements with hours on a line, or that are confirmed and so count among the project's."""
    for row in look.rows(
        "SELECT v.id, v.name FROM v WHERE v.hourly_value IS NULL"
        " AND EXISTS (SELECT 1 FROM volunteer_hours h WHERE h.agreement_id = v.id"
        " AND (h.line_id IS NOT NULL OR h.confirmed AND v.project_id IS NOT NULL)) ORDER BY v.id"
    ):
        what = say(
            N_("The hours of {name} count as nothing: what an hour is worth is not in the agreement."),
            name=row.name,
        )
        yield RULE.found("volunteer_agreements", row.id, what)
