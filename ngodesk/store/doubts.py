"""What may still tell of somebody in a copy for the board: for a person to read and to judge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from ngodesk.common.text import fold
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.batch import quoted
from ngodesk.store.board_names import Named
from ngodesk.store.naming import Names

_MOST = 200
_AROUND = 24  # letters before and after
_SIGNS = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+"  # an address
    r"|\b(?:[A-Z]{2})?\d{2}(?:[ -]?\d{4}){6}\b|\bLV\d{2}[A-Z]{4}\d{13}\b"  # an account
    r"|(?:\+|\b00)\d[\d -]{7,}\d\b|\b\d{3}[ -]\d{3}[ -]\d{3}\b"  # a phone
    r"|\b\d{11}\b|\b\d{6}-\d{5}\b"  # a personal number
)
_WORDS = r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})?"
_TWO = re.compile(rf"(?=\b({_WORDS} {_WORDS})\b)")
# What surnames of these countries end in. Places and institutions do too: hence two words, not in any name.
_SURNAME = re.compile(r".{2,}(s|c|dz)k(i|a|iego|iej|iemu|im)|.{2,}(wicz|czyk|niak|ins|ina|sons|sone)[aeiou]?")
# Where an organisation that is no person tells how one reaches it.
_OPEN = {"organisations": ("name", "short_name", "address")}
_PLACES = ("region", "county", "municipality", "city", "country", "currency", "website")


@dataclass(frozen=True)
class Doubt:
    """A place to look at: the record, and what stands there."""

    table: str
    record: str
    text: str


def doubts(connection: Connection, named: Named) -> list[Doubt]:
    """What looks like a name, a contact or a number of somebody; the first of them, where there are many."""
    names, found = Names(connection), list[Doubt]()
    for table, record, text in _texts(connection):
        for place, words in _signs(text, named):
            around = text[max(0, place - _AROUND) : place + len(words) + _AROUND]
            found.append(Doubt(table, names.key(table, record), " ".join(around.split())))
            if len(found) == _MOST:
                return found
    return found


def _texts(connection: Connection) -> Iterator[tuple[str, int, str]]:
    """What people typed: table, record and text."""
    for table, entity in TABLES.items():
        fields = [each for each in entity.described.fields if each.kind == "text" and each.list_of is None]
        columns = {column_name(field) for field in fields} - {*_OPEN.get(table, ()), *_PLACES}
        if columns and table != "people":
            asked = quoted(["id", *sorted(columns)])
            for row in connection.exec_driver_sql(f"SELECT {asked} FROM {table}"):
                yield from ((table, row[0], text) for text in row[1:] if text)


def _signs(text: str, named: Named) -> Iterator[tuple[int, str]]:
    for each in _SIGNS.finditer(text):
        if not named.is_known(each[0]):
            yield each.start(), each[0]
    for each in _TWO.finditer(text):
        if _may_be_name(each[1], named) and not named.is_known(each[1]):
            yield each.start(), each[1]


def _may_be_name(words: str, named: Named) -> bool:
    both = all(word[0].isupper() for word in words.split())
    return both and (
        named.is_name(words, bent=True) or _SURNAME.fullmatch(fold(words.split()[1])) is not None
    )
