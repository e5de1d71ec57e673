"""One advice session: who asked, for whom, what about, how long, who advised."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.meeting import meeting
from ngodesk.model import words
from ngodesk.reports.blocks.sign_in import about, days, subtitle, title
from ngodesk.reports.content import Element
from ngodesk.reports.layout import form
from ngodesk.reports.source import Source
from ngodesk.reports.values import Value

OF_PRINT = (meeting,)
OPTIONS = frozenset({"fields"})

__all__ = ["about", "subtitle", "title"]


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The fields that the template names; hours are those that the figures count."""
    found = source.of(meeting)
    people = tuple(f"{guest.first} {guest.last}".strip() for guest in found.attended)
    bodies = dict.fromkeys(name for guest in found.attended for name in guest.organisations)
    values: dict[str, Value] = {
        "day": days(found, texts),
        "who": tuple(name for name in people if name),
        "organisation": tuple(bodies),
        "topic": found.title,
        "mode": words.word("events", "mode", found.mode, texts) if found.mode else "",
        "place": found.where,
        "hours": found.hours,
        "adviser": ", ".join(found.leads),
        "notes": found.notes,
    }
    yield form(options["fields"], values, ("topic",))
