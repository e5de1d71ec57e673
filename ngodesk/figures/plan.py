"""What is planned: the budget and the targets of the amendment in force."""

from collections import defaultdict
from typing import Any

from ngodesk.figures.project import Scope
from ngodesk.figures.spending import Cell

# The approved amendments in force by a day; the agreement itself is 0. As of one that is asked for: that
# one whatever its state, and the approved ones before it.
_IN_FORCE = (
    "SELECT id, number FROM amendments WHERE project_id = :project AND iif(:amendment IS NULL,"
    " status = 'approved' AND coalesce(in_force_from, date) <= :day,"
    " number = :amendment OR (number < :amendment AND status = 'approved'))"
)


def planned(scope: Scope) -> dict[Cell, int]:
    """The plan in force at the span's last day, by line and source, in hundredths.

    Of a plan that is split by years, only the year's rows where the span lies within one year.
    """
    rows = plan_rows(scope)
    year = _only_year(scope) if any(row[2] is not None for row in rows) else None
    found: dict[Cell, int] = defaultdict(int)
    for line, source, of_year, amount in rows:
        if year is None or of_year == year:
            found[line, source] += amount
    return found


def plan_rows(scope: Scope) -> list[tuple[int, int, int | None, int]]:
    """Line, source, year and hundredths of every row of the plan in force."""
    amendment = _amendment(scope)
    rows: list[Any] = scope.rows(
        "SELECT line_id, source_id, year, amount FROM budget_plan"
        " WHERE project_id = ? AND coalesce(amendment_id, 0) = ?",
        (scope.id, amendment[0] if amendment else 0),
    )
    return rows


def plan_number(scope: Scope) -> int | None:
    """The number of the amendment that the plan is of, 0 the agreement; nothing where there is no plan."""
    amendment = _amendment(scope)
    if amendment:
        return amendment[1]
    query = "SELECT EXISTS (SELECT 1 FROM budget_plan WHERE project_id = ? AND amendment_id IS NULL)"
    return 0 if scope.rows(query, (scope.id,))[0][0] else None


def _amendment(scope: Scope) -> tuple[int, int] | None:
    """Id and number of the amendment whose plan is in force."""
    found = scope.rows(
        f"SELECT id, number FROM ({_IN_FORCE}) AS a WHERE id IN"
        " (SELECT amendment_id FROM budget_plan WHERE project_id = :project) ORDER BY number DESC LIMIT 1",
        {"project": scope.id, "day": scope.span.by, "amendment": scope.amendment},
    )
    return (found[0][0], found[0][1]) if found else None


def _only_year(scope: Scope) -> int | None:
    start, end = scope.span.start, scope.span.end
    return start.year if start and end and start.year == end.year else None


def targets(scope: Scope) -> dict[int, int | None]:
    """The target of every indicator, in millionths; nothing where none is stated."""
    names = {"project": scope.id, "day": scope.span.by, "amendment": scope.amendment}
    found: dict[int, int | None] = scope.mapping(
        "SELECT id, target FROM indicators WHERE project_id = ?", (scope.id,)
    )
    amended = scope.mapping(
        f"SELECT t.indicator_id, t.target FROM indicator_targets t JOIN ({_IN_FORCE}) AS a"
        " ON a.id = t.amendment_id WHERE t.project_id = :project ORDER BY a.number",
        names,
    )
    found.update(amended)
    return found
