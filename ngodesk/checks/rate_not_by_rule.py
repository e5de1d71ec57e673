"""Exchange rates that are not the one that the programme's rule gives."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look
from ngodesk.checks.core.sources import PROGRAMME
from ngodesk.common.language import N_
from ngodesk.common.money import shortest
from ngodesk.common.saying import say
from ngodesk.figures.exchange import OF_A_DAY, OF_A_MONTH

RULE = Rule(
    id="rate-not-by-rule",
    severity=WARNING,
    title=N_("Exchange rate not by the rule"),
    source=PROGRAMME,
    tables=("cost_documents",),
    limit="rate_rule",
)

# What is quoted in which currency, and the day that rules. A rule of tranches is not a matter of one day.
_CHARGES = """
c AS (SELECT d.id, d.number, d.issue_date, p.id AS project, p.ref, p.rate_rule, p.fixed_rate, d.currency,
    p.currency AS ours, coalesce(a.exchange_rate, d.exchange_rate) AS rate,
    coalesce(iif(a.exchange_rate IS NULL, d.rate_currency, a.rate_currency), d.currency) AS quoted,
    CASE p.rate_rule WHEN 'document' THEN d.issue_date WHEN 'month' THEN x.last
      WHEN 'submission' THEN r.submitted_on END AS ruling_day
  FROM allocations a JOIN p ON p.id = a.project_id JOIN d ON d.id = a.document_id
  LEFT JOIN paid x ON x.document_id = d.id LEFT JOIN reporting_periods r ON r.id = a.report_period_id
  WHERE d.currency <> p.currency)
"""
# Of the month: a rate of that month, whichever day of it; of a document: the last on its day or before.
_PAIR = "e.currency = c.quoted AND e.base = iif(c.quoted = c.currency, c.ours, c.currency)"
# A fixed rate is of the accounts' currency alone.
_FIXED = "quoted = currency AND currency = (SELECT value FROM settings WHERE key = 'currency')"
_RULING = f"""
SELECT DISTINCT *, CASE rate_rule WHEN 'fixed' THEN iif({_FIXED}, fixed_rate, NULL)
    WHEN 'document' THEN (SELECT rate FROM exchange_rates e WHERE {_PAIR} AND e.date <= ruling_day
      ORDER BY {OF_A_DAY} LIMIT 1)
    ELSE (SELECT rate FROM exchange_rates e WHERE {_PAIR} AND substr(e.date, 1, 7) = substr(ruling_day, 1, 7)
      ORDER BY {OF_A_MONTH} LIMIT 1) END AS ruling
  FROM c WHERE rate IS NOT NULL
"""


def check(look: Look) -> Iterator[Finding]:
    """Where the rate by the rule is known: in the table of rates, or as the project's fixed rate."""
    for row in look.rows(
        f"SELECT * FROM ({_RULING}) WHERE ruling <> rate ORDER BY issue_date, id", first=_CHARGES
    ):
        what = say(
            N_("{document} is counted at {rate}; by the rule of {project} it is {ruling}."),
            document=row.number,
            rate=shortest(row.rate, 12),
            project=row.ref,
            ruling=shortest(row.ruling, 12),
        )
        yield RULE.found("cost_documents", row.id, what, row.project)
