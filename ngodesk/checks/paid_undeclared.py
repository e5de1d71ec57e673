"""Costs that were entered after the report on their period was sent, and stand in no report."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="paid-undeclared",
    severity=WARNING,
    title=N_("Paid in a reported period, in no report"),
    source=AGREEMENT,
    tables=("allocations",),
)

# sent: the step of the journal in which a period was first said to be reported. entered: that in which a cost
# and its payment stood in the file. What came together, as by an import, was reported together.
_STEPS = """
told AS (SELECT g.row_id, g.step, w.after FROM changes g JOIN change_values w USING (step, position)
  WHERE w.before IS NOT w.after),
sent AS MATERIALIZED (SELECT r.*, (SELECT min(t.step) FROM told t
    WHERE t.row_id = r.id AND json_extract(t.after, '$.submitted_on') IS NOT NULL) AS step
  FROM reporting_periods r WHERE r.submitted_on IS NOT NULL),
late AS (SELECT c.*, x.last, s.code, s.submitted_on, s.id AS period, s.step,
    max((SELECT min(g.step) FROM changes g WHERE g.row_id = c.id),
      coalesce((SELECT max((SELECT min(g.step) FROM changes g WHERE g.row_id = y.id)) FROM payments y
        WHERE y.document_id = c.document_id), 0),
      coalesce((SELECT min(t.step) FROM told t WHERE t.row_id = c.document_id
        AND json_extract(t.after, '$.payment_date') IS NOT NULL), 0)) AS entered
  FROM charge c JOIN paid x ON x.document_id = c.document_id
  JOIN sent s ON s.project_id = c.project_id AND x.last BETWEEN s.start AND s.end
  WHERE c.report_period_id IS NULL),
declared AS MATERIALIZED (SELECT DISTINCT c.report_period_id AS period FROM charge c
  JOIN paid x ON x.document_id = c.document_id JOIN sent s ON s.id = c.report_period_id
  WHERE x.last BETWEEN s.start AND s.end)
"""


def check(look: Look) -> Iterator[Finding]:
    """Entered after the report, or without a report where the others of the period name theirs."""
    for row in look.rows(
        "SELECT l.*, d.number FROM late l JOIN d ON d.id = l.document_id WHERE l.entered > l.step"
        " OR l.period IN (SELECT period FROM declared) ORDER BY l.last, l.id",
        first=_STEPS,
    ):
        what = say(
            N_("{document}, paid on {day}, is not in the report {period} of {project} sent on {reported}."),
            document=row.number,
            day=day(row.last),
            period=row.code,
            project=row.ref,
            reported=day(row.submitted_on),
        )
        yield RULE.found("allocations", row.id, what, row.project_id)
