"""Regions, counties and municipalities of Poland and Latvia by date: proposed, never demanded."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ngodesk.common.dates import in_text, stored_day
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, current
from ngodesk.common.paths import resources
from ngodesk.common.text import fold, sort_key, split_list

# The countries that have a file, each with the language whose alphabet orders its names.
_LANGUAGES = {"LV": "lv", "PL": "pl"}
_BELOW = {"region": ("county", "municipality"), "county": ("municipality",)}


@dataclass(frozen=True, slots=True)
class Territory:
    """A unit as it was called in its time: no first day is always, no last day is still."""

    code: str
    level: str
    """region, county or municipality."""
    name: str
    within: str
    """The code of the unit above; a region has none."""
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    """What it became on the day after its last: the same code where only the name changed."""

    def valid(self, on: date) -> bool:
        """Whether the unit stood on that day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and not self.ended(on)

    def ended(self, on: date) -> bool:
        """Whether the unit was past on that day."""
        return self.valid_to is not None and self.valid_to < on


def units(country: str, level: str, on: date | None = None) -> list[Territory]:
    """The units of a level that stand on a day, by default today, in the alphabet's order."""
    day = on or date.today()
    return [unit for unit in _ordered(country) if unit.level == level and unit.valid(day)]


def proposals(
    country: str,
    level: str,
    typed: str,
    *,
    region: str = "",
    county: str = "",
    on: date | None = None,
    limit: int = 8,
) -> list[str]:
    """Names with a word that begins as typed, then those that hold it inside; nothing typed proposes all.

    Only what stands on the day and lies in the region and the county named, where these are known.
    """
    inside = _inside(units(country, level, on), country, level, region, county)
    names = dict.fromkeys(unit.name for unit in inside)  # ten pairs of Polish counties share a name
    needle = _words(typed)
    first = [name for name in names if needle in _words(name)]
    inner = [name for name in names if needle.strip() in _words(name) and needle not in _words(name)]
    return (first + inner)[:limit]


def successors(country: str, name: str, on: date | None = None) -> list[str]:
    """What a past unit of that name is on a day; nothing where one of that name stands or none is known."""
    day = on or date.today()
    known = _known(country, name)
    if any(unit.valid(day) for unit in known):
        return []
    return _names(became for unit in known for became in _as_of(country, unit, day))


def region_of(country: str, county_or_municipality: str, on: date | None = None) -> str:
    """The region that a county or municipality lies in on a day; blank where that is not certain."""
    day = on or date.today()
    known = [unit for unit in _known(country, county_or_municipality) if unit.within]
    standing = [became for unit in known for became in _as_of(country, unit, day)]
    above = _names(unit for low in standing or known for unit in _above(country, low) if not unit.within)
    return above[0] if len(above) == 1 else ""


def hint(country: str, level: str, name: str, on: date | None = None) -> UserError | None:
    """A note where a name is known but did not stand on the day: what it became or what it was before."""
    day = on or date.today()
    known = [unit for unit in _known(country, name) if unit.level == level]
    if not known or any(unit.valid(day) for unit in known):
        return None
    past = [unit for unit in known if unit.ended(day)]
    if past:
        return _past(country, max(past, key=lambda unit: unit.valid_to or date.max), day)
    return _not_yet(country, min(known, key=lambda unit: unit.valid_from or date.min), day)


def _past(country: str, unit: Territory, day: date) -> UserError:
    names = _names(_as_of(country, unit, day))
    text = N_("Since {day} this is {names}.")
    if len(names) > 1:
        text = N_("Since {day} this is one of these, depending on the place: {names}.")
    return _note(text, unit, _after(unit), names)


def _not_yet(country: str, unit: Territory, day: date) -> UserError:
    before = [old for old in _ordered(country) if unit.code in old.successors and old.valid(day)]
    text = N_("{name} is a unit of its own only since {day}.")
    if len(before) == 1:
        text = N_("Before {day} this was {names}.")
    if len(before) > 1:
        text = N_("Before {day} this was one of these, depending on the place: {names}.")
    return _note(text, unit, unit.valid_from or date.min, _names(before))


def _note(text: str, unit: Territory, day: date, names: list[str]) -> UserError:
    return UserError(text, name=unit.name, names=", ".join(names), day=in_text(day, current().language))


def _names(found: Iterable[Territory]) -> list[str]:
    return list(dict.fromkeys(unit.name for unit in found))


def _words(text: str) -> str:
    """The folded words of a name, each with a space before it, so that a space marks its beginning."""
    return " " + " ".join(fold(text).replace("-", " ").split())


def _inside(found: list[Territory], country: str, level: str, region: str, county: str) -> list[Territory]:
    """Those of `found` that lie in the region and in the county named, where these are known."""
    for above, name in (("region", region), ("county", county)):
        codes = {unit.code for unit in _known(country, name) if unit.level == above}
        if codes and level in _BELOW[above]:
            found = [low for low in found if any(unit.code in codes for unit in _above(country, low))]
    return found


def _above(country: str, unit: Territory) -> list[Territory]:
    """The units that hold this one, the nearest first."""
    above = []
    while unit.within:
        unit = _by_code(country)[unit.within][0]
        above.append(unit)
    return above


def _as_of(country: str, unit: Territory, day: date) -> list[Territory]:
    """What the unit is on a day: itself, what became of it, nothing where it is still to come."""
    if not unit.ended(day):
        return [unit] if unit.valid(day) else []
    following = [
        later for code in unit.successors for later in _by_code(country)[code] if later.valid(_after(unit))
    ]
    return [became for later in following for became in _as_of(country, later, day)]


def _after(unit: Territory) -> date:
    """The first day without a past unit."""
    assert unit.valid_to is not None
    return unit.valid_to + timedelta(days=1)


def _known(country: str, name: str) -> list[Territory]:
    """All units of that name, of any level and time; people leave out the marks."""
    return _by_name(country).get(_words(name), [])


@cache
def _ordered(country: str) -> tuple[Territory, ...]:
    """All units of a country, of all times, in the alphabet's order."""
    if country not in _LANGUAGES:
        return ()
    path = resources() / "territories" / f"{country.lower()}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        read = [_territory(row) for row in csv.DictReader(file)]
    return tuple(sorted(read, key=lambda unit: sort_key(unit.name, _LANGUAGES[country])))


def _territory(row: dict[str, str]) -> Territory:
    return Territory(
        code=row["code"],
        level=row["level"],
        name=row["name"],
        within=row["within"],
        valid_from=stored_day(row["valid_from"]),
        valid_to=stored_day(row["valid_to"]),
        successors=tuple(split_list(row["successor"])),
    )


@cache
def _by_code(country: str) -> dict[str, list[Territory]]:
    found: dict[str, list[Territory]] = {}
    for unit in _ordered(country):
        found.setdefault(unit.code, []).append(unit)
    return found


@cache
def _by_name(country: str) -> dict[str, list[Territory]]:
    found: dict[str, list[Territory]] = {}
    for unit in _ordered(country):
        found.setdefault(_words(unit.name), []).append(unit)
    return found
