"""Everything held on one person: records with their fields, where else the name stands, the history."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ngodesk.common.dates import in_table
from ngodesk.common.language import Texts
from ngodesk.figures.held_on_person import Entry, Held, HeldOnPerson, held_on_person
from ngodesk.reports.content import Column, Element, FormRow, FormTable, Heading, Row, Table, Text
from ngodesk.reports.source import Source
from ngodesk.reports.values import Born, Value

OF_PRINT = (held_on_person,)
OPTIONS = frozenset({"named", "former", "until", "field", "text", "history", "none", "when", "who", "what"})

_BORN = ("birth_date", "birth_year")


def title(source: Source, texts: Texts) -> str:
    """Whose data they are."""
    return source.of(held_on_person).name


def subtitle(source: Source, texts: Texts) -> str:
    """The day on which it was held."""
    day = in_table(source.printed_on, texts.language)
    return texts.gettext("Everything that is kept, on {day}").format(day=day)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """By table, then texts of other records, values of before, and the steps of the journal."""
    found = source.of(held_on_person)
    yield from _by_table(found.records)
    yield Heading(options["named"])
    if found.named:
        yield from _by_table(found.named, level=2)
    else:
        yield Text(options["none"])
    yield Heading(options["former"])
    yield from _former(found, options)
    yield Heading(options["history"])
    yield from _history(found, options)


def _by_table(records: tuple[Held, ...], level: int = 1) -> Iterator[Element]:
    for label, group in groupby(records, key=lambda each: each.label):
        yield Heading(label, level)
        for each in group:
            yield FormTable(
                [
                    FormRow(entry.label, _value(entry), strong=not place)
                    for place, entry in enumerate(each.entries)
                ]
            )


def _former(found: HeldOnPerson, options: dict[str, Any]) -> Iterator[Element]:
    if not found.former:
        yield Text(options["none"])
        return
    columns = (Column(options["until"], weight=32), Column(options["field"], weight=60))
    rows = [
        Row((each.until.replace("T", " "), f"{each.label}, {each.entry.label}", _value(each.entry)))
        for each in found.former
    ]
    yield Table((*columns, Column(options["text"], weight=80)), rows)


def _value(entry: Entry) -> Value:
    return Born(entry.text) if entry.name in _BORN else entry.text


def _history(found: HeldOnPerson, options: dict[str, Any]) -> Iterator[Element]:
    if not found.changes:
        yield Text(options["none"])
        return
    columns = (Column(options["when"], weight=32), Column(options["who"], weight=40))
    rows = [Row((each.at.replace("T", " "), each.who, each.words)) for each in found.changes]
    yield Table((*columns, Column(options["what"], weight=100)), rows)
