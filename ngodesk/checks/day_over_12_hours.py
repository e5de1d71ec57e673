"""People who worked more than 12 hours on one day, as volunteers and as staff together."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import BOOKS
from ngodesk.checks.core.volunteers import long_days
from ngodesk.common.language import N_

RULE = Rule(
    id="day-over-12-hours",
    severity=WARNING,
    title=N_("More than 12 hours in a day"),
    source=BOOKS,
    tables=("volunteer_hours", "work_hours"),
)


def check(look: Look) -> Iterator[Finding]:
    """The last entry of that day is found."""
    return long_days(look, RULE, 12, 24)
