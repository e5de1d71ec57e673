"""Paragraphs of a form in the words of a country's law; several are numbered, blanks are dotted lines."""

from collections.abc import Iterator, Mapping
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.reports.content import Element, Note, Text
from ngodesk.reports.source import Source

DOTS = "\N{HORIZONTAL ELLIPSIS}" * 12
_COUNTRIES = {"pl": "PL", "lv": "LV"}


def country(source: Source, texts: Texts) -> str:
    """Whose law it is: the organisation's country, else that of the print's language."""
    return source.common.organisation.country or _COUNTRIES.get(texts.language, "")


def paragraphs(
    source: Source, texts: Texts, options: Mapping[str, Any], values: Mapping[str, str]
) -> Iterator[Element]:
    """What the template has for the country, else for any; the note says where the words come from."""
    chosen = options.get(country(source, texts)) or options["any"]
    known = {name: value or DOTS for name, value in values.items()}
    said = [paragraph.format(**known) for paragraph in chosen["paragraphs"]]
    for place, words in enumerate(said, 1):
        yield Text(f"{place}. {words}" if len(said) > 1 else words)
    if chosen.get("note"):
        yield Note(chosen["note"])
