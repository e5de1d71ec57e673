"""What a board looks after: each project that is not closed, its money, its indicators, its next report."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ngodesk.common.text import natural_key
from ngodesk.figures.about import About
from ngodesk.figures.agreed import END, REPORT_DAY
from ngodesk.figures.budget import budget
from ngodesk.figures.indicators import indicators
from ngodesk.figures.participation import Participation
from ngodesk.figures.project import Span, scope

_OPEN = "('approved', 'running', 'completed')"
_PROJECTS = f"""
SELECT p.id, p.ref, p.title, p.status, coalesce(p.agreement_no, ''), p.start, {END.format(project="p")},
  p.currency FROM projects p WHERE p.id = :chosen OR (:chosen IS NULL AND p.status IN {_OPEN})"""
_REPORT = f"""
SELECT r.id, r.code, {REPORT_DAY.format(period="r", programme="g")} AS day
FROM reporting_periods r JOIN projects p ON p.id = r.project_id
LEFT JOIN programmes g ON g.id = p.programme_id
WHERE r.project_id = :project AND r.submitted_on IS NULL AND day IS NOT NULL ORDER BY day, r.id LIMIT 1"""
_TEXTS = """
SELECT count(*), coalesce(sum(coalesce(ready, 0)), 0) FROM report_texts
WHERE project_id = :project AND period_id = :period"""
_NAMES = "SELECT code, name FROM funding_sources WHERE project_id = ?"


@dataclass(frozen=True, slots=True)
class Purse:
    """A funding source: what came of it, what was spent from it, what is left where that can be known."""

    name: str
    kind: str
    received: Decimal
    spent: Decimal
    balance: Decimal | None


@dataclass(frozen=True, slots=True)
class Aim:
    """An indicator with a target. Its percentage is nothing where the target is."""

    name: str
    unit: str
    value: Decimal
    target: Decimal
    percent: Decimal | None
    met: bool


@dataclass(frozen=True, slots=True)
class Overseen:
    """A project as a board looks at it. The report is the next one due: code, day, texts, texts ready."""

    id: int
    ref: str
    title: str
    status: str
    agreement_no: str
    start: date
    end: date
    currency: str
    planned: Decimal
    spent: Decimal
    purses: tuple[Purse, ...]
    aims: tuple[Aim, ...]
    report: tuple[str, date, int, int] | None

    @property
    def furthest(self) -> list[Aim]:
        """What is not met, the furthest from its target first."""
        behind = [each for each in self.aims if not each.met]
        return sorted(behind, key=lambda each: each.percent or Decimal(0))


def projects(about: About) -> list[int]:
    """The projects by their codes: the chosen one, or all that are not closed."""
    rows = about.rows(_PROJECTS, chosen=about.scope.id if about.scope else None)
    return [row[0] for row in sorted(rows, key=lambda row: natural_key(row[1]))]


def overseen(about: About) -> tuple[Overseen, ...]:
    """Each of them, up to today."""
    rows = {row[0]: row for row in about.rows(_PROJECTS, chosen=about.scope.id if about.scope else None)}
    return tuple(_overseen(about, rows[project]) for project in projects(about))


def _overseen(about: About, row: tuple[Any, ...]) -> Overseen:
    found = scope(about.connection, row[1], Span())
    money = budget(found)
    names = found.mapping(_NAMES, (found.id,))
    values: tuple[Any, ...] = (
        *row[:5],
        date.fromisoformat(row[5]),
        date.fromisoformat(row[6]),
        row[7],
        Decimal(money["planned"]),
        Decimal(money["actual"]),
        tuple(_purse(each, names) for each in money["sources"]),
        tuple(_aim(each) for each in indicators(Participation(found)) if each["target"] is not None),
        _report(about, row[0]),
    )
    return Overseen(*values)


def _purse(source: dict[str, Any], names: dict[str, str]) -> Purse:
    received, spent = (Decimal(source[key] or "0.00") for key in ("received", "actual"))
    balance = None if source["balance"] is None else Decimal(source["balance"])
    return Purse(names[source["code"]], source["kind"], received, spent, balance)


def _aim(found: dict[str, Any]) -> Aim:
    percent = None if found["percent"] is None else Decimal(found["percent"])
    value, target = Decimal(found["value"]), Decimal(found["target"])
    return Aim(found["name"], found["unit"] or "", value, target, percent, bool(found["met"]))


def _report(about: About, project: int) -> tuple[str, date, int, int] | None:
    for period, code, day in about.rows(_REPORT, project=project):
        ((texts, ready),) = about.rows(_TEXTS, project=project, period=period)
        return code, date.fromisoformat(day), texts, ready
    return None
