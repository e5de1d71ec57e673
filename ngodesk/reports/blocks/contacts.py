"""Phones and e-mails of those on the list of an event: for the coordinator alone."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.meeting import Guest, meeting
from ngodesk.model import words
from ngodesk.reports.blocks.sign_in import about, running, subtitle, title
from ngodesk.reports.content import Element, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source
from ngodesk.reports.values import Name

OF_PRINT = (meeting,)
OPTIONS = frozenset({"columns", "none", "note"})

__all__ = ["about", "running", "subtitle", "title"]

FIELDS: dict[str, Field[Guest]] = {
    "name": Field(lambda guest, _texts: Name(guest.last, guest.first)),
    "organisation": Field(lambda guest, _texts: tuple(guest.organisations)),
    "phone": Field(lambda guest, _texts: guest.phone),
    "email": Field(lambda guest, _texts: guest.email),
    "needs": Field(lambda guest, _texts: guest.needs),
    "status": Field(
        lambda guest, texts: tuple(
            dict.fromkeys(words.word("attendance", "status", each, texts) for each in guest.statuses.values())
        )
    ),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for everybody, those who wait for a place too."""
    guests = source.of(meeting).guests
    if not guests:
        yield Text(options["none"])
        return
    yield Text(options["note"])
    yield Layout(options["columns"], FIELDS, texts).table(guests)
