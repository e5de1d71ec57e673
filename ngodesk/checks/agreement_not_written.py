"""Agreements with volunteers that must be in writing and have no day of signing."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import VOLUNTEERS
from ngodesk.checks.core.volunteers import ADULT, PL_WRITTEN_AFTER_DAYS, younger
from ngodesk.common.language import N_, NN_
from ngodesk.common.saying import say

RULE = Rule(
    id="agreement-not-written",
    severity=WARNING,
    title=N_("Agreement not in writing"),
    source=VOLUNTEERS,
    tables=("volunteer_agreements",),
)


def check(look: Look) -> Iterator[Finding]:
    """Poland: longer than 30 days. Latvia: with a minor, or where expenses are covered."""
    for row in look.rows("SELECT * FROM v WHERE signed_on IS NULL ORDER BY start, id"):
        if look.country == "PL" and (row.days is None or row.days > PL_WRITTEN_AFTER_DAYS):
            what = say(
                NN_(
                    "The agreement with {name} lasts more than {number} day: it must be signed.",
                    "The agreement with {name} lasts more than {number} days: it must be signed.",
                ),
                name=row.name,
                number=PL_WRITTEN_AFTER_DAYS,
            )
        elif look.country == "LV" and younger(row, ADULT):
            what = say(N_("{name} is a minor: the agreement must be signed."), name=row.name)
        elif look.country == "LV" and row.expenses_covered:
            what = say(N_("Expenses of {name} are covered: the agreement must be signed."), name=row.name)
        else:
            continue
        yield RULE.found("volunteer_agreements", row.id, what)
