"""Volunteers for a short time whom nobody insured against accidents."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import PL_VOLUNTEERS
from ngodesk.checks.core.volunteers import PL_INSURED_UP_TO_DAYS
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="accident-insurance",
    severity=WARNING,
    title=N_("Volunteer without accident insurance"),
    source=PL_VOLUNTEERS,
    tables=("volunteer_agreements",),
)


def check(look: Look) -> Iterator[Finding]:
    """Poland: up to 30 days the organisation insures; for longer the state does."""
    if look.country != "PL":
        return
    for row in look.rows(
        "SELECT * FROM v WHERE days <= :days AND (coalesce(insurance, '') <> 'accident_policy'"
        " OR insured_until < end) ORDER BY start, id",
        days=PL_INSURED_UP_TO_DAYS,
    ):
        what = say(
            N_("{name} works from {start} to {end} and is not insured against accidents all that time."),
            name=row.name,
            start=day(row.start),
            end=day(row.end),
        )
        yield RULE.found("volunteer_agreements", row.id, what)
