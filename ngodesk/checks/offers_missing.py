"""Purchases above the programme's threshold without compared offers."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PROGRAMME
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="offers-missing",
    severity=WARNING,
    title=N_("Offers were not compared"),
    source=PROGRAMME,
    tables=("cost_documents", "contracts"),
    limit="offers_from",
)

_NO_OFFER = (
    "NOT EXISTS (SELECT 1 FROM attachments f WHERE f.table_name = '{table}' AND f.record_id = {record}"
    " AND f.kind = 'offer')"
)


def check(look: Look) -> Iterator[Finding]:
    """Contracts, and documents without one, where no note and no attached offer shows that they were."""
    for row in look.rows(
        "SELECT d.id, d.number, d.gross, d.currency, p.id AS project, p.offers_from FROM charged c"
        " JOIN p ON p.id = c.project_id JOIN d ON d.id = c.document_id"
        " WHERE d.currency = p.programme_currency AND d.gross > p.offers_from AND d.contract_id IS NULL"
        " AND d.kind IN ('invoice', 'advance', 'bill', 'other') AND d.procurement IS NULL"
        f" AND {_NO_OFFER.format(table='cost_documents', record='d.id')} ORDER BY d.issue_date, d.id"
    ):
        what = say(
            N_("{document} costs {amount}; above {limit} offers must be compared."),
            document=row.number,
            amount=amount(row.gross, row.currency),
            limit=amount(row.offers_from, row.currency),
        )
        yield RULE.found("cost_documents", row.id, what, row.project)
    for row in look.rows(
        "SELECT k.id, k.subject, k.amount, p.id AS project, p.currency, p.offers_from FROM contracts k"
        " JOIN p ON p.id = k.project_id WHERE p.currency = p.programme_currency AND k.amount > p.offers_from"
        " AND k.kind IN ('work', 'services', 'lease', 'planned_purchase', 'other') AND k.selection IS NULL"
        f" AND {_NO_OFFER.format(table='contracts', record='k.id')} ORDER BY k.id"
    ):
        what = say(
            N_("The contract “{subject}” is worth {amount}; above {limit} offers must be compared."),
            subject=row.subject,
            amount=amount(row.amount, row.currency),
            limit=amount(row.offers_from, row.currency),
        )
        yield RULE.found("contracts", row.id, what, row.project)
