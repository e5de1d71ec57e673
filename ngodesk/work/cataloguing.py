"""The organisations by county and municipality, and the counties of the home region that have none."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from ngodesk.common import territories
from ngodesk.common.text import fold, sort_key, split_list
from ngodesk.figures.catalogue import OFFICER
from ngodesk.store.store import Store

_ORGANISATIONS = (
    "SELECT id, name, kind, coalesce(country, '') AS country, coalesce(county, '') AS county,"
    " coalesce(municipality, '') AS municipality, coalesce(active, 1) AS active,"
    " coalesce(areas, '') AS areas FROM organisations"
)
_OFFICERS = (
    "SELECT a.organisation_id, trim(p.first_name || ' ' || p.last_name) FROM affiliations a"
    " JOIN people p ON p.id = a.person_id WHERE a.role = ?"
    ' AND (a."end" IS NULL OR a."end" >= ?) ORDER BY p.last_name, p.first_name'
)


@dataclass(frozen=True)
class Placed:
    """An organisation, where it is, and who is officer for organisations there today."""

    id: int
    name: str
    kind: str
    county: str
    """Where a country has none, as Latvia, the municipality."""
    municipality: str
    active: bool
    areas: tuple[str, ...]
    officers: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """By county, municipality and name; what has no place comes last."""

    organisations: tuple[Placed, ...]
    empty: tuple[str, ...]
    """The counties of the home region, or where there are none its municipalities, without any of them."""


def catalogue(store: Store, today: date, language: str) -> Catalogue:
    """All organisations, active or not."""
    with store.reading() as connection:
        officers: dict[int, list[str]] = {}
        for organisation, name in connection.exec_driver_sql(_OFFICERS, (OFFICER, today.isoformat())):
            officers.setdefault(organisation, []).append(name)
        found = [
            Placed(
                row.id,
                row.name,
                row.kind,
                row.county or _instead(row.country, row.municipality),
                row.municipality,
                bool(row.active),
                tuple(split_list(row.areas)),
                tuple(officers.get(row.id, ())),
            )
            for row in connection.exec_driver_sql(_ORGANISATIONS)
        ]
        home = _home(connection)
    found.sort(key=lambda each: _order(each, language))
    reached = {fold(each.county) for each in found} | {fold(each.municipality) for each in found}
    return Catalogue(tuple(found), tuple(name for name in home if fold(name) not in reached))


def _instead(country: str, municipality: str) -> str:
    known = territories.units(country, "municipality") and not territories.units(country, "county")
    return municipality if known else ""


def _order(each: Placed, language: str) -> tuple[bool, str, bool, str, str]:
    county, municipality = sort_key(each.county, language), sort_key(each.municipality, language)
    return not each.county, county, not each.municipality, municipality, sort_key(each.name, language)


def _home(connection: Connection) -> list[str]:
    """The units of the region where the own organisation is."""
    own = connection.exec_driver_sql(
        "SELECT coalesce(country, ''), coalesce(region, ''), coalesce(county, municipality, '')"
        " FROM organisations WHERE own = 1"
    ).first()
    if own is None:
        return []
    country, region, unit = own
    region = region or territories.region_of(country, unit)
    level = "county" if territories.units(country, "county") else "municipality"
    return territories.proposals(country, level, "", region=region, limit=500) if region else []
