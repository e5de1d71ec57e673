"""Mini-projects from the application to the settlement: where each stands, what the money is enough for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.money import scaled, unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.granted import SubGrant, subgrants
from ngodesk.figures.project import Scope, Span, scope
from ngodesk.figures.results import COUNTED_SUBGRANTS, TAKEN
from ngodesk.figures.spending import VALUE
from ngodesk.store.store import Store
from ngodesk.work import allocating
from ngodesk.work.naming import Names

APPLIED, AWARDED, SIGNED, RUNNING, SETTLED, REFUSED = STAGES = (
    "applied", "awarded", "signed", "running", "settled", "refused",
)  # fmt: skip
_ZERO = Decimal("0.00")

_CHARGED = f"""
SELECT a.line_id, sum(coalesce({VALUE.format(currency="p.currency")}, 0)) FROM allocations a
JOIN cost_documents d ON d.id = a.document_id JOIN projects p ON p.id = a.project_id
WHERE a.project_id = ? AND d.subgrant_id IS NOT NULL AND d.kind <> 'proforma' GROUP BY a.line_id"""
_WRITTEN = f"""
SELECT coalesce((SELECT sum({VALUE.format(currency="p.currency")}) FROM allocations a
  JOIN projects p ON p.id = a.project_id WHERE a.document_id = d.id AND p.id = t.project_id), d.gross)
