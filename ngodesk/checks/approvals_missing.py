"""Costs without a description or without the three signatures of a voucher."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import VOUCHERS
from ngodesk.common.language import N_
from ngodesk.common.saying import Words, say

RULE = Rule(
    id="approvals-missing",
    severity=WARNING,
    title=N_("Description or approvals missing"),
    source=VOUCHERS,
    tables=("cost_documents",),
)

_ASKED = (
    ("description", N_("Description")),
    ("substance_checked_on", N_("Substance checked on")),
    ("form_checked_on", N_("Form checked on")),
    ("approved_on", N_("Approved on")),
)
_TURN = 5_000  # documents


def check(look: Look) -> Iterator[Finding | None]:
    """Description, check of substance, check of form, approval for payment."""
    for place, row in enumerate(
        look.rows(
            "SELECT d.id, d.number, d.description, d.substance_checked_on, d.form_checked_on, d.approved_on"
            " FROM d WHERE EXISTS (SELECT 1 FROM charged c WHERE c.document_id = d.id)"
            " AND (coalesce(d.description, '') = ''"
            " OR d.substance_checked_on IS NULL OR d.form_checked_on IS NULL OR d.approved_on IS NULL)"
            " ORDER BY d.issue_date, d.id"
        )
    ):
        missing = Words(tuple(label for column, label in _ASKED if not getattr(row, column)))
        yield RULE.found(
            "cost_documents",
            row.id,
            say(N_("{document} lacks: {missing}."), document=row.number, missing=missing),
        )
        if place % _TURN == 0:
            yield None
