"""Plans and what was spent, compared with limits in per cent: exact, in whole hundredths."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from ngodesk.checks.core.looking import Look
from ngodesk.common.money import divided, shortest
from ngodesk.figures.spending import Cell

UNIT = 100 * 10**4  # of a percentage
OWN = ("own_cash", "own_personal", "own_in_kind")


@dataclass(frozen=True, slots=True)
class Group:
    """The lines under one heading."""

    heading: str
    plan: int
    actual: int

    @property
    def excess(self) -> int:
        """What is spent beyond the plan."""
        return self.actual - self.plan


def exceeds(part: int, whole: int, limit: int | None) -> bool:
    """Whether a part is more than so many per cent of the whole: exactly so many is not. No limit, no."""
    return limit is not None and part * UNIT > whole * limit


def number(limit: int) -> str:
    """A percentage as people write it: 10, 7.5."""
    return shortest(limit, 4)


def share(part: int, whole: int) -> str:
    """A part in per cent of the whole, with two places."""
    return shortest(divided(10_000 * part, whole), 2) if whole else "0"


def with_limit(look: Look) -> Iterator[tuple[Row[Any], int]]:
    """The lines of projects whose programme limits how far a line may be from its plan, and the limit."""
    for row in look.lines:
        limit = look.projects[row.project_id].shift_limit_percent
        if limit is not None and look.plan(row.project_id):
            yield row, limit


def grouped(look: Look) -> dict[int, list[Group]]:
    """The groups of lines of every project."""
    sums: dict[int, dict[str, tuple[int, int]]] = {}
    for row, _limit in with_limit(look):
        groups = sums.setdefault(row.project_id, {})
        plan, actual = groups.get(row.category or "", (0, 0))
        plan += look.of_line(look.plan(row.project_id), row.id)
        actual += look.of_line(look.spent(row.project_id).actual, row.id)
        groups[row.category or ""] = plan, actual
    return {
        project: [Group(heading, *amounts) for heading, amounts in groups.items() if heading]
        for project, groups in sums.items()
    }


def share_of_base(look: Look, line: int, spent: dict[Cell, int], percent: int) -> int:
    """So many per cent of what the lines cost that a computed line is of, for each source apart."""
    bases = {
        row.id
        for row in look.rows(
            "SELECT target_id AS id FROM budget_line_bases WHERE owner_id = :line", line=line
        )
    }
    sums: dict[int, int] = {}
    for (base, source), cents in spent.items():
        if base in bases:
            sums[source] = sums.get(source, 0) + cents
    return sum(divided(cents * percent, UNIT) for cents in sums.values())


def totals(look: Look, project: int) -> set[int]:
    """What a plan may add up to: the total cost, or our own part of it; nothing where none is stated."""
    row = look.projects[project]
    if row.total_cost is None:
        return set()
    partners = look.rows(
        "SELECT r.budget, o.own FROM project_partners r JOIN organisations o ON o.id = r.organisation_id"
        " WHERE r.project_id = :of AND r.budget IS NOT NULL",
        of=project,
    )
    own = [each.budget for each in partners if each.own]
    rest = row.total_cost - sum(each.budget for each in partners if not each.own)
    return {row.total_cost, *(own or ([rest] if row.role == "lead" else []))}
