"""The organisations under their counties, then the officers for organisations."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.figures.catalogue import Listed, Officer, officers, organisations
from ngodesk.model import words
from ngodesk.reports import wording
from ngodesk.reports.content import Element, Heading, Note, Row, Table, Text
from ngodesk.reports.layout import Field, Layout, listing
from ngodesk.reports.source import Source

OF_PRINT = (organisations, officers)
OPTIONS = frozenset({"columns", "none", "officers", "officer_columns", "sum"})

FIELDS: dict[str, Field[Listed]] = {
    "ref": Field(lambda each, _texts: each.ref),
    "name": Field(lambda each, _texts: each.name),
    "kind": Field(lambda each, texts: words.word("organisations", "kind", each.kind, texts)),
    "municipality": Field(lambda each, _texts: each.municipality),
    "address": Field(lambda each, _texts: each.address),
    "contact": Field(
        lambda each, _texts: tuple(part for part in (each.phone, each.email, each.website) if part)
    ),
    "register_no": Field(lambda each, _texts: each.register_no),
    "areas": Field(lambda each, _texts: ", ".join(each.areas)),
}
OFFICERS: dict[str, Field[Officer]] = {
    "county": Field(lambda each, _texts: each.county),
    "municipality": Field(lambda each, _texts: each.municipality),
    "name": Field(lambda each, _texts: each.name),
    "organisation": Field(lambda each, _texts: each.organisation),
    "contact": Field(lambda each, _texts: tuple(part for part in (each.phone, each.email) if part)),
}


def subtitle(source: Source, texts: Texts) -> str:
    """The day."""
    return dates.in_text(source.printed_on, texts.language)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """One table, a row with the name of each county in it; the officers after it."""
    found = source.of(organisations)
    if not found:
        yield Text(options["none"])
        return
    layout = Layout(options["columns"], FIELDS, texts)
    regions = Counter(county for county, _region in {(each.county, each.region) for each in found})
    rows = []
    for (county, region), there in groupby(found, key=lambda each: (each.county, each.region)):
        alike = region and regions[county] > 1
        name = f"{county} ({region})" if alike else county or wording.not_stated(texts)
        rows.append(Row((name, *[""] * (len(layout.columns) - 1)), "group"))
        rows += layout.rows(there)
    yield Table(layout.columns, tuple(rows), dense=True)
    yield Note(options["sum"].format(number=len(found)))
    if source.of(officers):
        yield Heading(options["officers"])
        theirs = {"columns": options["officer_columns"], "none": ""}
        yield from listing(source.of(officers), OFFICERS, texts, theirs)
