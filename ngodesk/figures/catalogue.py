"""The register of organisations by county and municipality, and the officers for organisations there."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ngodesk.common.text import normalised, sort_key, split_list
from ngodesk.figures.about import About

OFFICER = "ngo_officer"
_ORGANISATIONS = """
SELECT ref, name, kind, iif(county IS NULL, '', coalesce(region, '')), coalesce(county, ''),
  coalesce(municipality, ''),
  trim(coalesce(address, '') || ' ' || coalesce(postcode, '') || ' ' || coalesce(city, '')),
  coalesce(phone, ''), coalesce(email, ''), coalesce(website, ''), coalesce(register_no, ''),
  coalesce(areas, '') FROM organisations WHERE coalesce(active, 1) = 1"""
_OFFICERS = """
SELECT trim(p.first_name || ' ' || p.last_name), o.name, coalesce(o.county, ''),
  coalesce(o.municipality, ''), coalesce(p.phone, o.phone, ''), coalesce(p.email, o.email, '')
FROM affiliations a JOIN people p ON p.id = a.person_id JOIN organisations o ON o.id = a.organisation_id
WHERE a.role = :role AND (a.end IS NULL OR a.end >= :today)"""


@dataclass(frozen=True, slots=True)
class Listed:
    """An active organisation."""

    ref: str
    name: str
    kind: str
    region: str
    """The county's."""
    county: str
    municipality: str
    address: str
    phone: str
    email: str
    website: str
    register_no: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Officer:
    """Whom organisations turn to in a public body."""

    name: str
    organisation: str
    county: str
    municipality: str
    phone: str
    email: str


def organisations(about: About) -> list[Listed]:
    """By county, municipality and name; counties that share a name by their regions."""
    found = []
    for row in about.rows(_ORGANISATIONS):
        values: tuple[Any, ...] = (
            *row[:3],
            *map(normalised, row[3:6]),
            *row[6:11],
            tuple(split_list(row[11])),
        )
        found.append(Listed(*values))
    names = ("county", "region", "municipality", "name")
    return sorted(found, key=lambda each: _key(about, *(getattr(each, name) for name in names)))


def officers(about: About) -> list[Officer]:
    """Those in office today, by county."""
    today = dt.date.today().isoformat()
    found = [
        Officer(row[0], row[1], row[2], row[3], row[4], row[5])
        for row in about.rows(_OFFICERS, role=OFFICER, today=today)
    ]
    return sorted(found, key=lambda each: _key(about, each.county, each.municipality, each.name))


def _key(about: About, county: str, *more: str) -> tuple[bool, list[str]]:
    """In the alphabet's order; a county that is not known comes last."""
    return not county, [sort_key(text, about.language) for text in (county, *more)]
