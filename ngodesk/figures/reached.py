"""The counties and municipalities of the home region, and the events that reached them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ngodesk.common import territories
from ngodesk.common.text import fold, natural_key
from ngodesk.figures.agreed import END
from ngodesk.figures.held import Held, held
from ngodesk.figures.project import Scope

COUNTY, MUNICIPALITY = "county", "municipality"
_ALL = 1000  # more than any country has of anything
_HOME = """
SELECT coalesce(country, (SELECT upper(value) FROM settings WHERE key = 'language')), coalesce(region, ''),
  coalesce(county, ''), coalesce(municipality, '') FROM organisations WHERE own = 1"""
_END = f"SELECT {END.format(project='projects')} FROM projects WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Home:
    """The region where the association is at home, as it was cut up when the project ended."""

    country: str
    region: str
    on: date

    @property
    def level(self) -> str:
        """What is counted there: counties, or municipalities in a country that has no counties."""
        has = [level for level in (COUNTY, MUNICIPALITY) if territories.units(self.country, level, self.on)]
        return MUNICIPALITY if has == [MUNICIPALITY] else COUNTY

    def knows(self, level: str) -> bool:
        """Whether all places of the region are known."""
        return bool(self.region and territories.units(self.country, level, self.on))

    def places(self, level: str, named: Iterable[str]) -> list[str]:
        """All of the region, and what events named otherwise in their time; else what they name."""
        known = self.knows(level)
        names = self._all(level) if known else []
        there = {fold(name) for name in names}
        more = {name for name in named if name and fold(name) not in there}
        return [*names, *sorted((name for name in more if not known or self._holds(name)), key=natural_key)]

    def _all(self, level: str) -> list[str]:
        return territories.proposals(self.country, level, "", region=self.region, on=self.on, limit=_ALL)

    def _holds(self, name: str) -> bool:
        return territories.region_of(self.country, name, self.on) == self.region


@dataclass(frozen=True, slots=True)
class Reached:
    """A place and the events that were there. `within` is the county of a municipality."""

    name: str
    within: str
    events: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All counties of the home region, or those that events name where its places are not known.

    In a country without counties municipalities stand in their place.
    """

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
    at_home = home(scope)
    level = at_home.level
    names = at_home.places(level, (getattr(each, level) for each in events))
    counties = [
        Reached(name, "", tuple(e for e in events if fold(getattr(e, level)) == fold(name))) for name in names
    ]
    known = {fold(name) for name in names}
    inside = [each for each in events if fold(getattr(each, level)) in known]
    places = sorted(
        {(each.county, each.municipality) for each in inside if each.municipality and level == COUNTY},
        key=lambda place: (natural_key(place[0]), natural_key(place[1])),
    )
    return Coverage(
        at_home.region,
        tuple(counties),
        tuple(
            Reached(name, county, tuple(e for e in inside if (e.county, e.municipality) == (county, name)))
            for county, name in places
        ),
        tuple(each for each in events if fold(getattr(each, level)) not in known),
    )


def home(scope: Scope) -> Home:
    """Where the association is at home; blank where it does not say."""
    rows = scope.rows(_HOME, ())
    country, region, county, municipality = rows[0] if rows else ("", "", "", "")
    region = region or territories.region_of(country or "", county or municipality)
    return Home(country or "", region, date.fromisoformat(scope.rows(_END, (scope.id,))[0][0]))
