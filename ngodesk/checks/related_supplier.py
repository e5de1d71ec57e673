"""Suppliers with whom somebody of the own board is bound up."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import AGREEMENT
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="related-supplier",
    severity=WARNING,
    title=N_("A supplier from the board"),
    source=AGREEMENT,
    tables=("cost_documents", "contracts"),
)

# b: who sits on the own board, from when until when. r: the other bodies that these people lead.
_LED = "lower(trim(a.role)) IN ('board', 'owner')"
_BOUND = (
    "b AS MATERIALIZED (SELECT a.person_id, trim(o.first_name || ' ' || o.last_name) AS name,"
    " folded(trim(o.first_name || ' ' || o.last_name)) AS spelt, coalesce(a.start, '') AS first,"
    " coalesce(a.end, '9') AS last FROM affiliations a JOIN people o ON o.id = a.person_id"
    f" JOIN organisations g ON g.id = a.organisation_id AND g.own = 1 WHERE {_LED}),"
    " r AS MATERIALIZED (SELECT a.organisation_id, b.name, max(b.first, coalesce(a.start, '')) AS first,"
    " min(b.last, coalesce(a.end, '9')) AS last FROM affiliations a JOIN b ON b.person_id = a.person_id"
    f" JOIN organisations g ON g.id = a.organisation_id AND g.own IS NOT 1 WHERE {_LED})"
)
_BEARS = "d.kind NOT IN ('payroll', 'travel', 'in_kind') AND d.issue_date BETWEEN {0}.first AND {0}.last"


def check(look: Look) -> Iterator[Finding]:
    """Documents of a member of the board or of a body that this person leads; contracts with such a person.

    Employment is left out: who is paid for being on the board is seen in the payroll.
    """
    for row in look.rows(
        "SELECT f.id, f.number, c.project_id, min(f.name) AS name FROM charged c JOIN ("
        " SELECT d.id, d.number, d.issue_date, r.name FROM d JOIN r ON r.organisation_id = d.issuer_id"
        f" AND {_BEARS.format('r')} UNION ALL SELECT d.id, d.number, d.issue_date, b.name FROM d"
        f" JOIN b ON d.issuer_id IS NULL AND folded(d.issuer_name) = b.spelt AND {_BEARS.format('b')}"
        " ) f ON f.id = c.document_id GROUP BY f.id, c.project_id ORDER BY f.issue_date, f.id",
        first=_BOUND,
    ):
        what = say(
            N_("{document} is of a supplier with whom {name} of your board is bound up: note who decided."),
            document=row.number,
            name=row.name,
        )
        yield RULE.found("cost_documents", row.id, what, row.project_id)
    for row in look.rows(
        "SELECT k.id, k.subject, k.project_id, b.name FROM contracts k JOIN p ON p.id = k.project_id"
        " JOIN b ON b.person_id = k.person_id AND k.kind <> 'employment'"
        " AND coalesce(k.signed_on, k.start, '') BETWEEN b.first AND b.last GROUP BY k.id ORDER BY k.id",
        first=_BOUND,
    ):
        what = say(
            N_("The contract “{subject}” is with {name} of your board: note who decided."),
            subject=row.subject,
            name=row.name,
        )
        yield RULE.found("contracts", row.id, what, row.project_id)
