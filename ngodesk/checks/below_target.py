"""Indicators below their target at the end of the project."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.reached import PERCENT, reached, told
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="below-target",
    severity=WARNING,
    title=N_("Target not reached"),
    source=AGREEMENT,
    tables=("indicators",),
)


def check(look: Look) -> Iterator[Finding | None]:
    """The programme may let a result fall short by so many per cent: exactly so many are allowed."""
    tolerances = {
        row.id: row.tolerance or 0
        for row in look.rows(
            "SELECT p.id, g.result_tolerance_percent AS tolerance FROM p"
            " LEFT JOIN programmes g ON g.id = p.programme_id WHERE p.over ORDER BY p.id"
        )
    }
    for project, tolerance in tolerances.items():
        for each in reached(look, project):
            if each.target is None or each.value * PERCENT >= each.target * (PERCENT - tolerance):
                continue
            what = say(
                N_("{code} {name}: {value} of {target} were reached."),
                code=each.indicator.code,
                name=each.indicator.name,
                value=told(each.value),
                target=told(each.target),
            )
            yield RULE.found("indicators", each.indicator.id, what, project)
        yield None
