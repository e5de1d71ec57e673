"""The activities of a project: what was planned, and what was done in the span."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ngodesk.common.dates import stored_day
from ngodesk.common.money import rounded
from ngodesk.common.text import natural_key
from ngodesk.figures.participation import EXACT, Participation, Row, Tally
from ngodesk.figures.project import Scope

_ACTIVITIES = """
SELECT a.id, a.code, a.title, a.start, a.end, coalesce(o.short_name, o.name, ''), coalesce(a.status, '')
FROM activities a LEFT JOIN organisations o ON o.id = a.responsible_id WHERE a.project_id = ?"""
_EVENTS = """
SELECT id, start, coalesce(end, start), coalesce(municipality, place, '') FROM events WHERE project_id = ?"""
_OUTPUTS = """
SELECT activity_id, sum(coalesce(quantity, 1)) FROM outputs WHERE project_id = ? AND {days} GROUP BY 1"""


@dataclass(frozen=True, slots=True)
class Done:
    """An activity, or what belongs to none: then its code is empty. Days that are not stated are nothing."""

    code: str
    title: str
    start: dt.date | None
    end: dt.date | None
    responsible: str
    status: str
    first: dt.date | None
    last: dt.date | None
    events: int
    hours: Decimal
    attendances: int
    people: int
    organisations: int
    headcount: int
    outputs: int
    places: tuple[str, ...]


@dataclass(slots=True)
class _Sum:
    tally: Tally = field(default_factory=Tally)
    first: str = ""
    last: str = ""
    headcount: int = 0
    places: dict[str, None] = field(default_factory=dict)


def activities(scope: Scope) -> list[Done]:
    """In the natural order of their codes; last what was done in no activity, if anything was."""
    found = Participation(scope)
    sums = _sums(scope, found)
    made = dict(scope.rows(_OUTPUTS.format(days=scope.span.holds("date")), (scope.id,)))
    rows = sorted(scope.rows(_ACTIVITIES, (scope.id,)), key=lambda row: natural_key(row[1]))
    if None in sums or None in made:
        rows.append((None, "", "", None, None, "", ""))
    return [_done(row, sums[row[0]], made.get(row[0], 0), found.parts, scope) for row in rows]


def titles(scope: Scope) -> dict[str, str]:
    """Codes and titles, in the same order."""
    rows = scope.rows("SELECT code, title FROM activities WHERE project_id = ?", (scope.id,))
    return dict(sorted(rows, key=lambda row: natural_key(row[0])))


def _sums(scope: Scope, found: Participation) -> dict[int | None, _Sum]:
    there: dict[int, list[Row]] = defaultdict(list)
    for row in found.rows:
        there[row[1]].append(row)
    sums: dict[int | None, _Sum] = defaultdict(_Sum)
    for id_, start, end, place in sorted(scope.rows(_EVENTS, (scope.id,)), key=lambda row: row[1]):
        if id_ in found.events:
            event = found.events[id_]
            each = sums[event.activity]
            each.tally.add(event, there[id_])
            each.first, each.last = each.first or start, max(each.last, end)
            each.headcount += event.headcount or 0
            each.places |= {place: None} if place else {}
    return sums


def _done(row: tuple[Any, ...], its: _Sum, made: int, parts: int, scope: Scope) -> Done:
    tally = its.tally
    tally.leave_out(scope.uncounted)
    planned, done = (tuple(map(stored_day, days)) for days in (row[3:5], (its.first, its.last)))
    values: tuple[Any, ...] = (
        *row[1:3],
        *planned,
        *row[5:7],
        *done,
        tally.count,
        rounded(Fraction(tally.hours, parts), EXACT),
        tally.attendances,
        len(tally.people),
        len(tally.organisations),
        its.headcount,
        made,
        tuple(its.places),
    )
    return Done(*values)
