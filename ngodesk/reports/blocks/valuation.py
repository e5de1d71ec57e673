"""The valuation of personal contribution: hours by agreement and line, at the agreement's rate."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.volunteering import Agreement, Work, agreements, hours, value
from ngodesk.reports.content import Element, Note
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Name

OF_PRINT = (agreements,)
OPTIONS = frozenset({"columns", "total", "none", "note", "without_line"})


@dataclass(frozen=True, slots=True)
class Item:
    """The confirmed work of an agreement on one line."""

    agreement: Agreement
    line: str
    line_name: str
    work: tuple[Work, ...]


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each agreement and line; what names no line is left out and said."""
    found = source.of(agreements)
    items = [item for each in found for item in _items(each)]
    fields: dict[str, Field[Item]] = {
        "name": Field(lambda item, _texts: Name(item.agreement.last, item.agreement.first)),
        "number": Field(lambda item, _texts: item.agreement.number or item.agreement.ref),
        "tasks": Field(lambda item, _texts: item.agreement.tasks),
        "line": Field(lambda item, _texts: item.line),
        "line_name": Field(lambda item, _texts: item.line_name),
        "hours": Field(lambda item, _texts: hours(item.work), "number", summed=True),
        "rate": Field(
            lambda item, _texts: NOT_STATED if item.agreement.rate is None else item.agreement.rate, "number"
        ),
        "value": Field(lambda item, _texts: value(item.work), "number", summed=True),
    }
    yield from listing(items, fields, texts, options, source.facts.currency)
    yield Note(options["note"])
    left = sum(not work.line for each in found for work in each.confirmed)
    if left:
        yield Note(options["without_line"].format(number=left))


def _items(agreement: Agreement) -> Iterator[Item]:
    lines = dict.fromkeys((each.line, each.line_name) for each in agreement.confirmed if each.line)
    for code, name in sorted(lines):
        work = tuple(each for each in agreement.confirmed if each.line == code)
        yield Item(agreement, code, name, work)
