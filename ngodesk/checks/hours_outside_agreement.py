"""Volunteers' hours on days on which their agreement does not hold."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import VOLUNTEERS
from ngodesk.checks.core.volunteers import worth
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="hours-outside-agreement",
    severity=ERROR,
    title=N_("Hours outside the agreement"),
    source=VOLUNTEERS,
    tables=("volunteer_hours",),
)


def check(look: Look) -> Iterator[Finding]:
    """The first and the last day of the agreement belong to it."""
    for row in look.rows(
        "SELECT h.id, h.date, v.name, v.start, v.end, v.project_id, h.hours, v.hourly_value, h.line_id"
        " FROM volunteer_hours h JOIN v ON v.id = h.agreement_id WHERE h.date < v.start OR h.date > v.end"
        " ORDER BY h.date, h.id"
    ):
        if row.date < row.start:
            what = say(
                N_("{name} worked on {day}; the agreement begins on {start}."),
                name=row.name,
                day=day(row.date),
                start=day(row.start),
            )
        else:
            what = say(
                N_("{name} worked on {day}; the agreement ended on {end}."),
                name=row.name,
                day=day(row.date),
                end=day(row.end),
            )
        yield RULE.found("volunteer_hours", row.id, what, row.project_id, worth(row))
