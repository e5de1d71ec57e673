"""What letters to a funder have in common: to whom, and which agreement they are about."""

from collections.abc import Mapping
from typing import Any

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.reports.content import Text
from ngodesk.reports.source import Source

OPTIONS = frozenset({"to", "body", "undated"})


def day(source: Source, texts: Texts) -> str:
    """The day of the letter."""
    return dates.in_text(source.printed_on, texts.language)


def addressee(source: Source, options: Mapping[str, Any]) -> Text:
    """Name and address of the funder; "To the funder" where none is recorded."""
    funder = source.facts.funder
    town = " ".join(part for part in (funder.postcode, funder.city) if part)
    lines = [part for part in (funder.name, funder.address, town) if part]
    return Text("\n".join(lines) or options["to"])


def opening(source: Source, texts: Texts, options: Mapping[str, Any], **values: str) -> Text:
    """The first sentence, with the agreement's number and day where both are known."""
    facts = source.facts
    day = dates.in_text(facts.agreement_date, texts.language) if facts.agreement_date else ""
    body = options["body"] if facts.agreement_no and day else options["undated"]
    return Text(body.format(title=facts.title, number=facts.agreement_no, day=day, **values))
