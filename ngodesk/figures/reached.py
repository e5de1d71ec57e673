"""The counties and municipalities of the home region, and the events that reached them."""

from dataclasses import dataclass

from ngodesk.common import territories
from ngodesk.common.text import fold, natural_key
from ngodesk.figures.held import Held, held
from ngodesk.figures.project import Scope

_ALL = 1000
_HOME = """
SELECT coalesce(country, (SELECT upper(value) FROM settings WHERE key = 'language')), coalesce(region, ''),
  coalesce(county, ''), coalesce(municipality, '') FROM organisations WHERE own = 1"""


@dataclass(frozen=True, slots=True)
class Reached:
    """A place and the events that were there. `within` is the county of a municipality."""

    name: str
    within: str
    events: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All counties of the home region, or those that events name where its places are not known."""

    region: str
    counties: tuple[Reached, ...]
    municipalities: tuple[Reached, ...]
    """Those with an event."""
    elsewhere: tuple[Held, ...]
    """Events outside the region, or without a county."""

    @property
    def reached(self) -> int:
        """How many counties."""
        return sum(bool(each.events) for each in self.counties)


def coverage(scope: Scope) -> Coverage:
    """Where the counted events of the span were."""
    events = held(scope)
    rows = scope.rows(_HOME, ())
    country, region, county, municipality = rows[0] if rows else ("", "", "", "")
    region = region or territories.region_of(country, county or municipality)
    names = _counties(country, region) or sorted({each.county for each in events if each.county})
    counties = [Reached(name, "", tuple(e for e in events if fold(e.county) == fold(name))) for name in names]
    known = {fold(name) for name in names}
    inside = [each for each in events if fold(each.county) in known]
    places = sorted(
        {(each.county, each.municipality) for each in inside if each.municipality},
        key=lambda place: (natural_key(place[0]), natural_key(place[1])),
    )
    return Coverage(
        region,
        tuple(counties),
        tuple(
            Reached(name, county, tuple(e for e in inside if (e.county, e.municipality) == (county, name)))
            for county, name in places
        ),
        tuple(each for each in events if fold(each.county) not in known),
    )


def _counties(country: str, region: str) -> list[str]:
    if not region or not territories.units(country, "county"):
        return []
    return list(territories.proposals(country, "county", "", region=region, limit=_ALL))
