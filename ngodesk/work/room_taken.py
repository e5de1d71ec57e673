"""Nobody books a room beyond its seats: what is there already, said when somebody tries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from ngodesk.common.language import _, current, plural
from ngodesk.figures.room_use import Clash, clashes, held
from ngodesk.work.naming import Names

TABLE = "bookings"
_MET = """
SELECT b.id, b.room_id, b.start, b.end, b.seats, b.organisation_id, b.person_id
FROM bookings b WHERE b.id IN ({ids}) ORDER BY b.start, b.id"""


@dataclass(frozen=True)
class Taken:
    """A booking that finds no room: the field that is wrong with it, and why."""

    booking: int
    field: str
    sentence: str


def known(connection: Connection, table: str) -> frozenset[Clash]:
    """The bookings that meet already, as an import may have brought them; only of that table."""
    return frozenset(clashes(held(connection))) if table == TABLE else frozenset()


def taken(
    connection: Connection, table: str, ids: Sequence[int], before: frozenset[Clash]
) -> Iterator[Taken]:
    """Those of `ids` that meet others since `before`. Who was double booked then may still be mended."""
    written = frozenset(ids)
    for clash in known(connection, table) - before:
        ours = [each for each in (clash.booking, *clash.others) if each in written]
        if ours:
            others = [each for each in (clash.booking, *clash.others) if each != ours[0]]
            yield Taken(ours[0], "start" if others else "seats", _said(connection, ours[0], others))


def _said(connection: Connection, booking: int, others: Sequence[int]) -> str:
    names = Names(connection, current().language)
    room = connection.exec_driver_sql(
        "SELECT r.id, r.seats FROM bookings b JOIN rooms r ON r.id = b.room_id WHERE b.id = ?", (booking,)
    ).one()
    called = names.one("rooms", room[0])
    if not others:
        words = plural("{room} has {number} seat.", "{room} has {number} seats.", room[1])
        return words.format(room=called, number=room[1])
    told = "; ".join(told_of(connection, names, others))
    return _("{room} is taken then: {bookings}.").format(room=called, bookings=told)


def told_of(connection: Connection, names: Names, bookings: Sequence[int]) -> list[str]:
    """From when to when they are, who booked and how many seats."""
    rows = connection.exec_driver_sql(_MET.format(ids=", ".join(map(str, bookings))))
    return [
        brief(
            row.start,
            row.end,
            names.one("organisations", row.organisation_id) or names.one("people", row.person_id),
            row.seats,
        )
        for row in rows
    ]


def brief(start: str, end: str, who: str, seats: int | None) -> str:
    """A booking in a few words: 14:00–17:00, Association (2)."""
    clock = f"{start[11:16]}–{end[11:16]}"
    told = ", ".join(filter(None, (clock, who)))
    return told if seats is None else f"{told} ({seats})"
