"""Organisations that are probably entered twice, and so counted twice."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.organisations import twice
from ngodesk.checks.core.sources import COUNTING
from ngodesk.common.language import N_
from ngodesk.common.saying import Words, say

RULE = Rule(
    id="similar-organisations",
    severity=WARNING,
    title=N_("Probably the same organisation"),
    source=COUNTING,
    tables=("organisations",),
)


def check(look: Look) -> Iterator[Finding]:
    """Numbers are compared without spaces, dashes and the country before them; names without marks."""
    for pair in twice(look):
        what = say(
            N_("{name} and {first} may be one organisation: {reasons}."),
            name=pair.second.name,
            first=pair.first.name,
            reasons=Words(pair.reasons),
        )
        yield RULE.found("organisations", pair.second.id, what)
