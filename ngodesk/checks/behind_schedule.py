"""Indicators that are behind the time of their project, from its middle on."""

from collections.abc import Iterator

from ngodesk.checks.core.budget import share
from ngodesk.checks.core.credits import AGREED
from ngodesk.checks.core.finding import INFO, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.reached import reached, told
from ngodesk.checks.core.sources import COUNTING
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="behind-schedule",
    severity=INFO,
    title=N_("Behind the time that has passed"),
    source=COUNTING,
    tables=("indicators",),
)


def check(look: Look) -> Iterator[Finding | None]:
    """From the day on which half of the time is over, till the end."""
    for project, row in look.projects.items():
        passed = (look.today - day(row.start)).days + 1
        whole = (day(row.finish) - day(row.start)).days + 1
        if row.over or row.status not in AGREED or 2 * passed < whole:
            continue
        for each in reached(look, project):
            if not each.target or each.value * whole >= each.target * passed:
                continue
            what = say(
                N_("{code} {name}: {value} of {target}, and {part} % of the time is over."),
                code=each.indicator.code,
                name=each.indicator.name,
                value=told(each.value),
                target=told(each.target),
                part=share(passed, whole),
            )
            yield RULE.found("indicators", each.indicator.id, what, project)
        yield None
