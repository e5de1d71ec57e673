"""Hours of one person at the same time of the same day."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import BOOKS
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="overlapping-hours",
    severity=WARNING,
    title=N_("Hours overlap"),
    source=BOOKS,
    tables=("volunteer_hours",),
)


def check(look: Look) -> Iterator[Finding]:
    """Where begin and end are entered; what begins when the other ends does not overlap."""
    for row in look.rows(
        "SELECT max(h.id, g.id) AS id, h.date, v.name FROM volunteer_hours h JOIN v ON v.id = h.agreement_id"
        " JOIN volunteer_agreements w ON w.person_id = v.person_id JOIN volunteer_hours g"
        " ON g.agreement_id = w.id AND g.date = h.date AND g.id <> h.id AND g.start_time < h.end_time"
        " AND h.start_time < g.end_time GROUP BY max(h.id, g.id) ORDER BY h.date, 1"
    ):
        what = say(N_("{name} is in two places at once on {day}."), name=row.name, day=day(row.date))
        yield RULE.found("volunteer_hours", row.id, what)
