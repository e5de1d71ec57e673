"""Rooms: what is booked in a week, how many seats are free, a series by a rule, who used how much."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Row

from ngodesk.common.language import N_
from ngodesk.common.text import sort_key
from ngodesk.figures.booked import Used, all_bookings, used
from ngodesk.figures.room_use import Held, free, held
from ngodesk.store.store import Store
from ngodesk.work import saving, scheduling
from ngodesk.work.naming import Names
from ngodesk.work.room_taken import brief, told_of
from ngodesk.work.saving import Change
from ngodesk.work.scheduling import Rule
from ngodesk.work.viewing import Stored

BOOK = N_("Book a series: {number}")
_WEEK = 7
_SLOTS = (
    "SELECT id, room_id, start, \"end\", seats, organisation_id, person_id, coalesce(note, '') AS note"
    ' FROM bookings WHERE start < ? AND "end" > ? ORDER BY start, id'
)


@dataclass(frozen=True)
class Room:
    """A room; without a number of seats it is lent as a whole."""

    id: int
    name: str
    seats: int | None


@dataclass(frozen=True)
class Slot:
    """A booking of the week; `who` is the organisation, or the person where none is named."""

    id: int
    room: int
    start: datetime
    end: datetime
    seats: int | None
    who: str
    note: str

    def told(self) -> str:
        """In a few words."""
        return brief(self.start.isoformat(), self.end.isoformat(), self.who, self.seats)


@dataclass(frozen=True)
class Week:
    """The rooms, and what is booked in seven days from a Monday on."""

    monday: date
    rooms: tuple[Room, ...]
    slots: tuple[Slot, ...]
    near: tuple[date | None, date | None] = (None, None)
    """The last booking before, the first after; only where the week has none."""
    taken: tuple[Held, ...] = field(default=(), repr=False)

    def free(self, room: int, start: datetime, end: datetime) -> int:
        """The seats that are free all that time; less than none where more are booked than there are."""
        capacity = next(max(each.seats or 1, 1) for each in self.rooms if each.id == room)
        there = [each for each in self.taken if each.room == room]
        return free(there, capacity, start.isoformat(), end.isoformat())


def week(store: Store, monday: date, language: str) -> Week:
    """What the week shows."""
    begins = datetime.combine(monday, time()).isoformat()
    ends = datetime.combine(_after(monday, _WEEK), time()).isoformat()
    with store.reading() as connection:
        names = Names(connection, language)
        rooms = [Room(*row) for row in connection.exec_driver_sql("SELECT id, name, seats FROM rooms")]
        slots = [_slot(row, names) for row in connection.exec_driver_sql(_SLOTS, (ends, begins)).all()]
        near = (None, None) if slots else _near(connection, begins, ends)
        taken = tuple(each for each in held(connection) if each.start < ends and each.end > begins)
    rooms.sort(key=lambda each: (sort_key(each.name, language), each.id))
    return Week(monday, tuple(rooms), tuple(slots), near, taken)


def _after(day: date, number: int) -> date:
    return date.fromordinal(min(day.toordinal() + number, date.max.toordinal()))


def _slot(row: Row[Any], names: Names) -> Slot:
    who = names.one("organisations", row.organisation_id) or names.one("people", row.person_id)
    start, end = datetime.fromisoformat(row.start), datetime.fromisoformat(row.end)
    return Slot(row.id, row.room_id, start, end, row.seats, who, row.note)


def _near(connection: Connection, begins: str, ends: str) -> tuple[date | None, date | None]:
    before, after = connection.exec_driver_sql(
        "SELECT (SELECT max(start) FROM bookings WHERE start < ?), (SELECT min(start) FROM bookings"
        " WHERE start >= ?)",
        (begins, ends),
    ).one()
    return _day(before), _day(after)


def _day(moment: str | None) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None


@dataclass(frozen=True)
class Plan:
    """The same booking on several days: from when to when, and its values by field without the moments."""

    start: time
    end: time
    values: dict[str, Stored]

    def on(self, day: date) -> tuple[str, str]:
        """When it begins and ends on a day."""
        return (
            datetime.combine(day, self.start).isoformat(),
            datetime.combine(day, self.end).isoformat(),
        )


@dataclass(frozen=True)
class Chance:
    """A day of a rule: the holiday that it is, or what takes the room then; blank where it can be booked."""

    date: date
    holiday: str = ""
    taken: str = ""


def chances(store: Store, rule: Rule, plan: Plan, language: str) -> list[Chance]:
    """The days of a rule, and on which of them there are seats."""
    found = scheduling.days(rule, language)
    room, wanted = plan.values["room"], plan.values.get("seats")
    with store.reading() as connection:
        seats = connection.exec_driver_sql("SELECT seats FROM rooms WHERE id = ?", (room,)).scalar()
        names = Names(connection, language)
        bookings = held(connection, int(str(room)))
        capacity = max(seats or 1, 1)
        needed = capacity if seats is None or not isinstance(wanted, int) else max(wanted, 1)
        made = []
        for day in found:
            start, end = plan.on(day.date)
            met = [each for each in bookings if each.start < end and start < each.end]
            full = not day.holiday and free(met, capacity, start, end) < needed
            told = "; ".join(told_of(connection, names, [each.id for each in met])) if full else ""
            made.append(Chance(day.date, day.holiday, told or ("–" if full else "")))
    return made


def make(store: Store, plan: Plan, days: Sequence[date]) -> list[int]:
    """Book the days in one step; gives the ids. Raises RefusedRecordError; then nothing is booked."""
    changes = []
    for day in days:
        start, end = plan.on(day)
        changes.append(Change(None, {**plan.values, "start": start, "end": end}))
    return saving.save(store, "bookings", changes, BOOK)


def totals(store: Store) -> list[Used]:
    """Who used how much in each month, all projects and rooms together."""
    with store.reading() as connection:
        return used(all_bookings(connection))
