"""Events whose trainer is written down as a participant."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import COUNTING
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="leader-as-participant",
    severity=WARNING,
    title=N_("Trainer counted as a participant"),
    source=COUNTING,
    tables=("events",),
)


def check(look: Look) -> Iterator[Finding]:
    """Who leads one session may sit in another, but not in the event where nobody else led it."""
    for row in look.rows(
        "SELECT e.id, e.project_id, e.title, e.start, trim(o.first_name || ' ' || o.last_name) AS name"
        " FROM events e JOIN p ON p.id = e.project_id JOIN led ON led.event_id = e.id"
        " JOIN attendance a ON a.event_id = e.id AND a.person_id = led.person_id AND a.status = 'attended'"
        "   AND (led.session_id IS NULL OR coalesce(a.session_id, led.session_id) = led.session_id)"
        " JOIN people o ON o.id = led.person_id WHERE e.status = 'held'"
        " AND coalesce(e.access, '') <> 'internal' GROUP BY e.id, o.id ORDER BY e.start, e.id",
        first="led AS (SELECT id AS event_id, NULL AS session_id, lead_id AS person_id FROM events"
        " WHERE lead_id IS NOT NULL UNION ALL SELECT event_id, id, lead_id FROM event_sessions"
        " WHERE lead_id IS NOT NULL)",
    ):
        what = say(
            N_("{name} leads {title} of {day} and is counted there as a participant."),
            name=row.name,
            title=row.title,
            day=day(row.start),
        )
        yield RULE.found("events", row.id, what, row.project_id)
