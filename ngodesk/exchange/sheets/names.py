"""Whole names of people taken apart: which part is the first name, which the surname."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from ngodesk.common.paths import resources
from ngodesk.common.text import fold
from ngodesk.exchange.sheets.mapping import FIRST_LAST, LAST_FIRST

_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PARTICLE = re.compile(r"(?<!\S)(von der|van der|van den|von|van|de la|de|di|da|du|zu)\s+(?=\S)")

_TITLES = frozenset(
    ("dr", "hab", "prof", "mgr", "inz", "lic", "lek", "ks", "br", "s", "p", "pan", "pani", "mr", "mrs", "ms",
     "miss", "kungs", "kundze", "k-gs", "k-dze")
)  # fmt: skip


def split(text: str, form: str) -> tuple[str, str]:
    """First and last name of a whole one: "Nowak, Jan", "NOWAK Jan" and "Jan Nowak".

    A comma, or capitals, tell the surname; otherwise `form` does. What stands in brackets is no name.
    """
    text = _IN_BRACKETS.sub(" ", text)
    before, comma, after = text.partition(",")
    if comma and after.strip():
        return " ".join(after.split()), " ".join(before.split())
    parts = [part.replace("\0", " ") for part in _PARTICLE.sub("\\1\0", text).split()]
    while len(parts) > 2 and fold(parts[0]).strip(".") in _TITLES:
        del parts[0]
    if len(parts) < 2:
        return "", text.strip()
    capitals = [part for part in parts if part.isupper() and len(part.strip(".")) > 1]
    if capitals and len(capitals) < len(parts):
        last = " ".join(part.title() for part in capitals)
        return " ".join(part for part in parts if part not in capitals), last
    if form == LAST_FIRST:
        return " ".join(parts[1:]), parts[0]
    return " ".join(parts[:-1]), parts[-1]


def order(texts: Iterable[str]) -> str:
    """In which order most names of a column are written, by the first names that are usual."""
    count = 0
    for text in texts:
        parts = text.split()
        if len(parts) > 1:
            count += _is_first_name(parts[0]) - _is_first_name(parts[-1])
    return LAST_FIRST if count < 0 else FIRST_LAST


def _is_first_name(text: str) -> bool:
    return fold(text) in _first_names()


@cache
def _first_names() -> frozenset[str]:
    names = tomllib.loads((resources() / "import" / "first_names.toml").read_text(encoding="utf-8"))
    return frozenset(fold(name) for those in names.values() for name in those)
