"""Values counted by hand that nothing proves."""

from collections.abc import Iterator
from fractions import Fraction

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.checks.core.reached import MILLIONTH, told
from ngodesk.checks.core.sources import COUNTING
from ngodesk.common.language import N_
from ngodesk.common.saying import say

RULE = Rule(
    id="value-without-evidence",
    severity=WARNING,
    title=N_("Value without evidence"),
    source=COUNTING,
    tables=("indicator_values",),
)


def check(look: Look) -> Iterator[Finding]:
    """A text that says where it stands will do, or an attachment of the value or of its indicator."""
    for row in look.rows(
        "SELECT v.id, v.project_id, v.date, v.value, i.code, i.name FROM indicator_values v"
        " JOIN p ON p.id = v.project_id JOIN indicators i ON i.id = v.indicator_id"
        " WHERE trim(coalesce(v.evidence, '')) = '' AND NOT EXISTS (SELECT 1 FROM attachments x"
        "   WHERE (x.table_name = 'indicator_values' AND x.record_id = v.id)"
        "   OR (x.table_name = 'indicators' AND x.record_id = i.id)) ORDER BY v.date, v.id"
    ):
        what = say(
            N_("{code} {name}: nothing says how {value} of {day} were counted."),
            code=row.code,
            name=row.name,
            value=told(Fraction(row.value, MILLIONTH)),
            day=day(row.date),
        )
        yield RULE.found("indicator_values", row.id, what, row.project_id)
