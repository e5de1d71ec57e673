"""Reading single values out of an invoice's XML: texts, days, amounts."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from ngodesk.common.language import N_
from ngodesk.common.money import rounded
from ngodesk.exchange.einvoice_document import UnreadInvoiceError

if TYPE_CHECKING:
    from lxml import etree

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{0,18})?")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?")
_CURRENCY = re.compile("[A-Z]{3}")
_LONGEST = 512  # characters of a name or number; what is longer is cut

_LACKS = {
    "number": N_("The invoice has no number."),
    "issued": N_("The invoice has no day of issue that can be read."),
    "currency": N_("The invoice does not name its currency."),
    "gross": N_("The invoice has no total that can be read."),
    "seller": N_("The invoice does not name its seller."),
}


class Node:
    """An element; what is looked for below it is named without namespaces: Fa/P_1."""

    def __init__(self, element: "etree._Element") -> None:
        self.element = element

    def all(self, path: str) -> Iterator["Node"]:
        """Every element there."""
        return map(Node, self.element.iterfind(_anywhere(path)))

    def first(self, path: str) -> "Node | None":
        """The first element there."""
        found = self.element.find(_anywhere(path))
        return None if found is None else Node(found)

    def text(self, *paths: str) -> str:
        """The text at the first of these places that has one; blank for none."""
        for path in paths:
            found = self.element.find(_anywhere(path)) if path else self.element
            if found is not None and found.text and (text := tidy(found.text)):
                return text
        return ""

    def day(self, *paths: str) -> date | None:
        """The day there; nothing where it is none."""
        found = _DAY.fullmatch(self.text(*paths))
        try:
            return date.fromisoformat(found[1]) if found else None
        except ValueError:
            return None

    def number(self, *paths: str) -> Decimal | None:
        """The number there, exactly; nothing where it is none."""
        text = self.text(*paths)
        return Decimal(text) if _NUMBER.fullmatch(text) else None

    def amount(self, *paths: str) -> Decimal | None:
        """The amount there, to the cent."""
        found = self.number(*paths)
        return None if found is None else rounded(found)


@lru_cache(maxsize=512)
def _anywhere(path: str) -> str:
    return "/".join(f"{{*}}{name}" for name in path.split("/"))


def tidy(text: str) -> str:
    """One line without needless gaps and without signs that no person sees."""
    seen = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in text)
    return unicodedata.normalize("NFC", " ".join(seen.split()))[:_LONGEST]


def currency(text: str) -> str:
    """A currency's code. Raises UnreadInvoiceError."""
    if not _CURRENCY.fullmatch(text):
        raise lacking("currency")
    return text


def lacking(what: str) -> UnreadInvoiceError:
    """What to raise where an invoice lacks something without which it is none."""
    return UnreadInvoiceError(
        _LACKS[what], N_("Ask the seller for the right file, or type the invoice in from its picture.")
    )
