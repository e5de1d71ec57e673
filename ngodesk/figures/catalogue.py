"""The register of organisations by county and municipality, and the officers for organisations there."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from ngodesk.common.text import natural_key, sort_key, split_list
from ngodesk.figures.about import About

OFFICER = "ngo_officer"
_ORGANISATIONS = """
SELECT ref, name, kind, coalesce(county, ''), coalesce(municipality, ''),
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
    """By county, municipality and name."""
    found = []
    for row in about.rows(_ORGANISATIONS):
        values: tuple[Any, ...] = (*row[:10], tuple(split_list(row[10])))
        found.append(Listed(*values))
    return sorted(
        found, key=lambda each: (*_place(each, about.language), sort_key(each.name, about.language))
    )


def officers(about: About) -> list[Officer]:
    """Those in office today, by county."""
    today = dt.date.today().isoformat()
    found = [
        Officer(row[0], row[1], row[2], row[3], row[4], row[5])
        for row in about.rows(_OFFICERS, role=OFFICER, today=today)
    ]
    return sorted(found, key=lambda each: (*_place(each, about.language), natural_key(each.name)))


def _place(each: Listed | Officer, language: str) -> tuple[bool, str, str]:
    """A place that is not known comes last."""
    return not each.county, sort_key(each.county, language), sort_key(each.municipality, language)
