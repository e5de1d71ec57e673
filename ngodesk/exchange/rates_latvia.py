"""Rates that Latvijas Banka publishes: those of a day as XML, those of the last days as a feed."""

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime

from ngodesk.exchange.einvoice_nodes import Node
from ngodesk.exchange.rates_table import Content, Rate, day, number, per_unit

SOURCE = "Latvijas Banka"
_PAIR = re.compile(r"([A-Z]{3})\s+([0-9]+\.[0-9]+)")


def reads(content: Content) -> bool:
    """Whether this is a file of the bank."""
    if content.root is None:
        return False
    name = str(content.root.tag).rpartition("}")[2]
    return name == "CRates" or (name == "rss" and "bank.lv" in Node(content.root).text("channel/link"))


def read(content: Content) -> Iterator[Rate]:
    """All rates of the file: so many of a currency are one euro."""
    assert content.root is not None
    root = Node(content.root)
    on = day(root.text("Date"))
    for each in root.all("Currencies/Currency"):
        yield from _rate(on, each.text("ID"), each.text("Rate"))
    for item in root.all("channel/item"):
        on = _published(item.text("pubDate"))
        for code, text in _PAIR.findall(item.element.findtext("description", "")):
            yield from _rate(on, code, text)


def _rate(on: date | None, code: str, text: str) -> Iterator[Rate]:
    value = number(text)
    if on and value and re.fullmatch("[A-Z]{3}", code):
        yield Rate("EUR", code, on, per_unit(value, 1), SOURCE)


def _published(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return None
