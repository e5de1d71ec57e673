"""The letter that goes with money that is returned."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common import dates, money
from ngodesk.common.language import Texts
from ngodesk.figures.income import returns
from ngodesk.reports.content import Element, Text
from ngodesk.reports.source import Source

OF_PROJECT = (returns,)
OPTIONS = frozenset({"to", "body", "undated", "nothing", "end"})


def subtitle(source: Source, texts: Texts) -> str:
    """The day of the letter."""
    return dates.in_text(source.printed_on, texts.language)


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """To whom, what is returned and of which agreement."""
    facts, language = source.facts, texts.language
    funder = facts.funder
    town = " ".join(part for part in (funder.postcode, funder.city) if part)
    lines = [part for part in (funder.name, funder.address, town) if part]
    yield Text("\n".join(lines) or options["to"])
    found = source.of(returns)
    whole = sum((each.amount for each in found), Decimal("0.00"))
    interest = sum((each.interest for each in found), Decimal("0.00"))
    if not whole:
        yield Text(options["nothing"])
        return
    day = dates.in_text(facts.agreement_date, language) if facts.agreement_date else ""
    body = options["body"] if facts.agreement_no and day else options["undated"]
    yield Text(
        body.format(
            amount=money.money(whole, facts.currency, language),
            unspent=money.money(whole - interest, facts.currency, language),
            interest=money.money(interest, facts.currency, language),
            title=facts.title,
            number=facts.agreement_no,
            day=day,
        )
    )
    yield Text(options["end"])
