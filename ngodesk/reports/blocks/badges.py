"""Badges of those who are expected at an event."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.meeting import meeting
from ngodesk.reports import wording
from ngodesk.reports.blocks.sign_in import about, days, running, subtitle, title
from ngodesk.reports.content import Card, Cards, Element, Text
from ngodesk.reports.source import Source

OF_PRINT = (meeting,)
OPTIONS = frozenset({"none"})

__all__ = ["about", "running", "subtitle", "title"]


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A badge for everybody; an organisation that comes without a person has one too."""
    found = source.of(meeting)
    foot = wording.BETWEEN.join((found.title, days(found, texts)))
    cards = []
    for guest in found.expected:
        organisation = ", ".join(guest.organisations)
        name = f"{guest.first} {guest.last}".strip()
        cards.append(Card(name or organisation, organisation if name else "", foot))
    yield Cards(tuple(cards)) if cards else Text(options["none"])
