"""Which automatic backups stay: by their number and by the day in their name, never by today's clock."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

NAME = re.compile(r"(?P<number>\d{6,}) (?P<day>\d{4}-\d\d-\d\d) (?P<time>\d\d-\d\d) (?P<reason>.*)\.ngodesk")
DAYS_WHOLE, DAYS, WEEKS, MONTHS, MIGRATIONS, ALWAYS = 2, 14, 8, 12, 3, 3
BEFORE_MIGRATION = "before-migration"


@dataclass(frozen=True)
class Named:
    """A backup as its name tells it."""

    path: Path
    number: int
    day: date
    reason: str


def named(path: Path) -> Named | None:
    """What the name of a backup tells; nothing for any other file."""
    found = NAME.fullmatch(path.name)
    try:
        day = date.fromisoformat(found["day"]) if found else None
    except ValueError:
        day = date.min  # somebody renamed it
    return Named(path, int(found["number"]), day, found["reason"]) if found and day else None


def kept(backups: Sequence[Named]) -> list[Named]:
    """Those that stay, the newest first: all of two days, then one for each day, week and month.

    Days are counted, not compared with today: where the clock went back, no good backup goes for it.
    """
    newest = sorted(backups, key=lambda each: each.number, reverse=True)
    days = list(dict.fromkeys(each.day for each in newest))
    stays = {
        *newest[:ALWAYS],
        *(each for each in newest if each.day in days[:DAYS_WHOLE]),
        *_first_of(newest, lambda day: (day,), DAYS_WHOLE + DAYS),
        *_first_of(newest, lambda day: tuple(day.isocalendar()[:2]), WEEKS),
        *_first_of(newest, lambda day: (day.year, day.month), MONTHS),
        *[each for each in newest if each.reason == BEFORE_MIGRATION][:MIGRATIONS],
    }
    return [each for each in newest if each in stays]


def _first_of(newest: list[Named], span: Callable[[date], tuple[object, ...]], most: int) -> Iterator[Named]:
    """The newest of each span of time, of so many spans."""
    seen: dict[tuple[object, ...], Named] = {}
    for each in newest:
        seen.setdefault(span(each.day), each)
    yield from list(seen.values())[:most]


def within(stays: list[Named], room: int) -> list[Named]:
    """As many of the newest as there is room for, and the newest three in any case."""
    fitting, taken = [], 0
    for number, each in enumerate(stays):
        taken += each.path.stat().st_size
        if number < ALWAYS or taken <= room:
            fitting.append(each)
    return fitting
