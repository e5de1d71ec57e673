"""Everybody who took part in a project, each once, with attendances and hours; by gender, age, county."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ngodesk.common.dates import age, stored_day
from ngodesk.common.money import rounded
from ngodesk.common.text import natural_key, normalised
from ngodesk.figures.about import About
from ngodesk.figures.participation import EXACT, Participation, Row

_PEOPLE = """
SELECT id, ref, last_name, first_name, coalesce(gender, ''), birth_date, birth_year, coalesce(county, ''),
  coalesce(municipality, '') FROM people"""
_NAMES = "SELECT id, coalesce(short_name, name) FROM organisations"
_DAYS = "SELECT id, start FROM events WHERE project_id = ?"

BANDS = (18, 30, 50, 65)
"""Where one age band ends and the next begins."""
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person with what was attended in the span; the age is that at the first event."""

    ref: str
    last: str
    first: str
    gender: str
    age: int | None
    county: str
    municipality: str
    organisations: tuple[str, ...]
    events: int
    hours: Decimal
    since: dt.date

    @property
    def band(self) -> int | None:
        """The number of the age band, the youngest is 0; nothing where the age is not known."""
        return None if self.age is None else sum(self.age >= edge for edge in BANDS)


def participants(about: About) -> list[Participant]:
    """Everybody who attended a counted event, in the order of the alphabet."""
    scope = about.scope
    assert scope is not None
    found = Participation(scope)
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in found.rows:
        if row[3] is not None:
            rows[row[3]].append(row)
    names, days = scope.mapping(_NAMES, ()), scope.mapping(_DAYS, (scope.id,))
    listed = []
    for person in scope.rows(_PEOPLE, ()):
        theirs = rows.get(person[0])
        if not theirs:
            continue
        events = {row[1] for row in theirs}
        since = min(dt.date.fromisoformat(days[event]) for event in events)
        bodies = dict.fromkeys(names[row[4]] for row in theirs if row[4] is not None)
        years = age(stored_day(person[5]), person[6], since)
        hours = rounded(Fraction(found.hours(theirs), found.parts), EXACT)
        row = (*person[1:5], years, *map(normalised, person[7:]), tuple(bodies), len(events), hours, since)
        listed.append(Participant(*row))
    return sorted(
        listed,
        key=lambda each: (about.order(each.last, each.first), each.ref),
    )


def counted(
    people: Iterable[Participant], what: Callable[[Participant], str]
) -> list[tuple[str, int, int, Decimal]]:
    """How many people, attendances and hours there are of each; what is not known comes last."""
    found: dict[str, list[Participant]] = defaultdict(list)
    for each in people:
        found[what(each)].append(each)
    ordered = sorted(found, key=lambda name: (name == UNKNOWN, natural_key(name)))
    return [
        (
            name,
            len(found[name]),
            sum(each.events for each in found[name]),
            sum((each.hours for each in found[name]), Decimal("0.00")),
        )
        for name in ordered
    ]
