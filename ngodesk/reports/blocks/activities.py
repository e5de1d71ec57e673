"""The activities, planned against done, and what was written of each."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from ngodesk.common.dates import in_table
from ngodesk.common.language import Texts
from ngodesk.figures.activities import Done, activities
from ngodesk.figures.narrated import narrated
from ngodesk.model import words
from ngodesk.reports import narration
from ngodesk.reports.content import Element, Heading, Note, Text
from ngodesk.reports.layout import DENSE_FROM, Field, Layout
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Value

OF_PROJECT = (activities,)
OF_PRINT = (narrated,)
OPTIONS = frozenset({"columns", "none", "other", "note", "section", "ask", "required", "limit", "lines"})


def _days(start: date | None, end: date | None, texts: Texts) -> Value:
    """From and to, one to a line; one day alone, or what of the two is stated."""
    if start and end and start != end:
        return f"{in_table(start, texts.language)} \N{EN DASH}", in_table(end, texts.language)
    return start or end or NOT_STATED


FIELDS: dict[str, Field[Done]] = {
    "code": Field(lambda each, _texts: each.code),
    "title": Field(lambda each, _texts: each.title),
    "planned": Field(lambda each, texts: _days(each.start, each.end, texts) if each.code else ""),
    "done": Field(lambda each, texts: _days(each.first, each.last, texts) if each.first else "\N{EN DASH}"),
    "responsible": Field(lambda each, _texts: each.responsible),
    "status": Field(
        lambda each, texts: words.word("activities", "status", each.status, texts) if each.status else ""
    ),
    "events": Field(lambda each, _texts: each.events, "count"),
    "hours": Field(lambda each, _texts: each.hours, "number", dash=True),
    "attendances": Field(lambda each, _texts: each.attendances, "count"),
    "people": Field(lambda each, _texts: each.people, "count"),
    "organisations": Field(lambda each, _texts: each.organisations, "count"),
    "headcount": Field(lambda each, _texts: each.headcount, "count"),
    "outputs": Field(lambda each, _texts: each.outputs, "count"),
    "places": Field(lambda each, _texts: ", ".join(each.places)),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each activity; below it the text of each that has one, or must have one."""
    found = source.of(activities)
    if not found:
        yield Text(options["none"])
        return
    layout = Layout(options["columns"], FIELDS, texts)
    named = [each if each.code else replace(each, title=options["other"]) for each in found]
    yield layout.table(named, dense=len(layout.columns) > DENSE_FROM)
    if options.get("note"):
        yield Note(options["note"])
    if options.get("section"):
        yield from _texts(found, source, texts, options)


def _texts(found: list[Done], source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    written = source.of(narrated).texts
    for each in found:
        name = f"{options['section']}.{each.code}"
        if each.code and (name in written or options.get("required")):
            yield Heading(f"{each.code}. {each.title}", 2)
            yield from narration.section(source, texts, name, options.get("lines", 2))
