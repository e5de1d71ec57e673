"""Events with people written down and no signed list attached."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import LISTS
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="list-not-attached",
    severity=WARNING,
    title=N_("No signed list attached"),
    source=LISTS,
    tables=("events",),
)

_WITHOUT_PAPER = "('advice', 'coworking')"


def check(look: Look) -> Iterator[Finding]:
    """Held where people meet; advice has its card. A list may be attached to a session."""
    for row in look.rows(
        "SELECT e.id, e.title, e.start, e.project_id FROM events e JOIN p ON p.id = e.project_id"
        " WHERE e.status = 'held' AND coalesce(e.mode, 'in_person') IN ('in_person', 'hybrid')"
        f" AND coalesce(e.access, '') <> 'internal' AND e.kind NOT IN {_WITHOUT_PAPER}"
        " AND e.id NOT IN (SELECT id FROM listed)"
        " AND EXISTS (SELECT 1 FROM attendance a WHERE a.event_id = e.id AND a.status = 'attended')"
        " ORDER BY e.start, e.id",
        first="listed AS MATERIALIZED (SELECT iif(x.table_name = 'events', x.record_id, s.event_id) AS id"
        " FROM attachments x LEFT JOIN event_sessions s"
        "   ON x.table_name = 'event_sessions' AND s.id = x.record_id"
        " WHERE x.kind = 'signed_list' AND x.table_name IN ('events', 'event_sessions'))",
    ):
        what = say(
            N_("{title} of {day}: people are entered, and the signed list is not attached."),
            title=row.title,
            day=day(row.start),
        )
        yield RULE.found("events", row.id, what, row.project_id)
