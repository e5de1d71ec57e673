"""Persons and institutions that a project supports, as funds of the European Union monitor them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ngodesk.common.dates import age, stored_day
from ngodesk.figures.about import About

_PEOPLE = """
SELECT t.kind, p.ref, coalesce(p.country, ''), p.first_name, p.last_name, coalesce(p.national_id, ''),
  coalesce(p.gender, ''), p.birth_date, p.birth_year, coalesce(t.education, ''), coalesce(p.region, ''),
  coalesce(p.county, ''), coalesce(p.municipality, ''), coalesce(p.city, ''), coalesce(p.address, ''),
  coalesce(p.postcode, ''), coalesce(p.locality, ''), coalesce(p.phone, ''), coalesce(p.email, ''), t.start,
  t.end, coalesce(t.status, ''), coalesce(t.labour_status, ''), coalesce(t.disadvantage, ''),
  coalesce(t.outcome, ''), coalesce(o.name, '')
FROM participations t JOIN people p ON p.id = t.person_id
LEFT JOIN organisations o ON o.id = t.organisation_id WHERE t.project_id = ? AND {days}"""
_BODIES = """
SELECT o.name, coalesce(o.tax_id, ''), o.kind, coalesce(o.region, ''), coalesce(o.county, ''),
  coalesce(o.municipality, ''), coalesce(o.city, ''), coalesce(o.address, ''), coalesce(o.postcode, ''),
  coalesce(o.phone, ''), coalesce(o.email, ''), min(t.start), max(t.end), count(*)
FROM participations t JOIN organisations o ON o.id = t.organisation_id
WHERE t.project_id = ? AND t.kind = 'representative' AND {days} GROUP BY o.id"""

# Without these a person is not shown; the last groups of the set may be refused.
ASKED = ("gender", "age", "education", "county", "municipality", "start", "labour_status")


@dataclass(frozen=True, slots=True)
class Monitored:
    """A person; the age is that on the day of joining. A blank field is not known."""

    kind: str
    ref: str
    country: str
    first: str
    last: str
    national_id: str
    gender: str
    age: int | None
    education: str
    region: str
    county: str
    municipality: str
    city: str
    address: str
    postcode: str
    locality: str
    phone: str
    email: str
    start: dt.date | None
    end: dt.date | None
    status: str
    labour_status: str
    disadvantage: str
    outcome: str
    organisation: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the fields that must be there and are not."""
        found = [name for name in ASKED if getattr(self, name) in ("", None)]
        if self.kind == "representative" and not self.organisation:
            found.append("organisation")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Institution:
    """An organisation whose people take part, from the first to the last day."""

    name: str
    tax_id: str
    kind: str
    region: str
    county: str
    municipality: str
    city: str
    address: str
    postcode: str
    phone: str
    email: str
    start: dt.date | None
    end: dt.date | None
    people: int


@dataclass(frozen=True, slots=True)
class Monitoring:
    """Everybody once, in the order of the alphabet."""

    people: tuple[Monitored, ...]
    institutions: tuple[Institution, ...]


def monitoring(about: About) -> Monitoring:
    """Persons and institutions of the project that joined in the span."""
    scope = about.scope
    assert scope is not None
    days = scope.span.holds("t.start")
    people = [_person(row) for row in scope.rows(_PEOPLE.format(days=days), (scope.id,))]
    people.sort(key=lambda each: (about.order(each.last, each.first), each.ref))
    bodies = [_institution(row) for row in scope.rows(_BODIES.format(days=days), (scope.id,))]
    return Monitoring(tuple(people), tuple(sorted(bodies, key=lambda each: about.order(each.name))))


def _person(row: tuple[Any, ...]) -> Monitored:
    start = stored_day(row[19])
    values: tuple[Any, ...] = (
        *row[:7], age(stored_day(row[7]), row[8], start), *row[9:19], start, stored_day(row[20]), *row[21:],
    )  # fmt: skip
    return Monitored(*values)


def _institution(row: tuple[Any, ...]) -> Institution:
    values: tuple[Any, ...] = (*row[:11], stored_day(row[11]), stored_day(row[12]), row[13])
    return Institution(*values)
