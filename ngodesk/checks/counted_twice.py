"""Indicators that count one person twice, because it is entered twice."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.people import of_one_number
from ngodesk.checks.core.reached import counted_people
from ngodesk.checks.core.sources import COUNTING
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="counted-twice",
    severity=ERROR,
    title=N_("A person counted twice"),
    source=COUNTING,
    tables=("indicators",),
)


def check(look: Look) -> Iterator[Finding]:
    """Two entries of one personal number, both counted. Where only the name is alike, nothing is certain."""
    pairs = list(of_one_number(look))
    for project in look.projects if pairs else ():
        for indicator, counted in counted_people(look, project, ("people", "volunteers")):
            twice = [pair.second.name for pair in pairs if {pair.first.id, pair.second.id} <= counted]
            if twice:
                what = say(
                    N_("{code} {name} counts twice: {people}."),
                    code=indicator.code,
                    name=indicator.name,
                    people=", ".join(sorted(set(twice))),
                )
                yield RULE.found("indicators", indicator.id, what, project)
