"""What a funder remarked on a project's reports, how it is answered and proven, and what was refused."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ngodesk.common.dates import stored_day
from ngodesk.common.money import unscaled
from ngodesk.common.text import natural_key
from ngodesk.figures.project import Scope
from ngodesk.model import TABLES
from ngodesk.store.batch import quoted
from ngodesk.store.naming import Names

_REMARKS = """
SELECT m.id, m.number, coalesce(r.code, ''), m.received, m.text, m.due, coalesce(m.reply, ''), m.answered_on
FROM report_remarks m LEFT JOIN reporting_periods r ON r.id = m.period_id
WHERE m.project_id = :project AND {of_period} ORDER BY m.number"""
_LINKS = """
SELECT k.remark_id, k.table_name, k.record_id FROM remark_links k JOIN report_remarks m ON m.id = k.remark_id
WHERE m.project_id = ? ORDER BY k.id"""
_REFUSED = """
SELECT a.id, d.id, d.number, l.code, s.code, a.disallowed, coalesce(a.disallowed_reason, '')
FROM allocations a JOIN cost_documents d ON d.id = a.document_id JOIN budget_lines l ON l.id = a.line_id
JOIN funding_sources s ON s.id = a.source_id LEFT JOIN reporting_periods r ON r.id = a.report_period_id
WHERE a.project_id = :project AND coalesce(a.disallowed, 0) <> 0 AND {of_period}"""
# A cost is of the period that declares it; one that no period declares, of the day of its document.
_OF_PERIOD = "(r.start >= :start AND r.end <= :end)"
_DATED = f"({_OF_PERIOD} OR (r.id IS NULL AND d.issue_date BETWEEN :start AND :end))"


@dataclass(frozen=True, slots=True)
class Proof:
    """A record that a remark is about or that answers it, by what it is called."""

    table: str
    id: int
    label: str


@dataclass(frozen=True, slots=True)
class FunderRemark:
    """One point of the funder's letter. An empty text is not written yet."""

    id: int
    number: int
    period: str
    received: date
    text: str
    due: date | None
    reply: str
    answered_on: date | None
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """What the funder did not accept of an allocation, in the project's currency."""

    allocation: int
    document_id: int
    document: str
    line: str
    source: str
    amount: Decimal
    reason: str


def remarks(scope: Scope) -> list[FunderRemark]:
    """The remarks by number; of a period those on its report."""
    rows = scope.rows(_REMARKS.format(of_period=_OF_PERIOD if scope.span.asked else "1"), _names(scope))
    proofs = _proofs(scope)
    return [
        FunderRemark(
            row[0],
            row[1],
            row[2],
            date.fromisoformat(row[3]),
            row[4],
            stored_day(row[5]),
            row[6],
            stored_day(row[7]),
            proofs[row[0]],
        )
        for row in rows
    ]


def refused(scope: Scope) -> list[Refused]:
    """What was disallowed, by document and line; of a period what its report declares."""
    rows = scope.rows(_REFUSED.format(of_period=_DATED if scope.span.asked else "1"), _names(scope))
    found = [Refused(row[0], row[1], row[2], row[3], row[4], unscaled(row[5], 2), row[6]) for row in rows]
    return sorted(found, key=lambda each: (natural_key(each.document), natural_key(each.line), each.source))


def _names(scope: Scope) -> dict[str, object]:
    return {"project": scope.id, "start": (scope.span.start or date.min).isoformat(), "end": scope.span.by}


def _proofs(scope: Scope) -> dict[int, tuple[Proof, ...]]:
    """The records of each remark in the order in which they were named."""
    names = Names(scope.connection)
    found: dict[int, tuple[Proof, ...]] = defaultdict(tuple)
    for remark, table, row_id in scope.rows(_LINKS, (scope.id,)):
        found[remark] += (Proof(table, row_id, _label(scope, names, table, row_id)),)
    return found


def _label(scope: Scope, names: Names, table: str, row_id: int) -> str:
    """What a record is called by its texts; where none of them is one, by its key."""
    described = TABLES[table].described
    columns = [name for name in described.named if described.field(name).kind == "text"]
    if columns:
        ((*said,),) = scope.rows(f"SELECT {quoted(columns)} FROM {table} WHERE id = ?", (row_id,)) or [("",)]
        if text := " ".join(filter(None, said)):
            return text
    return names.key(table, row_id)
