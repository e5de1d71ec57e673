"""A person's hours of a month: by day, then added up for each project and other work."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.worked import Worked, worked
from ngodesk.reports import captions
from ngodesk.reports.content import Column, Element, Heading, Note, Row, Table, Text
from ngodesk.reports.layout import Field, Layout
from ngodesk.reports.source import Source

OF_PRINT = (worked,)
OPTIONS = frozenset({"columns", "total", "project", "together", "hours", "other", "unconfirmed", "none"})

FIELDS: dict[str, Field[Worked]] = {
    "date": Field(lambda each, _texts: each.date),
    "task": Field(lambda each, _texts: each.task),
    "project": Field(lambda each, _texts: each.project),
    "line": Field(lambda each, _texts: each.line),
    "hours": Field(lambda each, _texts: each.hours, "number", summed=True),
}


def title(source: Source, texts: Texts) -> str:
    """Whose hours they are."""
    return source.of(worked).person


def subtitle(source: Source, texts: Texts) -> str:
    """The month in words."""
    return captions.month(source, texts)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The days, then the projects."""
    found = source.of(worked).hours
    if not found:
        yield Text(options["none"])
        return
    layout = Layout(options["columns"], FIELDS, texts)
    rows = layout.rows(found)
    yield Table(layout.columns, (*rows, layout.summed(options["total"], rows)))
    if not all(each.confirmed for each in found):
        yield Note(options["unconfirmed"])
    yield Heading(options["together"])
    yield _by_project(found, options)


def _by_project(found: tuple[Worked, ...], options: dict[str, Any]) -> Table:
    sums: dict[str, Decimal] = {}
    for each in found:
        name = f"{each.project} {each.title}" if each.project else options["other"]
        sums[name] = sums.get(name, Decimal("0.00")) + each.hours
    columns = (Column(options["project"], weight=130), Column(options["hours"], "number", 30, summed=True))
    total = sum(sums.values(), Decimal("0.00"))
    return Table(columns, (*(Row(pair) for pair in sums.items()), Row((options["total"], total), "total")))
