"""The indicators in the columns of a funder's form, without their evidence."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.achieved import Achieved, achieved
from ngodesk.model import words
from ngodesk.reports.blocks.products import EXACT
from ngodesk.reports.content import Element, Note
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Value

OF_PROJECT = (achieved,)
OPTIONS = frozenset({"columns", "none", "note"})


def _number(value: Decimal | None, each: Achieved) -> Value:
    """Whole where all numbers of the indicator are; with two places otherwise."""
    if value is None:
        return NOT_STATED
    known = (each.baseline, each.target, each.before, each.value, each.together)
    return value if each.measure in EXACT or any((one or 0) % 1 for one in known) else int(value)


def _percent(each: Achieved) -> Value:
    return "" if each.percent is None else each.percent


def _amount(name: str) -> Field[Achieved]:
    return Field(lambda each, _texts: _number(getattr(each, name), each), "number")


FIELDS: dict[str, Field[Achieved]] = {
    "code": Field(lambda each, _texts: each.code),
    "name": Field(lambda each, _texts: each.name),
    "unit": Field(lambda each, _texts: each.unit),
    "kind": Field(lambda each, texts: words.word("indicators", "kind", each.kind, texts)),
    "verification": Field(lambda each, _texts: each.verification),
    "percent": Field(lambda each, _texts: _percent(each), "percent"),
} | {name: _amount(name) for name in ("baseline", "target", "before", "value", "together")}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each indicator."""
    found = source.of(achieved)
    yield from listing(found, FIELDS, texts, options)
    if found and options.get("note"):
        yield Note(options["note"])
