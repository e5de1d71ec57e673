"""The counties and municipalities of the home region, and the events that reached them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
SELECT coalesce(country, (SELECT nullif(upper(value), 'EN') FROM settings WHERE key = 'language')),
  coalesce(region, ''), coalesce(county, ''), coalesce(municipality, '') FROM organisations WHERE own = 1"""
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
        more = {fold(name): name for name in named if name and fold(name) not in there}
        found = (name for name in more.values() if not known or self._holds(name))
        return [*names, *sorted(found, key=natural_key)]

    def around(self, country: str, region: str) -> bool:
        """Whether this may be of a place here: ten pairs of Polish counties share a name."""
        pairs = ((country, self.country), (region, self.region))
        return all(fold(said) == fold(ours) for said, ours in pairs if said and ours)

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

    country: str
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
    near = [each for each in events if at_home.around(each.country, each.region)]
    names = at_home.places(level, (getattr(each, level) for each in near))
    counties = {fold(name): Reached(name, "", _there(near, level, name)) for name in names}
    inside = {each.id: each for each in near if fold(getattr(each, level)) in counties}
    return Coverage(
        at_home.country,
        at_home.region,
        tuple(counties.values()),
        _municipalities(inside.values(), counties) if level == COUNTY else (),
        tuple(each for each in events if each.id not in inside),
    )


def _there(events: Iterable[Held], level: str, name: str) -> tuple[Held, ...]:
    return tuple(each for each in events if fold(getattr(each, level)) == fold(name))


def _municipalities(events: Iterable[Held], counties: Mapping[str, Reached]) -> tuple[Reached, ...]:
    """By county; however the names were written."""
    found: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for each in events:
        if each.municipality:
            found[fold(each.county), fold(each.municipality)].append(each)
    reached = (
        Reached(each[0].municipality, counties[county].name, tuple(each))
        for (county, _municipality), each in found.items()
    )
    return tuple(sorted(reached, key=lambda each: (natural_key(each.within), natural_key(each.name))))


def home(scope: Scope) -> Home:
    """Where the association is at home; blank where it does not say."""
    rows = scope.rows(_HOME, ())
    country, region, county, municipality = rows[0] if rows else ("", "", "", "")
    region = region or territories.region_of(country or "", county or municipality)
    return Home(country or "", region, date.fromisoformat(scope.rows(_END, (scope.id,))[0][0]))
