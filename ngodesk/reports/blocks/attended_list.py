"""The filled list of an event: who was there in which session, for whom, how many hours."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.figures.meeting import Guest, meeting
from ngodesk.model import words
from ngodesk.reports.blocks.sign_in import about, landscape, running, subtitle, title, who
from ngodesk.reports.content import Column, Element, Note, Row, Table, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import Value

OF_PRINT = (meeting,)
OPTIONS = frozenset({"number", "name", "organisation", "whole", "hours", "total", "unsigned", "none"})

__all__ = ["about", "landscape", "running", "subtitle", "title"]
_THERE = "\N{CHECK MARK}"


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for everybody on the list; hours of the event and of everybody."""
    found = source.of(meeting)
    if not found.guests:
        yield Text(options["none"])
        return
    places: list[int | None] = [session.id for session in found.sessions]
    if not places or any(None in guest.statuses for guest in found.guests):
        places.append(None)
    heads = {session.id: dates.short(session.date, texts.language) for session in found.sessions}
    columns = (
        Column(options["number"], weight=9),
        Column(options["name"], weight=46),
        Column(options["organisation"], weight=50),
        *(Column(options["whole"] if place is None else heads[place], weight=20) for place in places),
        Column(options["hours"], "number", 18, summed=True, dash=True),
    )
    rows = [
        Row((str(number), *who(guest), *(_mark(guest, place, texts) for place in places), guest.hours))
        for number, guest in enumerate(found.guests, 1)
    ]
    total = sum((guest.hours for guest in found.guests), Decimal("0.00"))
    yield Table(columns, (*rows, Row(("", options["total"], "", *[""] * len(places), total), "total")))
    if any(guest.attended and not guest.signed for guest in found.guests):
        yield Note(options["unsigned"])
    for session in found.sessions:
        if session.topic:
            yield Note(f"{dates.in_table(session.date, texts.language)} \N{EN DASH} {session.topic}")


def _mark(guest: Guest, place: int | None, texts: Texts) -> Value:
    """A sign for who was there; everything else in words."""
    status = guest.statuses.get(place, "")
    if status == "attended":
        return _THERE if guest.signed else f"{_THERE}*"
    return words.word("attendance", "status", status, texts) if status else ""
