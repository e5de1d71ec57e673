"""Whom and where a project reached: kinds of support that overlap, counties and municipalities."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection

from ngodesk.common import territories
from ngodesk.common.text import fold
from ngodesk.figures import support
from ngodesk.figures.participation import Participation
from ngodesk.figures.project import Span, scope
from ngodesk.figures.whole import uncollected
from ngodesk.store.store import Store

_COUNTRIES = {"pl": "PL", "lv": "LV"}
_ALL = 1000


@dataclass(frozen=True)
class Kind:
    """How many were supported in a way, or in both of two."""

    kinds: tuple[str, ...]
    people: tuple[int, ...]
    organisations: tuple[int, ...]


@dataclass(frozen=True)
class Place:
    """A county or municipality: how many events were there, and what of it was reached."""

    name: str
    events: tuple[int, ...]
    inside: int = 0
    reached: int = 0


@dataclass(frozen=True)
class Reach:
    """Ways of support, those in several, and the places of the region where the association is at home."""

    kinds: tuple[Kind, ...]
    overlaps: tuple[Kind, ...]
    several: Kind
    region: str
    counties: tuple[Place, ...]
    municipalities: tuple[Place, ...]


@uncollected()
def reach(store: Store, project: int) -> Reach | None:
    """Whom and where a project reached; nothing where it is gone."""
    with store.reading() as connection:
        row = connection.exec_driver_sql("SELECT ref FROM projects WHERE id = ?", (project,)).first()
        if row is None:
            return None
        participation = Participation(scope(connection, row[0], Span()))
        kinds = support.by_kind(participation)
        several = support.in_several(kinds)
        overlaps = support.overlaps(kinds)
        country, region = _home(connection)
        counties, municipalities = _places(participation, country, region)
        return Reach(
            tuple(_kind((kind,), kinds[kind]) for kind in sorted(kinds)),
            tuple(_kind(pair, both) for pair, both in sorted(overlaps.items(), key=_size)),
            _kind((), several),
            region,
            counties,
            municipalities,
        )


def _kind(kinds: tuple[str, ...], who: support.Supported) -> Kind:
    return Kind(kinds, tuple(sorted(who.people)), tuple(sorted(who.organisations)))


def _size(overlap: tuple[tuple[str, str], support.Supported]) -> tuple[int, tuple[str, str]]:
    """The largest overlap first."""
    pair, both = overlap
    return -len(both.people) - len(both.organisations), pair


def _home(connection: Connection) -> tuple[str, str]:
    """The country and the region where the association is at home; blank where it does not say."""
    row = connection.exec_driver_sql(
        "SELECT country, region, county, municipality FROM organisations WHERE own = 1"
    ).first()
    if row is None:
        return "", ""
    country, region, county, municipality = row
    if not country:
        language = connection.exec_driver_sql("SELECT value FROM settings WHERE key = 'language'").scalar()
        country = _COUNTRIES.get(str(language), "")
    return country, region or territories.region_of(country, county or municipality or "")


def _places(
    participation: Participation, country: str, region: str
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The counties and municipalities of the region, each with the events that were there."""
    if not territories.units(country, "region") or not region:
        return (), ()
    found = support.places(participation)
    counties = [
        _county(found, country, region, county)
        for county in territories.proposals(country, "county", "", region=region, limit=_ALL)
    ]
    names = territories.proposals(country, "municipality", "", region=region, limit=_ALL)
    there: dict[str, list[int]] = defaultdict(list)
    for (_in_county, municipality), events in found.items():
        there[municipality] += events
    return tuple(counties), tuple(Place(name, tuple(there.get(fold(name), ()))) for name in names)


def _county(found: dict[tuple[str, str], list[int]], country: str, region: str, county: str) -> Place:
    inside = [
        fold(name)
        for name in territories.proposals(
            country, "municipality", "", region=region, county=county, limit=_ALL
        )
    ]
    here = {place[1]: events for place, events in found.items() if place[0] == fold(county)}
    events = tuple(event for events in here.values() for event in events)
    return Place(county, events, len(inside), sum(name in inside for name in here))
