"""The paragraphs of an agreement on a mini-project."""

from collections.abc import Iterator
from typing import Any

from ngodesk.common import dates, money
from ngodesk.common.language import Texts
from ngodesk.figures.granted import subgrant
from ngodesk.reports.content import Element
from ngodesk.reports.source import Source
from ngodesk.reports.terms import paragraphs

OF_PRINT = (subgrant,)
OPTIONS = frozenset({"PL", "LV", "any"})


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """The paragraphs with the parties, days and amounts in them."""
    found, language = source.of(subgrant), texts.language

    def day(value: Any) -> str:
        return dates.in_text(value, language) if value else ""

    values = {
        "organisation": source.common.organisation.name,
        "grantee": found.grantee,
        "patron": found.patron,
        "title": found.title,
        "project": source.facts.title,
        "agreement": source.facts.agreement_no,
        "amount": money.money(found.awarded, source.facts.currency, language),
        "start": day(found.start),
        "end": day(found.end),
        "due": day(found.settlement_due),
        "account": found.account,
    }
    yield from paragraphs(source, texts, options, values)
