"""The register of outputs: what was made, for whom, where it is found, its own credit line."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.made import Made, made
from ngodesk.model import words
from ngodesk.reports.content import Element, Note
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED

OF_PROJECT = (made,)
OPTIONS = frozenset({"columns", "none", "sum"})

FIELDS: dict[str, Field[Made]] = {
    "ref": Field(lambda each, _texts: each.ref),
    "kind": Field(lambda each, texts: words.word("outputs", "kind", each.kind, texts)),
    "title": Field(lambda each, _texts: each.title),
    "date": Field(lambda each, _texts: NOT_STATED if each.date is None else each.date),
    "quantity": Field(lambda each, _texts: each.quantity, "count"),
    "author": Field(lambda each, _texts: each.author),
    "recipient": Field(lambda each, _texts: each.recipient),
    "parties": Field(lambda each, _texts: each.parties),
    "municipality": Field(lambda each, _texts: each.municipality),
    "url": Field(lambda each, _texts: each.url),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each output; credit lines of their own below."""
    found = source.of(made)
    yield from listing(found, FIELDS, texts, options)
    if found:
        yield Note(options["sum"].format(number=sum(each.quantity for each in found)))
    for each in found:
        if each.credit_line:
            yield Note(f"{each.title}: {each.credit_line}")
