"""What somebody who takes over must know: each grant's rules, where its papers stand, who works on it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.money import unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.about import About
from ngodesk.figures.agreed import END

LIMITS = (
    "shift_limit_percent",
    "admin_limit_percent",
    "result_tolerance_percent",
    "attendance_threshold_percent",
    "report_due_days",
    "offers_from",
    "cash_limit",
    "retention_years",
)
_PLACES = {"offers_from": 2, "cash_limit": 2, "report_due_days": 0, "retention_years": 0}
_GRANTS = f"""
SELECT p.id, p.ref, p.title, p.status, coalesce(p.agreement_no, ''), p.agreement_date, p.start,
  {END.format(project="p")}, p.keep_until, coalesce(o.name, ''), coalesce(g.name, ''),
  coalesce(g.source, ''), p.currency,
  {", ".join(f"g.{limit}" for limit in LIMITS)}
FROM projects p LEFT JOIN programmes g ON g.id = p.programme_id
LEFT JOIN organisations o ON o.id = g.funder_id
WHERE p.id = :chosen OR (:chosen IS NULL AND p.status NOT IN ('rejected', 'cancelled'))"""
_PAPERS = """
SELECT DISTINCT d.id, coalesce(d.paper_place, ''), d.issue_date
FROM cost_documents d JOIN allocations a ON a.document_id = d.id WHERE a.project_id = :project"""
_TEAM = """
SELECT trim(q.first_name || ' ' || q.last_name), t.role FROM project_team t
JOIN people q ON q.id = t.person_id WHERE t.project_id = :project ORDER BY t.id"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where papers stand, how many, and of which days. A blank place is one that nobody wrote down."""

    name: str
    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Grant:
    """A project with its agreement and the limits that its programme sets; a blank limit is no rule."""

    id: int
    ref: str
    title: str
    status: str
    agreement_no: str
    agreement_date: date | None
    start: date
    end: date
    keep_until: date | None
    funder: str
    programme: str
    rules: str
    currency: str
    limits: dict[str, Decimal]
    papers: tuple[Place, ...]
    team: tuple[tuple[str, str], ...]


def handed_over(about: About) -> tuple[Grant, ...]:
    """The projects by their codes."""
    rows = about.rows(_GRANTS, chosen=about.scope.id if about.scope else None)
    return tuple(_grant(about, row) for row in sorted(rows, key=lambda row: natural_key(row[1])))


def _grant(about: About, row: tuple[Any, ...]) -> Grant:
    limits = {
        name: unscaled(value, _PLACES.get(name, 4))
        for name, value in zip(LIMITS, row[13:], strict=True)
        if value is not None
    }
    values: tuple[Any, ...] = (
        *row[:5],
        stored_day(row[5]),
        date.fromisoformat(row[6]),
        date.fromisoformat(row[7]),
        stored_day(row[8]),
        *row[9:13],
        limits,
        _places(about, row[0]),
        tuple((name, role) for name, role in about.rows(_TEAM, project=row[0])),
    )
    return Grant(*values)


def _places(about: About, project: int) -> tuple[Place, ...]:
    """By binder: what stands behind the last comma is a paper's number in it."""
    found: dict[str, list[date]] = {}
    for _id, place, day in about.rows(_PAPERS, project=project):
        head, comma, tail = place.rpartition(",")
        binder = head if comma and any(map(str.isdigit, tail)) else place
        found.setdefault(binder.strip(), []).append(date.fromisoformat(day))
    places = (Place(name, len(days), min(days), max(days)) for name, days in found.items())
    return tuple(sorted(places, key=lambda each: natural_key(each.name)))
