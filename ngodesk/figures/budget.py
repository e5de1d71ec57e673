"""Budget lines and funding sources: planned, spent, reserved, left."""

from fractions import Fraction
from typing import Any

from ngodesk.common.money import plain, unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.plan import planned
from ngodesk.figures.project import Scope
from ngodesk.figures.spending import Cell, Spending, spending, spent_in

_RECEIVED = ("tranche", "own", "participant_fee")


def money(amount: int) -> str:
    """Hundredths as JSON has them."""
    return f"{unscaled(amount, 2):.2f}"


def percent(part: int | Fraction, whole: int | Fraction | None) -> str | None:
    """A percentage with two places; nothing of nothing."""
    return plain(Fraction(100 * part) / Fraction(whole)) if whole else None


def budget(scope: Scope) -> dict[str, Any]:
    """The `budget` of the figures: totals, lines and sources."""
    spent, plan = spent_in(scope), planned(scope)
    sources = _sources(scope)
    codes = {row[0]: row[1] for row in sources}
    free = not scope.span.asked
    return {
        **_amounts(sum(plan.values()), _total(spent), free),
        "lines": [_line(row, plan, spent, codes, free) for row in _lines(scope)],
        "sources": _source_figures(scope, sources, plan, spent),
    }


def _lines(scope: Scope) -> list[Any]:
    rows = scope.rows("SELECT id, code, name, category FROM budget_lines WHERE project_id = ?", (scope.id,))
    return sorted(rows, key=lambda row: natural_key(row[1]))


def _sources(scope: Scope) -> list[Any]:
    rows = scope.rows("SELECT id, code, kind FROM funding_sources WHERE project_id = ?", (scope.id,))
    return sorted(rows, key=lambda row: natural_key(row[1]))


def _of_line(amounts: dict[Cell, int], line: int) -> int:
    return sum(amount for cell, amount in amounts.items() if cell[0] == line)


def _of_source(amounts: dict[Cell, int], source: int) -> int:
    return sum(amount for cell, amount in amounts.items() if cell[1] == source)


def _total(spent: Spending) -> tuple[int, int, int]:
    return sum(spent.actual.values()), sum(spent.committed.values()), sum(spent.accepted.values())


def _amounts(plan: int, spent: tuple[int, int, int], free: bool) -> dict[str, Any]:
    actual, committed, accepted = spent
    return {
        "planned": money(plan),
        "actual": money(actual),
        "committed": money(committed),
        "accepted": money(accepted),
        "remaining": money(plan - actual),
        "free": money(plan - actual - committed) if free else None,
        "percent": percent(actual, plan),
    }


def _line(
    row: Any, plan: dict[Cell, int], spent: Spending, codes: dict[int, str], free: bool
) -> dict[str, Any]:
    line, code, name, category = row
    amounts = (_of_line(spent.actual, line), _of_line(spent.committed, line), _of_line(spent.accepted, line))
    by_source = {
        codes[source]: money(amount) for (of, source), amount in spent.actual.items() if of == line and amount
    }
    return {
        "code": code,
        "name": name,
        "category": category,
        **_amounts(_of_line(plan, line), amounts, free),
        "by_source": dict(sorted(by_source.items(), key=lambda pair: natural_key(pair[0]))),
    }


def _source_figures(
    scope: Scope, sources: list[Any], plan: dict[Cell, int], spent: Spending
) -> list[dict[str, Any]]:
    receipts = _receipts(scope)
    ever = _actual_ever(scope, spent)
    all_planned, all_actual = sum(plan.values()), sum(spent.actual.values())
    found = []
    for source, code, kind in sources:
        got = receipts.get(source, {})
        actual = _of_source(spent.actual, source)
        found.append(
            {
                "code": code,
                "kind": kind,
                "planned": money(_of_source(plan, source)),
                "actual": money(actual),
                "accepted": money(_of_source(spent.accepted, source)),
                "received": money(sum(got.get(each, 0) for each in _RECEIVED)),
                "interest": money(got.get("interest", 0)),
                "other_income": money(got.get("other", 0)),
                "refunded": money(-got.get("refund", 0)),
                "balance": _balance(scope, source, kind, ever),
                "share_planned": percent(_of_source(plan, source), all_planned),
                "share_actual": percent(actual, all_actual),
            }
        )
    return found


def _receipts(scope: Scope) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for source, kind, amount in scope.rows(
        "SELECT source_id, kind, sum(amount) FROM receipts"
        f" WHERE project_id = ? AND {scope.span.holds('date')} GROUP BY source_id, kind",
        (scope.id,),
    ):
        found.setdefault(source, {})[kind] = amount
    return found


def _actual_ever(scope: Scope, spent: Spending) -> dict[Cell, int]:
    """What was spent up to the span's last day, from the very beginning."""
    if scope.span.start is None:
        return spent.actual
    return spending(scope, scope.span.by).actual


def _balance(scope: Scope, source: int, kind: str, ever: dict[Cell, int]) -> str | None:
    if kind in ("own_personal", "own_in_kind"):
        return None
    ((number, received),) = scope.rows(
        "SELECT count(*), coalesce(sum(iif(date <= ?, amount, 0)), 0) FROM receipts"
        " WHERE project_id = ? AND source_id = ?",
        (scope.span.by, scope.id, source),
    )
    if kind == "own_cash" and not number:
        return None
    return money(received - _of_source(ever, source))
