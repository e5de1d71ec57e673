"""The register of partnerships and joint initiatives with their parties and the proof."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.made import Joint, joint
from ngodesk.model import words
from ngodesk.reports.content import Element, Note
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED

OF_PROJECT = (joint,)
OPTIONS = frozenset({"columns", "none", "sum"})

FIELDS: dict[str, Field[Joint]] = {
    "ref": Field(lambda each, _texts: each.ref),
    "kind": Field(lambda each, texts: words.word("cooperations", "kind", each.kind, texts)),
    "title": Field(lambda each, _texts: each.title),
    "date": Field(lambda each, _texts: NOT_STATED if each.date is None else each.date),
    "parties": Field(lambda each, _texts: each.parties),
    "municipality": Field(lambda each, _texts: each.municipality),
    "evidence": Field(lambda each, _texts: each.evidence),
}


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each of them."""
    found = source.of(joint)
    yield from listing(found, FIELDS, texts, options)
    if found:
        yield Note(options["sum"].format(number=len(found)))
