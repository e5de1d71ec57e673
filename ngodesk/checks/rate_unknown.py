"""Costs in another currency whose rate is not known: they count nowhere."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say
from ngodesk.figures.spending import VALUE

RULE = Rule(
    id="rate-unknown",
    severity=ERROR,
    title=N_("Exchange rate not known"),
    source=AGREEMENT,
    tables=("allocations",),
)
# Of every project, also of one that is cancelled or was rejected: its figures are asked for all the same.
_WAITING = f"""SELECT a.id, a.project_id, x.ref, a.amount, d.number, d.currency
FROM allocations a JOIN d ON d.id = a.document_id JOIN projects x ON x.id = a.project_id
WHERE {VALUE.format(currency="x.currency")} IS NULL AND x.id = coalesce(:project, x.id)
ORDER BY d.issue_date, a.id"""


def check(look: Look) -> Iterator[Finding]:
    """Each allocation that waits for its rate."""
    for row in look.rows(_WAITING):
        what = say(
            N_("{amount} of {document} counts nowhere in {project}: its exchange rate is not known."),
            amount=amount(row.amount, row.currency),
            document=row.number,
            project=row.ref,
        )
        yield RULE.found("allocations", row.id, what, row.project_id)
