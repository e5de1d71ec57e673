"""Bookings of rooms for a project, and their hours by month and organisation."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.money import rounded
from ngodesk.common.text import natural_key
from ngodesk.figures.participation import EXACT
from ngodesk.figures.project import Scope

_BOOKINGS = """
SELECT r.name, b.start, b.end, coalesce(o.name, ''),
  trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')), coalesce(b.seats, r.seats, 1),
  coalesce(b.note, '')
FROM bookings b JOIN rooms r ON r.id = b.room_id LEFT JOIN organisations o ON o.id = b.organisation_id
LEFT JOIN people p ON p.id = b.person_id {where} ORDER BY b.start, r.name, b.id"""
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class Booking:
    """A room for some hours."""

    room: str
    start: dt.datetime
    end: dt.datetime
    organisation: str
    person: str
    seats: int
    """Those of the room where the booking names none."""
    note: str

    @property
    def hours(self) -> Decimal:
        """From its start to its end."""
        return rounded(Fraction(int((self.end - self.start).total_seconds()), _HOUR), EXACT)


@dataclass(frozen=True, slots=True)
class Used:
    """The bookings of an organisation in a month."""

    month: dt.date
    organisation: str
    bookings: int
    hours: Decimal
    seat_hours: Decimal


def bookings(scope: Scope) -> list[Booking]:
    """The project's bookings of the span, by the day that they begin."""
    days = scope.span.holds("substr(b.start, 1, 10)")
    where = f"WHERE b.project_id = ? AND {days}"
    return [_booking(row) for row in scope.rows(_BOOKINGS.format(where=where), (scope.id,))]


def all_bookings(connection: Connection) -> list[Booking]:
    """Those of all projects and of none."""
    return [_booking(row) for row in connection.exec_driver_sql(_BOOKINGS.format(where=""))]


def used(found: list[Booking]) -> list[Used]:
    """By month, then in the natural order of the organisations."""
    groups: dict[tuple[dt.date, str], list[Booking]] = defaultdict(list)
    for each in found:
        groups[each.start.date().replace(day=1), each.organisation].append(each)
    zero = Decimal("0.00")
    return [
        Used(
            month,
            name,
            len(theirs),
            sum((each.hours for each in theirs), zero),
            sum((each.hours * each.seats for each in theirs), zero),
        )
        for (month, name), theirs in sorted(
            groups.items(), key=lambda group: (group[0][0], natural_key(group[0][1]))
        )
    ]


def _booking(row: Sequence[Any]) -> Booking:
    start, end = dt.datetime.fromisoformat(row[1]), dt.datetime.fromisoformat(row[2])
    return Booking(row[0], start, end, row[3], row[4], row[5], row[6])
