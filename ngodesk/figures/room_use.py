"""Which bookings of a room are at the same time, and whether its seats hold them all.

A booking that names no seats takes the whole room; a room without a number of seats is lent as a whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

_HELD = """
SELECT b.id, b.room_id, b.start, b.end, max(coalesce(r.seats, 1), 1),
  CASE WHEN b.seats IS NULL OR r.seats IS NULL THEN max(coalesce(r.seats, 1), 1) ELSE max(b.seats, 1) END
FROM bookings b JOIN rooms r ON r.id = b.room_id{where} ORDER BY b.room_id, b.start, b.id"""


@dataclass(frozen=True, slots=True)
class Held:
    """Seats of a room that are taken from `start` to `end`, as the file writes moments."""

    id: int
    room: int
    start: str
    end: str
    capacity: int
    seats: int


@dataclass(frozen=True, slots=True)
class Clash:
    """A booking for which there are not enough seats, and the earlier entered ones that it meets."""

    booking: int
    others: tuple[int, ...]


def held(connection: Connection, room: int | None = None) -> list[Held]:
    """The bookings of a room or of all, room by room in the order of time."""
    where = "" if room is None else f" WHERE b.room_id = {int(room)}"
    return [Held(*row) for row in connection.exec_driver_sql(_HELD.format(where=where))]


def clashes(bookings: Iterable[Held]) -> Iterator[Clash]:
    """Those for which there are not enough seats, room by room; each once. What was entered first stays."""
    for _room, there in groupby(bookings, key=lambda each: each.room):
        yield from _of_room(list(there))


def _of_room(bookings: list[Held]) -> Iterator[Clash]:
    """A room is fullest when somebody comes: only these moments are looked at."""
    there: list[Held] = []
    told: set[int] = set()
    for moment, coming in groupby(bookings, key=lambda each: each.start):
        there = [each for each in (*there, *coming) if taken(each, moment)]
        room: list[Held] = []
        for each in sorted(there, key=lambda each: each.id):
            if sum(other.seats for other in room) + each.seats <= each.capacity:
                room.append(each)
            elif each.id not in told:
                told.add(each.id)
                yield Clash(each.id, tuple(other.id for other in room))


def taken(each: Held, moment: str) -> bool:
    """Whether it takes its seats at a moment; who leaves makes room for who comes."""
    return each.start <= moment < each.end


def free(bookings: Iterable[Held], capacity: int, start: str, end: str) -> int:
    """The seats that are free all the time from `start` to `end`."""
    met = [each for each in bookings if each.start < end and start < each.end]
    moments = [start, *(each.start for each in met if each.start > start)]
    return capacity - max(sum(each.seats for each in met if taken(each, moment)) for moment in moments)
