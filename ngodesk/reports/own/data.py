"""What a form may be filled with: values by name, lists of rows, each said in the form's language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ngodesk.common import dates
from ngodesk.common.language import Texts
from ngodesk.common.money import shown
from ngodesk.reports import places
from ngodesk.reports.places import Place

Row = Mapping[str, Place]
Raw = str | int | Decimal | date

FILTERS = ("raw", "amount", "whole", "percent", "date", "day")
"""How else a value may be written: `{{ budget.planned | raw }}`."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


@dataclass(frozen=True)
class Data:
    """All that one project, period and language gives a form."""

    names: Mapping[str, Place]
    lists: Mapping[str, Sequence[Row]]
    fields: Mapping[str, frozenset[str]]
    """The fields that a row of each list has, where it has no rows too."""
    currency: str
    day: date
    texts: Texts

    def said(self, place: Place, how: str = "") -> str:
        """A value as the form shows it."""
        return clean(self._as(place, how) if how else places.said(place, self.currency, self.texts))

    def _as(self, place: Place, how: str) -> str:
        value, language = place.value, self.texts.language
        if how == "raw":
            return raw(value)
        if isinstance(value, Decimal | int) and how in ("amount", "whole"):
            return shown(Decimal(value), language, 2 if how == "amount" else 0)
        if isinstance(value, Decimal | int) and how == "percent":
            return f"{shown(Decimal(value), language)}%"
        if isinstance(value, date) and how in ("date", "day"):
            return (dates.in_table if how == "date" else dates.in_text)(value, language)
        return places.said(place, self.currency, self.texts)

    def unknown(self, name: str) -> str:
        """What stands for a name that nobody knows: seen by everybody, never empty."""
        said = self.texts.gettext("unknown: {name}").format(name=name or "?")
        return clean(f"\xab{said}\xbb")


def raw(value: Raw | None) -> str:
    """A value for a machine: 1234.50, 2025-03-01; nothing for what is not stated."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def clean(text: str) -> str:
    """A text without signs that no document may hold."""
    return _FORBIDDEN.sub("", text)
