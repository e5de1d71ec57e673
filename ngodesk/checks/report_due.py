"""Reports that are due within two weeks, and overdue ones."""

from collections.abc import Iterator
from datetime import timedelta

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say
from ngodesk.figures.agreed import REPORT_DAY

RULE = Rule(
    id="report-due",
    severity=WARNING,
    title=N_("A report is due"),
    source=AGREEMENT,
    tables=("reporting_periods",),
)

_DAYS = 14


def check(look: Look) -> Iterator[Finding]:
    """Until it is submitted. Where the agreement names no day, by the programme's days after the period."""
    for row in look.rows(
        "SELECT r.id, r.project_id, r.code, p.ref, r.due FROM p JOIN due r ON r.project_id = p.id"
        " WHERE p.status IN ('approved', 'running', 'completed') AND r.due < :soon ORDER BY r.due, r.id",
        first="due AS (SELECT r.id, r.project_id, r.code,"
        f" {REPORT_DAY.format(period='r', programme='g')} AS due FROM reporting_periods r"
        " JOIN projects x ON x.id = r.project_id LEFT JOIN programmes g ON g.id = x.programme_id"
        " WHERE r.submitted_on IS NULL)",
        soon=(look.today + timedelta(days=_DAYS)).isoformat(),
    ):
        sentence = N_("The report {code} of {project} is due on {day}.")
        if day(row.due) < look.today:
            sentence = N_("The report {code} of {project} was due on {day} and is not submitted.")
        what = say(sentence, code=row.code, project=row.ref, day=day(row.due))
        yield RULE.found("reporting_periods", row.id, what, row.project_id)
