"""The register of events with hours and counts, their sums, and sums by kind."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.held import Held, held
from ngodesk.model import words
from ngodesk.reports.content import Element
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source

OF_PROJECT = (held,)
OPTIONS = frozenset({"columns", "total", "none"})

FIELDS: dict[str, Field[Held]] = {
    "ref": Field(lambda each, _texts: each.ref),
    "start": Field(lambda each, _texts: each.start),
    "end": Field(lambda each, _texts: each.end),
    "kind": Field(lambda each, texts: words.word("events", "kind", each.kind, texts)),
    "title": Field(lambda each, _texts: each.title),
    "series": Field(lambda each, _texts: each.series),
    "where": Field(lambda each, _texts: each.where),
    "county": Field(lambda each, _texts: each.county),
    "lead": Field(lambda each, _texts: each.lead),
    "hours": Field(lambda each, _texts: each.hours, "number", summed=True, dash=True),
    "attendances": Field(lambda each, _texts: each.attendances, "count"),
    "people": Field(lambda each, _texts: each.people, "count"),
    "organisations": Field(lambda each, _texts: each.organisations, "count"),
    "headcount": Field(lambda each, _texts: "" if each.headcount is None else each.headcount, "count"),
    "refused": Field(lambda each, _texts: each.refused, "count"),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each event."""
    yield from listing(source.of(held), FIELDS, texts, options)
