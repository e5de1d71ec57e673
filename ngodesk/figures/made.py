"""What a project made and with whom: outputs and cooperations, by day."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.figures.project import Scope

_OUTPUTS = """
SELECT o.id, o.ref, o.kind, o.title, o.date, coalesce(o.quantity, 1), coalesce(o.author, ''),
  coalesce(r.name, ''), coalesce(o.url, ''), coalesce(o.credit_line, ''), coalesce(o.municipality, '')
FROM outputs o LEFT JOIN organisations r ON r.id = o.recipient_id
WHERE o.project_id = ? AND {days} ORDER BY coalesce(o.date, ''), o.ref"""
_COOPERATIONS = """
SELECT c.id, c.ref, c.kind, c.title, c.date, coalesce(c.municipality, ''), coalesce(c.evidence, '')
FROM cooperations c WHERE c.project_id = ? AND {days} ORDER BY coalesce(c.date, ''), c.ref"""
_PARTIES = """
SELECT k.owner_id, o.name FROM {table} k JOIN organisations o ON o.id = k.target_id ORDER BY k.rowid"""


@dataclass(frozen=True, slots=True)
class Made:
    """An output; without a day none is stated."""

    ref: str
    kind: str
    title: str
    date: dt.date | None
    quantity: int
    author: str
    recipient: str
    url: str
    credit_line: str
    municipality: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """A cooperation and its parties."""

    ref: str
    kind: str
    title: str
    date: dt.date | None
    municipality: str
    evidence: str
    parties: tuple[str, ...]


def made(scope: Scope) -> list[Made]:
    """The outputs of the span."""
    parties = _parties(scope, "output_parties")
    rows = scope.rows(_OUTPUTS.format(days=scope.span.holds("o.date")), (scope.id,))
    return [Made(*_with_parties(row, parties)) for row in rows]


def joint(scope: Scope) -> list[Joint]:
    """The cooperations of the span."""
    parties = _parties(scope, "cooperation_parties")
    rows = scope.rows(_COOPERATIONS.format(days=scope.span.holds("c.date")), (scope.id,))
    return [Joint(*_with_parties(row, parties)) for row in rows]


def _parties(scope: Scope, table: str) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for owner, name in scope.rows(_PARTIES.format(table=table), ()):
        found[owner] += (name,)
    return found


def _with_parties(row: tuple[Any, ...], parties: dict[int, tuple[str, ...]]) -> tuple[Any, ...]:
    return (*row[1:4], stored_day(row[4]), *row[5:], parties[row[0]])
