"""Where bookings stand in a day: those that are at the same time side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAY = 24 * 60


@dataclass(frozen=True)
class Item:
    """A booking as the week shows it: its words by line, the tone of its room, all of it as it is said."""

    id: int
    start: datetime
    end: datetime
    words: str
    tone: str
    said: str


@dataclass(frozen=True)
class Placed:
    """An item in a day: its minutes there, which of how many lanes it stands in."""

    item: Item
    start: int
    end: int
    lane: int
    lanes: int


def minutes(day: date, moment: datetime) -> int:
    """How far into a day a moment is; none of it or all where it is another day."""
    passed = moment - datetime.combine(day, time())
    return max(0, min(DAY, passed // timedelta(minutes=1)))


def placed(day: date, items: Iterable[Item]) -> list[Placed]:
    """What stands in a day. Items that meet share its width, and with them those that meet these."""
    spans = [(minutes(day, each.start), minutes(day, each.end), each) for each in items]
    spans = sorted((span for span in spans if span[0] < span[1]), key=lambda each: (each[0], -each[1]))
    found: list[Placed] = []
    group: list[tuple[int, int, Item, int]] = []
    ends: list[int] = []
    for start, end, item in spans:
        if ends and start >= max(ends):
            found += _together(group, len(ends))
            group, ends = [], []
        lane = next((number for number, free in enumerate(ends) if free <= start), len(ends))
        ends[lane : lane + 1] = [end]
        group.append((start, end, item, lane))
    return found + _together(group, len(ends))


def _together(group: list[tuple[int, int, Item, int]], lanes: int) -> list[Placed]:
    return [Placed(item, start, end, lane, lanes) for start, end, item, lane in group]
