"""What a project bought by contract: from whom, when, for how much."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.money import stated
from ngodesk.figures.project import Scope

_CONTRACTS = """
SELECT c.kind, c.subject, coalesce(c.number, ''), c.signed_on, c.amount,
  coalesce(o.name, trim(p.first_name || ' ' || p.last_name), ''), coalesce(o.tax_id, o.register_no, ''),
  coalesce(c.selection, '')
FROM contracts c LEFT JOIN organisations o ON o.id = c.organisation_id
LEFT JOIN people p ON p.id = c.person_id
WHERE c.project_id = ? AND c.kind NOT IN ('employment', 'planned_purchase') AND coalesce(c.signed_on, '') <= ?
ORDER BY coalesce(c.signed_on, ''), c.ref"""


@dataclass(frozen=True, slots=True)
class Procured:
    """A contract. A day or an amount that nobody stated is nothing."""

    kind: str
    subject: str
    number: str
    date: dt.date | None
    amount: Decimal | None
    supplier: str
    tax_id: str
    selection: str


def procured(scope: Scope) -> list[Procured]:
    """Everything that was signed up to the span's last day, but employment and what is only planned."""
    rows = scope.rows(_CONTRACTS, (scope.id, scope.span.by))
    return [Procured(*_typed(row)) for row in rows]


def _typed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    day = stored_day(row[3])
    return (*row[:3], day, stated(row[4]), *row[5:])
