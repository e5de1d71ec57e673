"""Fixed assets charged at their whole price where the programme pays for their wear only."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PROGRAMME
from ngodesk.common.language import N_
from ngodesk.common.saying import say
from ngodesk.model.settings import DEPRECIATED, price

RULE = Rule(
    id="asset-charged-whole",
    severity=WARNING,
    title=N_("A fixed asset is charged whole"),
    source=PROGRAMME,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """Documents above the programme's amount, all of which one project's lines of investment bear.

    The amount stands in the settings, in the programme's currency; without one nothing is found.
    """
    limits = {
        key.removeprefix(DEPRECIATED): least
        for key, value in look.settings.items()
        if key.startswith(DEPRECIATED) and (least := price(value)) is not None
    }
    for row in look.rows(
        "SELECT d.id, d.number, d.currency, d.gross, x.project_id, g.ref AS programme"
        " FROM (SELECT c.document_id, c.project_id, sum(c.amount) AS amount FROM charge c"
        " JOIN budget_lines l ON l.id = c.line_id AND l.cost_kind = 'investment'"
        " GROUP BY c.document_id, c.project_id) x"
        " JOIN d ON d.id = x.document_id JOIN p ON p.id = x.project_id"
        " JOIN programmes g ON g.id = p.programme_id AND g.currency = d.currency"
        " WHERE x.amount >= d.ceiling ORDER BY d.issue_date, d.id"
    ):
        least = limits.get(row.programme, row.gross)
        if row.gross > least:
            what = say(
                N_("{document} is charged whole; of assets above {limit} the programme pays the wear only."),
                document=row.number,
                limit=amount(least, row.currency),
            )
            yield RULE.found("cost_documents", row.id, what, row.project_id)
