"""The register of volunteers: agreements, confirmed hours, their value, insurance, what is missing."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common.language import Texts
from ngodesk.figures.volunteering import Agreement, agreements, hours, value
from ngodesk.model import words
from ngodesk.reports.content import Element, Note
from ngodesk.reports.layout import Field, listing
from ngodesk.reports.source import Source
from ngodesk.reports.values import NOT_STATED, Name, Value

OF_PRINT = (agreements,)
OPTIONS = frozenset({"columns", "total", "none", "gaps", "note"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """A row for each agreement."""
    fields: dict[str, Field[Agreement]] = {
        "ref": Field(lambda each, _texts: each.ref),
        "name": Field(lambda each, _texts: Name(each.last, each.first)),
        "number": Field(lambda each, _texts: each.number),
        "signed_on": Field(lambda each, _texts: NOT_STATED if each.signed_on is None else each.signed_on),
        "start": Field(lambda each, _texts: each.start),
        "end": Field(lambda each, _texts: "" if each.end is None else each.end),
        "tasks": Field(lambda each, _texts: each.tasks),
        "hours": Field(lambda each, _texts: hours(each.confirmed), "number", summed=True, dash=True),
        "rate": Field(lambda each, _texts: NOT_STATED if each.rate is None else each.rate, "number"),
        "value": Field(lambda each, _texts: value(each.confirmed), "number", summed=True, dash=True),
        "insurance": Field(_insurance),
        "gaps": Field(lambda each, _texts: tuple(options["gaps"][gap] for gap in each.gaps)),
    }
    found = source.of(agreements)
    yield from listing(found, fields, texts, options, source.facts.currency)
    if found:
        people = {each.person for each in found if each.confirmed}
        yield Note(options["note"].format(number=len(people)))


def _insurance(each: Agreement, texts: Texts) -> Value:
    """Which one, and its policy."""
    kind = words.word("volunteer_agreements", "insurance", each.insurance, texts) if each.insurance else ""
    return tuple(part for part in (kind, each.policy_no) if part)
