"""What is planned: the budget and the targets of the amendment in force."""

from collections import defaultdict

from ngodesk.figures.project import Scope
from ngodesk.figures.spending import Cell

# The approved amendments in force by a day; the agreement itself is 0.
_IN_FORCE = (
    "SELECT id, number FROM amendments WHERE project_id = :project AND status = 'approved'"
    " AND coalesce(in_force_from, date) <= :day"
)


def planned(scope: Scope) -> dict[Cell, int]:
    """The plan in force at the span's last day, by line and source, in hundredths.

    Of a plan that is split by years, only the year's rows where the span lies within one year.
    """
    names = {"project": scope.id, "day": scope.span.by}
    amendment = scope.rows(
        f"SELECT id FROM ({_IN_FORCE}) AS a WHERE id IN"
        " (SELECT amendment_id FROM budget_plan WHERE project_id = :project) ORDER BY number DESC LIMIT 1",
        names,
    )
    rows = scope.rows(
        "SELECT line_id, source_id, year, amount FROM budget_plan"
        " WHERE project_id = ? AND coalesce(amendment_id, 0) = ?",
        (scope.id, amendment[0][0] if amendment else 0),
    )
    year = _only_year(scope) if any(row[2] is not None for row in rows) else None
    found: dict[Cell, int] = defaultdict(int)
    for line, source, of_year, amount in rows:
        if year is None or of_year == year:
            found[line, source] += amount
    return found


def _only_year(scope: Scope) -> int | None:
    start, end = scope.span.start, scope.span.end
    return start.year if start and end and start.year == end.year else None


def targets(scope: Scope) -> dict[int, int | None]:
    """The target of every indicator, in millionths; nothing where none is stated."""
    names = {"project": scope.id, "day": scope.span.by}
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
