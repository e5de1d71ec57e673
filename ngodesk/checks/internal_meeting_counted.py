"""Meetings of the team alone that feed indicators."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import INTERREG
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="internal-meeting-counted",
    severity=WARNING,
    title=N_("Meeting of the team counted"),
    source=INTERREG,
    tables=("events",),
)

_OF_EVENTS = "('events', 'event_hours', 'attendances', 'people', 'person_hours', 'series')"


def check(look: Look) -> Iterator[Finding]:
    """Where everybody entered, two at least, is of the team. What is marked internal is not counted."""
    for row in look.rows(
        "SELECT e.id, e.project_id, e.title, e.start FROM events e JOIN p ON p.id = e.project_id"
        " JOIN attendance a ON a.event_id = e.id AND a.status = 'attended'"
        " LEFT JOIN project_team t ON t.project_id = e.project_id AND t.person_id = a.person_id"
        " WHERE e.status = 'held' AND e.kind = 'meeting' AND coalesce(e.access, '') <> 'internal'"
        " AND EXISTS (SELECT 1 FROM indicators i WHERE i.project_id = e.project_id"
        f"   AND i.measure IN {_OF_EVENTS} AND (i.filter_kind IS NULL"
        "     OR ';' || i.filter_kind || ';' LIKE '%;meeting;%'))"
        " GROUP BY e.id HAVING count(DISTINCT a.person_id) > 1 AND count(a.id) = count(t.id)"
        " ORDER BY e.start, e.id"
    ):
        what = say(
            N_("{title} of {day} counts in indicators, and only the team was there."),
            title=row.title,
            day=day(row.start),
        )
        yield RULE.found("events", row.id, what, row.project_id)
