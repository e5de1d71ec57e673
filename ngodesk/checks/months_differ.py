"""Projects whose stated length is not that of their dates."""

from collections.abc import Iterator
from datetime import date, timedelta

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_, NN_
from ngodesk.common.saying import say

RULE = Rule(
    id="months-differ",
    severity=WARNING,
    title=N_("Stated months and dates differ"),
    source=AGREEMENT,
    tables=("projects",),
)


def check(look: Look) -> Iterator[Finding]:
    """First and last day count; of dates that are not whole months either number will do."""
    for row in look.rows(
        "SELECT p.id, p.ref, p.start, x.end, p.finish, x.stated_months FROM p JOIN projects x ON x.id = p.id"
        " WHERE x.stated_months IS NOT NULL ORDER BY p.id"
    ):
        lengths = [_length(day(row.start), day(end)) for end in (row.end, row.finish)]
        if any(low <= row.stated_months <= high for low, high in lengths):
            continue
        what = say(
            NN_(
                "{project}: {stated} months are stated, from {start} to {end} it is {number}.",
                "{project}: {stated} months are stated, from {start} to {end} it is {number}.",
            ),
            project=row.ref,
            stated=row.stated_months,
            start=day(row.start),
            end=day(row.finish),
            number=lengths[-1][1],
        )
        yield RULE.found("projects", row.id, what, row.id)


def _length(start: date, end: date) -> tuple[int, int]:
    """Whole months, and those begun."""
    if end == date.max:
        return 0, date.max.toordinal()
    after = end + timedelta(days=1)
    number = (after.year - start.year) * 12 + after.month - start.month
    return number - (after.day < start.day), number + (after.day > start.day)
