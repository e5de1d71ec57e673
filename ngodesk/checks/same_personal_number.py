"""People entered twice: of one personal number."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.people import of_one_number
from ngodesk.checks.core.sources import COUNTING
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="same-personal-number",
    severity=ERROR,
    title=N_("The same personal number twice"),
    source=COUNTING,
    tables=("people",),
)


def check(look: Look) -> Iterator[Finding]:
    """Who was entered first is not found."""
    for pair in of_one_number(look):
        what = say(
            N_("{name} has the personal number of {first}: one of them is too many."),
            name=pair.second.name,
            first=pair.first.name,
        )
        yield RULE.found("people", pair.second.id, what)
