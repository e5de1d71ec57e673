"""The counted events of a project, each with its own hours and counts."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ngodesk.common.money import rounded
from ngodesk.figures.participation import EXACT, Participation, Row, Tally
from ngodesk.figures.project import Scope

_EVENTS = """
SELECT e.id, e.ref, e.start, coalesce(e.end, e.start), e.kind, e.title, coalesce(e.series, ''),
  coalesce(e.place, ''), coalesce(e.municipality, ''), coalesce(e.county, ''),
  coalesce(e.region, ''), coalesce(e.country, ''),
  trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')), e.headcount, coalesce(e.refused, 0)
FROM events e LEFT JOIN people p ON p.id = e.lead_id WHERE e.project_id = ? ORDER BY e.start, e.ref"""


@dataclass(frozen=True, slots=True)
class Held:
    """An event that took place. Without a head count nobody counted people without names."""

    id: int
    ref: str
    start: dt.date
    end: dt.date
    kind: str
    title: str
    series: str
    place: str
    municipality: str
    county: str
    region: str
    country: str
    lead: str
    headcount: int | None
    refused: int
    hours: Decimal
    attendances: int
    people: int
    organisations: int

    @property
    def where(self) -> str:
        """Place and municipality."""
        return ", ".join(dict.fromkeys(part for part in (self.place, self.municipality) if part))


def held(scope: Scope) -> list[Held]:
    """The counted events of the span, by day."""
    found = Participation(scope)
    there: dict[int, list[Row]] = defaultdict(list)
    for row in found.rows:
        there[row[1]].append(row)
    listed = []
    for row in scope.rows(_EVENTS, (scope.id,)):
        if row[0] not in found.events:
            continue
        tally = Tally()
        tally.add(found.events[row[0]], there[row[0]])
        tally.leave_out(scope.uncounted)
        hours = rounded(Fraction(tally.hours, found.parts), EXACT)
        start, end = dt.date.fromisoformat(row[2]), dt.date.fromisoformat(row[3])
        counts = (tally.attendances, len(tally.people), len(tally.organisations))
        values: tuple[Any, ...] = (*row[:2], start, end, *row[4:], hours, *counts)
        listed.append(Held(*values))
    return listed
