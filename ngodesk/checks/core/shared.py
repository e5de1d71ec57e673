"""What the queries of all checks may name: projects, documents, allocations, volunteers' agreements."""

from functools import cache

from ngodesk.figures.agreed import END
from ngodesk.figures.documents import CEILING, OWED
from ngodesk.figures.spending import VALUE

# p: the projects, with the end that the last approved amendment gave them, the rules of their programme, and
#    whether they are over. A cost may be paid as long as the last of the periods allows.
_PROJECTS = (
    """
q AS MATERIALIZED (SELECT x.id, x.ref, x.currency, x.start, x.status, x.programme_id, x.role, x.total_cost,
    x.grant_amount, x.fixed_rate, """
    + END.format(project="x")
    + """ AS finish,
    g.shift_limit_percent, g.admin_limit_percent, g.cash_limit, g.offers_from, g.rate_rule, g.funder_id,
    g.currency AS programme_currency
  FROM projects x LEFT JOIN programmes g ON g.id = x.programme_id
  WHERE x.status NOT IN ('rejected', 'cancelled') AND {project_x}),
p AS MATERIALIZED (SELECT *, finish < :today OR status IN ('completed', 'settled') AS over,
    max(finish, coalesce((SELECT max(r.pay_until) FROM reporting_periods r WHERE r.project_id = q.id), ''))
    AS payable FROM q)
"""
)
# d: the documents that can be charged. paid: the first and the last day on which one was paid.
# charge: allocations, in the project's currency; charged: a document's part of a project.
_DOCUMENTS = f"""
d AS (SELECT d.*, {CEILING} AS ceiling, {OWED} AS owed FROM cost_documents d
  WHERE d.kind <> 'proforma' AND {{document_d}} AND {{charged_d}}),
paid AS MATERIALIZED (SELECT document_id, min(date) AS first, max(date) AS last FROM payments y
    WHERE {{document_y}} GROUP BY document_id
  UNION ALL SELECT id, payment_date, payment_date FROM cost_documents d WHERE payment_date IS NOT NULL
    AND {{document_d}} AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.document_id = d.id)),
charge AS (SELECT a.id, a.document_id, a.project_id, a.line_id, a.source_id, a.report_period_id, a.amount,
    p.ref, p.currency, {VALUE.format(currency="p.currency")} AS value
  FROM allocations a JOIN p ON p.id = a.project_id JOIN cost_documents d ON d.id = a.document_id
  WHERE d.kind <> 'proforma' AND {{document_d}}),
charged AS MATERIALIZED (SELECT document_id, project_id, sum(value) AS value, sum(amount) AS amount
  FROM charge GROUP BY document_id, project_id)
"""
# v: what volunteers agreed to.
_VOLUNTEERS = """
v AS (SELECT v.*, trim(o.first_name || ' ' || o.last_name) AS name, o.birth_date,
    coalesce(CAST(substr(o.birth_date, 1, 4) AS INTEGER), o.birth_year) AS born,
    julianday(v.end) - julianday(v.start) + 1 AS days
  FROM volunteer_agreements v JOIN people o ON o.id = v.person_id WHERE {project_v})
"""
_OF_PROJECT = {
    "project_x": "x.id = :project",
    "project_v": "v.project_id = :project",
    "charged_d": (
        "EXISTS (SELECT 1 FROM allocations a WHERE a.document_id = d.id AND a.project_id = :project)"
    ),
}
_OF_DOCUMENT = {"document_d": "d.id = :document", "document_y": "y.document_id = :document"}


@cache
def shared(of_project: bool, of_document: bool) -> str:
    """All of it, or what belongs to one :project or one :document: named so that an index finds it."""
    asked = {**dict.fromkeys(_OF_PROJECT, of_project), **dict.fromkeys(_OF_DOCUMENT, of_document)}
    clauses = {**_OF_PROJECT, **_OF_DOCUMENT}
    narrowed = {name: clause if asked[name] else "1" for name, clause in clauses.items()}
    return ",".join(part.format(**narrowed) for part in (_PROJECTS, _DOCUMENTS, _VOLUNTEERS))
