"""What takes place, as it is said in the days of a month and in the list of one day."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ngodesk.common.language import _
from ngodesk.gui import words
from ngodesk.gui.events.legend import tone_of
from ngodesk.gui.events.month import Item
from ngodesk.gui.table import Cell

if TYPE_CHECKING:
    from ngodesk.work.event_calendar import Occasion


def by_day(occasions: "Iterable[Occasion]", shown: tuple[date, date]) -> dict[date, list[Item]]:
    """What stands in each of the days shown: what lasts several days stands in each of them."""
    items: dict[date, list[Item]] = {}
    for each in occasions:
        first, last = max(each.first, shown[0]), min(each.last, shown[1])
        for after in range((last - first).days + 1):
            items.setdefault(first + timedelta(days=after), []).append(_item(each))
    return items


def _item(each: "Occasion") -> Item:
    brief = f"{_clock(each)} {each.title}".strip()
    status = words.word("events", "status", each.status)
    said = ", ".join(filter(None, (f"{_clock(each)} {each.name}".strip(), each.place, status)))
    return Item(brief, tone_of(each.kind), each.status, said)


def cells_of(each: "Occasion") -> list[Cell]:
    """A row of the list of a day."""
    status = words.word("events", "status", each.status)
    tone = {"planned": "info", "held": "ok"}.get(each.status, "neutral")
    more = ", ".join(filter(None, (each.name, each.topic, each.place)))
    return [
        Cell(_clock(each) or "–", "muted", spoken=_clock(each) or _("all day")),
        Cell(each.name, spoken=more),
        Cell(status, chip=tone),
    ]


def _clock(each: "Occasion") -> str:
    return f"{each.start:%H:%M}".removeprefix("0") if each.start is not None else ""
