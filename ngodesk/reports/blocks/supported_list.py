"""The organisations that were supported, each once, with the first day and the kinds of support."""

from collections.abc import Iterator, Sequence
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.supported import Both, Supported, supported
from ngodesk.model import words
from ngodesk.reports.content import Column, Element, Heading, Note, Row, Table
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED

OF_PRINT = (supported,)
OPTIONS = frozenset(
    {"columns", "none", "subgrant", "support_case", "ways", "overlaps", "people", "organisations", "note"}
)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The list, then how many in each way, then who was supported in two."""
    found = source.of(supported)
    fields: dict[str, Field[Supported]] = {
        "ref": Field(lambda each, _texts: each.ref),
        "name": Field(lambda each, _texts: each.name),
        "kind": Field(lambda each, texts: words.word("organisations", "kind", each.kind, texts)),
        "municipality": Field(lambda each, _texts: each.municipality),
        "county": Field(lambda each, _texts: each.county),
        "register_no": Field(lambda each, _texts: each.register_no or each.tax_id),
        "since": Field(lambda each, _texts: NOT_STATED if each.since is None else each.since),
        "ways": Field(lambda each, texts: tuple(_way(way, texts, options) for way in each.ways)),
        "people": Field(lambda each, _texts: each.people, "count"),
    }
    yield from listing(found.organisations, fields, texts, options)
    yield Note(options["note"].format(number=len(found.organisations)))
    for heading, counts in (("ways", found.ways), ("overlaps", found.overlaps)):
        if counts:
            yield Heading(options[heading])
            yield _counts(counts, texts, options, options[heading])


def _counts(counts: Sequence[Both], texts: Texts, options: dict[str, Any], head: str) -> Table:
    columns = (
        Column(head, weight=100),
        Column(options["organisations"], "count", 32),
        Column(options["people"], "count", 32),
    )
    rows = [
        Row((" + ".join(_way(way, texts, options) for way in each.ways), each.organisations, each.people))
        for each in counts
    ]
    return Table(columns, tuple(rows))


def _way(way: str, texts: Texts, options: dict[str, Any]) -> str:
    return str(options[way]) if way in options else words.word("events", "kind", way, texts)
