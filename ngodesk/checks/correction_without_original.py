"""Corrections that do not say which document they correct."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import ERROR, Finding, Rule, amount
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import BOOKS
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="correction-without-original",
    severity=ERROR,
    title=N_("A correction without its document"),
    source=BOOKS,
    tables=("cost_documents",),
)


def check(look: Look) -> Iterator[Finding]:
    """A negative document; what a grantee returns corrects nothing."""
    for row in look.rows(
        "SELECT d.id, d.number, d.gross, d.currency FROM d WHERE d.gross < 0 AND d.corrects_id IS NULL"
        " AND d.kind <> 'subgrant' AND d.subgrant_id IS NULL ORDER BY d.issue_date, d.id"
    ):
        what = say(
            N_("{document} is negative ({amount}) and does not say what it corrects."),
            document=row.number,
            amount=amount(row.gross, row.currency),
        )
        yield RULE.found("cost_documents", row.id, what)
