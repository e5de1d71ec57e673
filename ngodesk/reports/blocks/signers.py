"""Who signs for the organisation on the day, and what each is in it."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.signing import signing
from ngodesk.reports.content import Column, Element, Row, Table, Text
from ngodesk.reports.source import Source

OF_PRINT = (signing,)
OPTIONS = frozenset({"name", "function", "none"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The signatories of the settings, then the people of the organisation whose function has not ended."""
    found = source.of(signing)
    people = dict.fromkeys((each.name, each.function) for each in (*found.signers, *found.team))
    if people:
        columns = (Column(options["name"], weight=60), Column(options["function"], weight=80))
        yield Table(columns, [Row(each) for each in people])
    else:
        yield Text(options["none"])
