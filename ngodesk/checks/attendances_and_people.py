"""Indicators that count attendances, which are more than there are people."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import INFO, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.reached import reached, told
from ngodesk.checks.core.sources import COUNTING
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="attendances-and-people",
    severity=INFO,
    title=N_("Attendances are not people"),
    source=COUNTING,
    tables=("indicators",),
)


def check(look: Look) -> Iterator[Finding | None]:
    """Who came twice is two attendances: good to know before it is reported as people."""
    for project in look.projects:
        for each in reached(look, project):
            if each.people and each.value > each.people:
                what = say(
                    N_("{code} {name} counts {value} attendances of {people} different people."),
                    code=each.indicator.code,
                    name=each.indicator.name,
                    value=told(each.value),
                    people=each.people,
                )
                yield RULE.found("indicators", each.indicator.id, what, project)
        yield None
