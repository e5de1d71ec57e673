"""The letter that goes with money that is returned."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ngodesk.common import money
from ngodesk.common.language import Texts
from ngodesk.figures.income import returns
from ngodesk.reports import letters
from ngodesk.reports.content import Element, Text
from ngodesk.reports.source import Source

OF_PROJECT = (returns,)
OPTIONS = letters.OPTIONS | {"nothing", "end"}
subtitle = letters.day


def build(source: Source, texts: Texts, options: dict[str, Any]) -> Iterator[Element]:
    """To whom, what is returned and of which agreement."""
    yield letters.addressee(source, options)
    found = source.of(returns)
    whole = sum((each.amount for each in found), Decimal("0.00"))
    interest = sum((each.interest for each in found), Decimal("0.00"))
    if not whole:
        yield Text(options["nothing"])
        return

    def said(amount: Decimal) -> str:
        return money.money(amount, source.facts.currency, texts.language)

    amounts = {"amount": said(whole), "unspent": said(whole - interest), "interest": said(interest)}
    yield letters.opening(source, texts, options, **amounts)
    yield Text(options["end"])
