"""Which counties and municipalities were reached, by which events; each country has its own word for them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.figures.held import Held
from ngodesk.figures.reached import Reached, coverage
from ngodesk.reports.content import Column, Element, Heading, Row, Table, Text
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source

OF_PROJECT = (coverage,)
OPTIONS = frozenset(
    {
        "PL", "LV", "any", "municipality", "events", "hours", "which", "municipalities", "elsewhere",
        "columns", "none", "unreached",
    }
)  # fmt: skip

FIELDS: dict[str, Field[Held]] = {
    "start": Field(lambda each, _texts: each.start),
    "title": Field(lambda each, _texts: each.title),
    "where": Field(lambda each, _texts: ", ".join(part for part in (each.where, each.county) if part)),
    "ref": Field(lambda each, _texts: each.ref),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The counties, those without an event too; then municipalities, then events elsewhere."""
    found = source.of(coverage)
    if not found.counties:
        yield Text(options["none"])
    else:
        words = options.get(found.country) or options["any"]
        said = words["reached"].format(reached=found.reached, number=len(found.counties))
        yield Text(f"{said} ({found.region})" if found.region else said)
        rows = [Row(_cells(each, texts, options)) for each in found.counties]
        yield Table(_columns(words["county"], options), tuple(rows))
    if found.municipalities:
        yield Heading(options["municipalities"])
        rows = [
            Row((f"{each.name} ({each.within})", *_cells(each, texts, options)[1:]))
            for each in found.municipalities
        ]
        yield Table(_columns(options["municipality"], options), tuple(rows))
    if found.elsewhere:
        yield Text(options["elsewhere"])
        yield from listing(found.elsewhere, FIELDS, texts, options)


def _columns(place: str, options: dict[str, Any]) -> tuple[Column, ...]:
    return (
        Column(place, weight=46),
        Column(options["events"], "count", 18),
        Column(options["hours"], "number", 20),
        Column(options["which"], weight=90),
    )


def _cells(each: Reached, texts: Texts, options: dict[str, Any]) -> tuple[Any, ...]:
    which = tuple(f"{dates.in_table(one.start, texts.language)} {one.title}" for one in each.events)
    hours = sum((one.hours for one in each.events), Decimal("0.00"))
    return each.name, len(each.events), hours, which or options["unreached"]
