"""The sources of a Polish public task, as row 2 of part II of its report has them."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from ngodesk.common.money import unscaled
from ngodesk.figures.plan import planned
from ngodesk.figures.project import Scope
from ngodesk.figures.spending import spending

ROWS = {
    "grant": "1.1",
    "interest": "1.2",
    "other_income": "1.3",
    "own_cash": "2.1",
    "participant_fees": "2.2",
    "other_public": "2.3",
    "other_private": "2.4",
    "own_personal": "3.1",
    "own_in_kind": "3.2",
}
"""The form's row of each kind of source."""


@dataclass(frozen=True, slots=True)
class TaskSources:
    """By row of the form, in the project's currency. `received` is the grant's money that came in."""

    planned: dict[str, Decimal]
    actual: dict[str, Decimal]
    received: Decimal
    public: tuple[str, ...]
    """Names of other public bodies that pay."""

    def together(self, column: dict[str, Decimal], group: str) -> Decimal:
        """The rows of one group: 1, 2 or 3."""
        amounts = (amount for row, amount in column.items() if row.startswith(group + "."))
        return sum(amounts, Decimal("0.00"))


def task_sources(scope: Scope) -> TaskSources:
    """Interest and other income received count as spent first: their rows are the lesser of them and the
    source's actual, the grant's row is the rest.
    """
    sources = scope.rows(
        "SELECT s.id, s.kind, coalesce(o.name, s.name) FROM funding_sources s"
        " LEFT JOIN organisations o ON o.id = s.funder_id WHERE s.project_id = ?",
        (scope.id,),
    )
    kinds = {row[0]: row[1] for row in sources}
    plan: dict[str, int] = defaultdict(int)
    for (_line, source), amount in planned(scope).items():
        plan[ROWS[kinds[source]]] += amount
    up_to = _spent(scope, kinds, scope.span.by)
    before = _spent(scope, kinds, scope.span.before) if scope.span.before else {}
    actual = {row: up_to.get(row, 0) - before.get(row, 0) for row in ROWS.values()}
    return TaskSources(
        {row: unscaled(plan.get(row, 0), 2) for row in ROWS.values()},
        {row: unscaled(amount, 2) for row, amount in actual.items()},
        _received(scope),
        tuple(sorted(row[2] for row in sources if row[1] == "other_public")),
    )


def _spent(scope: Scope, kinds: dict[int, str], day: str) -> dict[str, int]:
    """What each row shows up to a day, so that periods add up."""
    actual: dict[int, int] = defaultdict(int)
    for (_line, source), amount in spending(scope, day).actual.items():
        actual[source] += amount
    income = _income(scope, day)
    rows: dict[str, int] = defaultdict(int)
    for source, amount in actual.items():
        if kinds[source] == "grant":
            for kind, row in (("interest", "1.2"), ("other", "1.3")):
                first = max(0, min(income.get((source, kind), 0), amount))
                rows[row] += first
                amount -= first
        rows[ROWS[kinds[source]]] += amount
    return rows


def _income(scope: Scope, day: str) -> dict[tuple[int, str], int]:
    rows = scope.rows(
        "SELECT source_id, kind, sum(amount) FROM receipts WHERE project_id = ? AND date <= ?"
        " AND kind IN ('interest', 'other') GROUP BY source_id, kind",
        (scope.id, day),
    )
    return {(row[0], row[1]): row[2] for row in rows}


def _received(scope: Scope) -> Decimal:
    ((amount,),) = scope.rows(
        "SELECT coalesce(sum(r.amount), 0) FROM receipts r JOIN funding_sources s ON s.id = r.source_id"
        " WHERE r.project_id = ? AND s.kind = 'grant' AND r.kind = 'tranche'"
        f" AND {scope.span.holds('r.date')}",
        (scope.id,),
    )
    return unscaled(amount, 2)
