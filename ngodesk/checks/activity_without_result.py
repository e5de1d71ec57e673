"""Activities that are over, and of which nothing is recorded."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="activity-without-result",
    severity=WARNING,
    title=N_("Nothing recorded of an activity"),
    source=AGREEMENT,
    tables=("activities",),
)

_RECORDED = " UNION ALL ".join(
    f"SELECT activity_id FROM {table} WHERE activity_id IS NOT NULL{more}"
    for table, more in {
        "events": " AND status = 'held'",
        "outputs": "",
        "support_cases": "",
        "subgrants": " AND status IN ('awarded', 'running', 'settled')",
        "cooperations": "",
    }.items()
)


def check(look: Look) -> Iterator[Finding]:
    """Its last day may still bring something. What was cancelled needs nothing."""
    for row in look.rows(
        "SELECT t.id, t.project_id, t.code, t.title, t.end FROM activities t JOIN p ON p.id = t.project_id"
        " WHERE t.end < :today"
        " AND coalesce(t.status, '') <> 'cancelled' AND t.id NOT IN (SELECT * FROM recorded)"
        " ORDER BY t.end, t.id",
        first=f"recorded AS MATERIALIZED ({_RECORDED})",
    ):
        what = say(
            N_("{code} {title} ended on {day}, and no event, output or support of it is recorded."),
            code=row.code,
            title=row.title,
            day=day(row.end),
        )
        yield RULE.found("activities", row.id, what, row.project_id)
