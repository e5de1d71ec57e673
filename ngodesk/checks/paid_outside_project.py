"""Costs that were paid before the project began, or later than they may be."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="paid-outside-project",
    severity=ERROR,
    title=N_("Paid outside the project"),
    source=AGREEMENT,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """A cost may be paid until the day that its period allows, otherwise until the project's last."""
    for row in look.rows(
        "SELECT * FROM (SELECT d.id, d.number, x.first, x.last, p.id AS project, p.ref, p.start, c.value,"
        " coalesce((SELECT max(r.pay_until) FROM charge a"
        "   JOIN reporting_periods r ON r.id = a.report_period_id"
        "   WHERE a.document_id = d.id AND a.project_id = p.id), p.payable) AS until"
        " FROM charged c JOIN d ON d.id = c.document_id JOIN p ON p.id = c.project_id"
        " JOIN paid x ON x.document_id = d.id) WHERE first < start OR last > until ORDER BY first, id"
    ):
        what = say(
            N_("{document} was paid on {day}; costs of {project} are paid from {start} to {end}."),
            document=row.number,
            day=day(row.first if row.first < row.start else row.last),
            project=row.ref,
            start=day(row.start),
            end=day(row.until),
        )
        yield RULE.found("cost_documents", row.id, what, row.project, row.value or 0)
