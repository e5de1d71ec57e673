"""People who are probably entered twice."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.people import of_one_name
from ngodesk.checks.core.sources import COUNTING
from ngodesk.common.language import N_
from ngodesk.common.saying import Words, say

RULE = Rule(
    id="similar-people",
    severity=WARNING,
    title=N_("Probably the same person"),
    source=COUNTING,
    tables=("people",),
)


def check(look: Look) -> Iterator[Finding]:
    """Marks and the order of names do not matter, a slip of the pen neither. Names alone tell nothing."""
    for pair in of_one_name(look):
        what = say(
            N_("{name} and {first} may be one person: {reasons}."),
            name=pair.second.name,
            first=pair.first.name,
            reasons=Words(pair.reasons),
        )
        yield RULE.found("people", pair.second.id, what)
