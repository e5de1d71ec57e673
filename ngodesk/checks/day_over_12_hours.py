"""People who worked more than 12 hours on one day, as volunteers and as staff together."""

from collections.abc import Iterator
from math import ceil

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import BOOKS
from ngodesk.checks.core.volunteers import long_days
from ngodesk.common.language import N_, NN_
from ngodesk.common.money import shortest
from ngodesk.common.saying import say

RULE = Rule(
    id="day-over-12-hours",
    severity=WARNING,
    title=N_("More than 12 hours in a day"),
    source=BOOKS,
    tables=("volunteer_hours", "work_hours"),
)


def check(look: Look) -> Iterator[Finding]:
    """The last entry of that day is found."""
    for row in long_days(look, 12, 24):
        what = say(
            NN_("{name} worked {hours} hour on {day}.", "{name} worked {hours} hours on {day}."),
            name=row.name,
            hours=shortest(row.hours, 4),
            day=day(row.date),
            number=ceil(row.hours / 10**4),
        )
        yield RULE.found(row.place, row.id, what)
