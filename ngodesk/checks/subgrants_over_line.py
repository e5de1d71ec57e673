"""Sub-grants that are together more than their budget line holds."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say
from ngodesk.figures.results import COUNTED_SUBGRANTS, TAKEN

RULE = Rule(
    id="subgrants-over-line",
    severity=WARNING,
    title=N_("Sub-grants above their line"),
    source=AGREEMENT,
    tables=("budget_lines",),
)


def check(look: Look) -> Iterator[Finding]:
    """What was awarded, of a settled one what was settled, against the plan of the line."""
    for row in look.rows(
        f"SELECT l.id, l.code, p.id AS project, p.ref, p.currency, sum({TAKEN}) AS taken FROM subgrants t"
        " JOIN budget_lines l ON l.id = t.line_id JOIN p ON p.id = t.project_id"
        f" WHERE t.status IN {COUNTED_SUBGRANTS} GROUP BY l.id ORDER BY l.id"
    ):
        plan = look.of_line(look.plan(row.project), row.id)
        if row.taken > plan:
            what = say(
                N_("Sub-grants take {taken} of line {line} of {project}, {plan} is planned."),
                taken=amount(row.taken, row.currency),
                line=row.code,
                project=row.ref,
                plan=amount(plan, row.currency),
            )
            yield RULE.found("budget_lines", row.id, what, row.project)