FROM cost_documents d JOIN subgrants t ON t.id = d.subgrant_id
WHERE t.id = ? AND d.kind <> 'proforma' AND d.gross > 0"""
_AWARDED = f"""
SELECT line_id, sum({TAKEN}) FROM subgrants t
WHERE project_id = ? AND status IN {COUNTED_SUBGRANTS} GROUP BY line_id"""


def stage(each: SubGrant) -> str:
    """Where a mini-project stands: more than its status says, less than its papers."""
    if each.status in ("rejected", "cancelled"):
        return REFUSED
    if each.status in ("applied", "reserve"):
        return APPLIED
    if each.status == "awarded":
        return SIGNED if each.agreement_date is not None else AWARDED
    return each.status


def overdue(each: SubGrant, today: date) -> int:
    """Days since it was to be settled; 0 where there is time, or nothing to settle."""
    waits = each.counted and each.status != "settled" and each.settlement_due is not None
    return max(0, (today - each.settlement_due).days) if waits and each.settlement_due else 0


@dataclass(frozen=True)
class Sums:
    """Several mini-projects together."""

    number: int
    applied: Decimal
    awarded: Decimal
    paid: Decimal
    settled: Decimal
    returned: Decimal
    left: Decimal
    """Paid, and neither settled nor returned."""


def together(found: Iterable[SubGrant]) -> Sums:
    """The amounts that the figures count: what is not awarded has been applied for alone."""
    rows = list(found)
    counted = [each for each in rows if each.counted]
    return Sums(
        len(rows),
        sum((each.applied or _ZERO for each in rows), _ZERO),
        sum((each.awarded for each in counted), _ZERO),
        sum((each.paid or _ZERO for each in rows), _ZERO),
        sum((each.settled or _ZERO for each in counted), _ZERO),
        sum((each.returned or _ZERO for each in rows), _ZERO),
        sum((each.left for each in counted), _ZERO),
    )


def by_stage(found: Iterable[SubGrant]) -> dict[str, list[SubGrant]]:
    """The stages at which any stands, in the order of the way."""
    rows = list(found)
    held = Counter(map(stage, rows))
    return {each: [row for row in rows if stage(row) == each] for each in STAGES if held[each]}


@dataclass(frozen=True)
class Line:
    """A budget line that is passed on, and what of it nobody was awarded yet, in hundredths."""

    id: int
    code: str
    free: int


@dataclass(frozen=True)
class Board:
    """The mini-projects of a project; `line_of` says from which line each is paid, or would be."""

    currency: str
    found: tuple[SubGrant, ...]
    lines: Mapping[int, Line]
    line_of: Mapping[int, int]

    def calls(self) -> list[str]:
        """The calls in the order of their names; those without a call last."""
        return sorted({each.call for each in self.found}, key=lambda call: (not call, natural_key(call)))

    def applications(self, call: str) -> list[SubGrant]:
        """What waits for a decision in a call, the best first; what has no score last."""
        waiting = [each for each in self.found if each.call == call and stage(each) == APPLIED]
        return sorted(waiting, key=lambda each: (-(each.score or -1), natural_key(each.ref)))

    def left(self, chosen: Iterable[SubGrant]) -> dict[int, int]:
        """What the lines would have left if these were awarded all that they ask for."""
        free = {line.id: line.free for line in self.lines.values()}
        for each in chosen:
            line = self.line_of.get(each.id)
            if line in free:
                free[line] -= scaled(str(each.applied or _ZERO), 2)
        return free

    def covered(self, ranking: Sequence[SubGrant]) -> int:
        """How many of the best the money is enough for."""
        for number in range(len(ranking)):
            if min(self.left(ranking[: number + 1]).values(), default=0) < 0:
                return number
        return len(ranking)


def board(store: Store, project: int) -> Board | None:
    """All mini-projects of a project; nothing where it is gone."""
    with store.reading() as connection:
        its = _scope(connection, project)
        if its is None:
            return None
        found = tuple(subgrants(its))
        usual = usual_place(connection, project)
        rows = its.rows(
            "SELECT id, coalesce(line_id, ?) FROM subgrants WHERE project_id = ?", (usual[0], its.id)
        )
        line_of = {row[0]: row[1] for row in rows if row[1] is not None}
        charged, awarded = (its.mapping(sql, (its.id,)) for sql in (_CHARGED, _AWARDED))
    lines: dict[int, Line] = {}
    for spot in allocating.spots(store, [project]):
        if spot.line in line_of.values():
            free = spot.free + charged.get(spot.line, 0) - awarded.get(spot.line, 0)
            lines.setdefault(spot.line, Line(spot.line, spot.code, free))
    return Board(its.currency, found, lines, line_of)


def _scope(connection: Connection, project: int) -> Scope | None:
    ref = connection.exec_driver_sql("SELECT ref FROM projects WHERE id = ?", (project,)).scalar()
    return scope(connection, ref, Span()) if ref is not None else None


def usual_place(connection: Connection, project: int) -> tuple[int | None, int | None]:
    """The line and source that most mini-projects of the project are paid from."""
    row = connection.exec_driver_sql(
        "SELECT line_id, source_id FROM subgrants WHERE project_id = ? AND line_id IS NOT NULL"
        " GROUP BY line_id, source_id ORDER BY count(*) DESC LIMIT 1",
        (project,),
    ).first()
    return (row[0], row[1]) if row is not None else (None, None)


# One of them


@dataclass(frozen=True)
class Standing:
    """A mini-project, who is behind it, and what it may still be paid."""

    facts: SubGrant
    stage: str
    project: int
    currency: str
    linked: tuple[tuple[str, str, int, str], ...]
    """Field, table, id and name: grantee, patron, contact, and the line that it is paid from."""
    patron_missing: bool
    """An informal group can sign nothing itself."""
    written: Decimal
    """What documents pay out, whether it is paid yet or not."""

    @property
    def unpaid(self) -> Decimal:
        """What was awarded and neither paid nor written down to be paid."""
        return self.facts.awarded - max(self.facts.paid or _ZERO, self.written)

    @property
    def prepared(self) -> bool:
        """Whether a payment is written down and not made yet."""
        return any(not paper.amount for paper in self.facts.papers)


def standing(store: Store, subgrant: int, language: str) -> Standing | None:
    """One mini-project; nothing where it is gone."""
    with store.reading() as connection:
        row = row_of(connection, subgrant)
        its = _scope(connection, row.project_id) if row is not None else None
        if row is None or its is None:
            return None
        names = Names(connection, language)
        facts = next(each for each in subgrants(its) if each.id == subgrant)
        named = (
            ("grantee", "organisations", row.grantee_id),
            ("patron", "organisations", row.patron_id),
            ("contact", "people", row.contact_id),
            ("line", "budget_lines", row.line_id),
        )
        return Standing(
            facts=facts,
            stage=stage(facts),
            project=row.project_id,
            currency=its.currency,
            linked=tuple((*each, names.one(each[1], each[2])) for each in named if each[2] is not None),
            patron_missing=row.patron_id is None and row.kind == "informal_group",
            written=unscaled(sum(each[0] for each in its.rows(_WRITTEN, (subgrant,))), 2),
        )


def row_of(connection: Connection, subgrant: int) -> Any:
    """A mini-project as it is stored, with its grantee's kind and its project's currency."""
    return connection.exec_driver_sql(
        "SELECT s.*, o.kind, p.currency FROM subgrants s JOIN organisations o ON o.id = s.grantee_id"
        " JOIN projects p ON p.id = s.project_id WHERE s.id = ?",
        (subgrant,),
    ).first()
