"""What a workspace holds, as the exchange folder writes it, so that a row of a file can be compared."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache

from sqlalchemy import Connection

from ngodesk.common.text import fold
from ngodesk.exchange.outgoing import Outgoing
from ngodesk.model import TABLES

Values = dict[str, str]
_Index = defaultdict[tuple[str, ...], list[str]]

_CALLING = (("48", 9), ("371", 8), ("370", 8), ("372", 8), ("372", 7), ("47", 8), ("354", 7), ("380", 9))
"""Codes of countries, and how many digits a number has there: with the code and without it is one."""
_WORDS = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\W_]")
_REMEMBERED = 1 << 14  # of names that many bear


class Records:
    """The records of one table, by code; those that a file brings are put beside them."""

    def __init__(self, table: str, rows: Iterator[Values]) -> None:
        self.table = table
        self.key = TABLES[table].described.key
        self.by_code: dict[str, Values] = {}
        self._by_values: dict[tuple[str, ...], _Index] = {}
        self._by_name: dict[str, list[str]] | None = None  # nothing before the first name that is asked for
        for values in rows:
            self.put(values)

    def put(self, values: Values) -> None:
        """A record that is there, or is about to be."""
        code = code_of(self.key, values)
        self.by_code[code] = values
        if self._by_name is not None:
            self._call(code, values, self._by_name)
        for names, index in self._by_values.items():
            index[_compared(names, values)].append(code)

    def named(self, text: str) -> list[str]:
        """The codes of those that are called so; marks and small letters do not matter."""
        return list(dict.fromkeys(self.called(spelt(text))))

    def called(self, name: str) -> list[str]:
        """The same of a name as it is compared; one may be there twice."""
        if self._by_name is None:
            self._by_name = {}
            for code, values in self.by_code.items():
                self._call(code, values, self._by_name)
        return self._by_name.get(name, [])

    def _call(self, code: str, values: Values, by_name: dict[str, list[str]]) -> None:
        for name in names_of(self.table, values):
            by_name.setdefault(name, []).append(code)

    def agreeing(self, wanted: Mapping[str, str]) -> list[str]:
        """The codes of those that have all these values, as they are compared."""
        names = tuple(wanted)
        if names not in self._by_values:
            found: _Index = defaultdict(list)
            for code, values in self.by_code.items():
                found[_compared(names, values)].append(code)
            self._by_values[names] = found
        return self._by_values[names].get(_compared(names, wanted), [])

    @cached_property
    def codes(self) -> set[str]:
        """All codes that there were at first."""
        return set(self.by_code)


class Stored:
    """All tables that are asked for, each read once."""

    def __init__(self, connection: Connection) -> None:
        self._outgoing = Outgoing(connection)
        self.of = cache(self._read)

    def _read(self, table: str) -> Records:
        header = [field.name for field in TABLES[table].described.fields]
        return Records(table, (dict(zip(header, row, strict=True)) for row in self._outgoing.rows(table)))


def code_of(key: tuple[str, ...], values: Mapping[str, str]) -> str:
    """The key of a record as one text; it needs not be read again."""
    return values.get(key[0], "") if len(key) == 1 else "|".join(values.get(name, "") for name in key)


def plain(name: str, text: str) -> str:
    """A value as it is compared: numbers without what people put between the digits."""
    if not text:
        return ""
    if name == "phone":
        return _own_digits("".join(filter(str.isdecimal, text)).removeprefix("00"))
    if name in ("national_id", "tax_id", "register_no", "bank_account"):
        return _BETWEEN.sub("", text).upper().removeprefix("PL").removeprefix("LV")
    return " ".join(fold(text).split())


def _own_digits(digits: str) -> str:
    """A phone number without the code of its country."""
    for code, own in _CALLING:
        if len(digits) == len(code) + own and digits.startswith(code):
            return digits[len(code) :]
    return digits


def _compared(names: tuple[str, ...], values: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(plain(name, values.get(name, "")) for name in names)


@lru_cache(_REMEMBERED)
def spelt(text: str) -> str:
    """A name as it is compared: its words, without what stands around them."""
    return " ".join(_WORDS.findall(fold(text)))


def names_of(table: str, values: Mapping[str, str]) -> set[str]:
    """What a record is called: people by both names in both orders, bodies by the short name too."""
    if table == "people":
        first, last = spelt(values.get("first_name", "")), spelt(values.get("last_name", ""))
        return {f"{first} {last}", f"{last} {first}"} if first and last else {first or last} - {""}
    fields = [*TABLES[table].described.named, "short_name", "acronym"]
    return {spelt(values[name]) for name in fields if values.get(name)} - {""}
