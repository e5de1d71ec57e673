"""Everybody who took part, each once, with attendances and hours."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.taking_part import Participant, participants
from ngodesk.model import words
from ngodesk.reports.content import Element
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Name, Value

OF_PRINT = (participants,)
OPTIONS = frozenset({"columns", "total", "none"})


def gender(each: Participant, texts: Texts) -> Value:
    """In words."""
    return words.word("people", "gender", each.gender, texts) if each.gender else NOT_STATED


FIELDS: dict[str, Field[Participant]] = {
    "ref": Field(lambda each, _texts: each.ref),
    "name": Field(lambda each, _texts: Name(each.last, each.first)),
    "gender": Field(gender),
    "age": Field(lambda each, _texts: NOT_STATED if each.age is None else each.age, "count"),
    "county": Field(lambda each, _texts: each.county),
    "municipality": Field(lambda each, _texts: each.municipality),
    "organisations": Field(lambda each, _texts: each.organisations),
    "since": Field(lambda each, _texts: each.since),
    "events": Field(lambda each, _texts: each.events, "count"),
    "hours": Field(lambda each, _texts: each.hours, "number", summed=True, dash=True),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each person."""
    yield from listing(source.of(participants), FIELDS, texts, options)
