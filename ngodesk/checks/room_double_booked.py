"""Bookings of a room for which it has not enough seats at that time."""

from collections.abc import Iterator

from ngodesk.checks.core.finding import WARNING, Finding, Rule
from ngodesk.checks.core.looking import Look, day
from ngodesk.common.language import N_
from ngodesk.common.saying import say
from ngodesk.figures.room_use import clashes, held

RULE = Rule(
    id="room-double-booked",
    severity=WARNING,
    title=N_("Room booked twice"),
    source=N_("A room has no more seats than it has; who books it in the window is told at once."),
    tables=("bookings",),
)


def check(look: Look) -> Iterator[Finding]:
    """As what is imported brings it, or a room that lost seats; what was entered first stays."""
    doubled = [each.booking for each in clashes(held(look.connection))]
    for row in look.rows(
        "SELECT b.id, b.start, r.name FROM bookings b JOIN rooms r ON r.id = b.room_id"
        f" WHERE b.id IN ({', '.join(map(str, doubled))})"
        " AND (:project IS NULL OR b.project_id = :project) ORDER BY b.start, b.id"
    ):
        what = say(
            N_("There are not enough free seats in {room} on {day}."), room=row.name, day=day(row.start[:10])
        )
        yield RULE.found("bookings", row.id, what)
