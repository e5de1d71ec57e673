"""Bookings by month and organisation with their hours, then one by one."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.figures.booked import Booking, Used, bookings, used
from ngodesk.reports.content import Element, Heading
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source

OF_PROJECT = (bookings,)
OPTIONS = frozenset({"columns", "total", "none", "bookings", "booking_columns"})

MONTHS: dict[str, Field[Used]] = {
    "month": Field(lambda each, texts: dates.month(each.month, texts.language)),
    "organisation": Field(lambda each, _texts: each.organisation),
    "bookings": Field(lambda each, _texts: each.bookings, "count"),
    "hours": Field(lambda each, _texts: each.hours, "number", summed=True),
    "seat_hours": Field(lambda each, _texts: each.seat_hours, "number", summed=True),
}
FIELDS: dict[str, Field[Booking]] = {
    "date": Field(lambda each, _texts: each.start.date()),
    "clock": Field(lambda each, _texts: f"{each.start:%H:%M}\N{EN DASH}{each.end:%H:%M}"),
    "room": Field(lambda each, _texts: each.room),
    "organisation": Field(lambda each, _texts: each.organisation),
    "person": Field(lambda each, _texts: each.person),
    "seats": Field(lambda each, _texts: each.seats, "count"),
    "hours": Field(lambda each, _texts: each.hours, "number", summed=True),
    "note": Field(lambda each, _texts: each.note),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The months, then every booking."""
    found = source.of(bookings)
    yield from listing(used(found), MONTHS, texts, options)
    if found:
        yield Heading(options["bookings"])
        every = {"columns": options["booking_columns"], "total": options["total"], "none": ""}
        yield from listing(found, FIELDS, texts, every)
