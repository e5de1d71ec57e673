"""National holidays of the countries that have a file in resources/holidays, with the law they come from."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from ngodesk.common.paths import resources

_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True)
class Law:
    """Where a country's holidays stand, and when that was looked up."""

    source: str
    checked_on: date
    days: tuple[dict[str, Any], ...]


def countries() -> list[str]:
    """The countries whose holidays are known."""
    return sorted(path.stem for path in (resources() / "holidays").glob("*.toml"))


@cache
def law(country: str) -> Law | None:
    """What is known of a country's holidays."""
    path = resources() / "holidays" / f"{country}.toml"
    if country not in countries():
        return None
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return Law(read["source"], read["checked_on"], tuple(read["days"]))


@cache
def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the rule of Meeus, Jones and Butcher."""
    golden, century, place = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (place // 4) - moon - place % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def of_year(country: str, year: int) -> dict[date, dict[str, str]]:
    """The holidays of a year in the order of the law, each with its name by language."""
    known = law(country)
    found: dict[date, dict[str, str]] = {}
    moved = []
    for each in known.days if known is not None else ():
        if not each.get("from", year) <= year <= each.get("to", year):
            continue
        day = _day(each, year)
        found.setdefault(day, each["name"])
        if each.get("moved") and day.weekday() in (_SATURDAY, _SUNDAY):
            moved.append((day, each["name"]))
    for day, name in moved:
        found.setdefault(_next_working(day, found), name)
    return found


def _day(rule: dict[str, Any], year: int) -> date:
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    if "sunday" in rule:
        first = date(year, rule["sunday"]["month"], 1)
        return first + timedelta(days=_SUNDAY - first.weekday() + 7 * (rule["sunday"]["number"] - 1))
    return date.fromisoformat(f"{year:04}-{rule['day']}")


def _next_working(day: date, taken: dict[date, dict[str, str]]) -> date:
    while day.weekday() in (_SATURDAY, _SUNDAY) or day in taken:
        day += timedelta(days=1)
    return day


def name_of(country: str, day: date, language: str) -> str:
    """What a day is called where it is a holiday; blank where it is none."""
    names = of_year(country, day.year).get(day, {})
    return names.get(language, names.get("en", ""))
