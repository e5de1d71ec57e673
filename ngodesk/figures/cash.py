"""How much money a project holds at the end of each month."""

from dataclasses import dataclass
from datetime import date, timedelta

from ngodesk.common.dates import day_before
from ngodesk.figures.project import Scope
from ngodesk.figures.spending import spending

_NO_MONEY = ("own_personal", "own_in_kind")  # work and things come and go without any

_SOURCES = f"""
SELECT s.id FROM funding_sources s WHERE s.project_id = :project AND s.kind NOT IN {_NO_MONEY}
AND (s.kind <> 'own_cash' OR EXISTS (SELECT 1 FROM receipts r WHERE r.source_id = s.id))"""
_RECEIVED = f"SELECT coalesce(sum(amount), 0) FROM receipts WHERE date <= :day AND source_id IN ({_SOURCES})"


@dataclass(frozen=True, slots=True)
class Month:
    """The first day of a month, and what is held at its end, in hundredths of the project's currency."""

    first: date
    held: int


def months(scope: Scope, start: date, end: date) -> list[Month]:
    """What the project holds at the end of each month from that of `start` to that of `end`.

    It is the sum of the balances of its sources: all receipts up to the day less what was spent from them.
    """
    with_money = {row[0] for row in scope.rows(_SOURCES, {"project": scope.id})}
    found, first = [], start.replace(day=1)
    while first <= end:
        after = (first + timedelta(days=31)).replace(day=1)
        last = day_before(after)
        assert last is not None
        day = last.isoformat()
        spent = spending(scope, day).actual
        ((received,),) = scope.rows(_RECEIVED, {"project": scope.id, "day": day})
        held = received - sum(amount for (_line, source), amount in spent.items() if source in with_money)
        found.append(Month(first, held))
        first = after
    return found
