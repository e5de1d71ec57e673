"""A bank's published exchange rates, whatever their form, and how their files are taken apart."""

import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ngodesk.common.errors import UserError
from ngodesk.common.money import rounded

if TYPE_CHECKING:
    from lxml import etree

_NUMBER = re.compile(r"[0-9]{1,6}([.,][0-9]{1,15})?")
_PLACES = 12

Rows = Sequence[Sequence[str]]


class UnreadRatesError(UserError):
    """A file whose rates cannot be taken: the sentence says why."""


@dataclass(frozen=True)
class Rate:
    """One unit of `currency` is `rate` of `base`, as the bank said it on that day."""

    currency: str
    base: str
    day: date
    rate: Decimal
    source: str


@dataclass(frozen=True)
class Content:
    """A file taken apart as what it is: XML, JSON or the rows of a CSV file."""

    name: str
    root: "etree._Element | None" = None
    rows: Rows = ()
    data: Any = None


def number(text: str) -> Decimal | None:
    """A rate as it is written, with a comma or a point; nothing for what is none, or is zero."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(",", ".")) or None


def per_unit(value: Decimal, units: int) -> Decimal:
    """The rate of one unit, where a table quotes a hundred."""
    return rounded(value / units, _PLACES)


def day(text: str) -> date | None:
    """A day as 2025-11-21, 20251121 or 21/11/2025."""
    text = text.strip()
    found = re.fullmatch(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})", text)
    parts = found.groups() if found else ()
    if not parts and (found := re.fullmatch(r"([0-9]{2})/([0-9]{2})/([0-9]{4})", text)):
        parts = found.groups()[::-1]
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def rows_of(data: bytes) -> Rows:
    """The rows of a CSV file, whichever of the usual signs separates its cells."""
    text = _decoded(data)
    first = text.partition("\n")[0]
    sign = max(";,\t", key=first.count)
    try:
        return [row for row in csv.reader(text.splitlines(), delimiter=sign) if any(map(str.strip, row))]
    except csv.Error:
        return []


def json_of(data: bytes) -> Any:
    """The content of a JSON file; nothing where it is none."""
    try:
        return json.loads(_decoded(data), parse_float=Decimal)
    except (ValueError, RecursionError):
        return None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1250", "replace")  # the National Bank of Poland's archives
