"""Lists with more or fewer signatures than people entered."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import LISTS
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="signatures-differ",
    severity=WARNING,
    title=N_("Signatures and people entered differ"),
    source=LISTS,
    tables=(
        "events",
        "event_sessions",
    ),
)

# Who is entered for the whole event was at each session. Who gave no data signed perhaps, perhaps not.
_THERE = (
    "(SELECT count(DISTINCT coalesce(a.person_id, -a.organisation_id)) FROM attendance a"
    " WHERE a.event_id = e.id AND a.status = 'attended'{of_session})"
)
_WHOLE = (
    "SELECT 'events' AS place, e.id, e.project_id, e.title, e.start AS day, e.signatures,"
    f" coalesce(e.refused, 0) AS refused, {_THERE.format(of_session='')} AS people"
    " FROM events e JOIN p ON p.id = e.project_id"
    " WHERE e.signatures IS NOT NULL AND e.status = 'held'"
)
_OF_SESSIONS = (
    "SELECT 'event_sessions', s.id, e.project_id, e.title, s.date, s.signatures, coalesce(e.refused, 0),"
    f" {_THERE.format(of_session=' AND coalesce(a.session_id, s.id) = s.id')}"
    " FROM event_sessions s JOIN events e ON e.id = s.event_id JOIN p ON p.id = e.project_id"
    " WHERE s.signatures IS NOT NULL AND e.status = 'held'"
)


def check(look: Look) -> Iterator[Finding]:
    """An event without a single entry is not typed in yet, which is no mistake of the list."""
    for row in look.rows(
        f"SELECT * FROM ({_WHOLE} UNION ALL {_OF_SESSIONS}) WHERE people > 0"
        " AND NOT signatures BETWEEN people AND people + refused ORDER BY day, place, id"
    ):
        what = say(
            N_("{title} of {day}: {signatures} signatures are on the list, {people} people are entered."),
            title=row.title,
            day=day(row.day),
            signatures=row.signatures,
            people=row.people,
        )
        yield RULE.found(row.place, row.id, what, row.project_id)
