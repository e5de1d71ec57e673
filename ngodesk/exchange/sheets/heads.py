"""Which field a column of somebody's own spreadsheet is, by what stands over it."""

import re
import tomllib
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

from ngodesk.common.language import LANGUAGES, texts
from ngodesk.common.paths import resources
from ngodesk.common.text import fold
from ngodesk.model import TABLES

NAME = "name"
"""First and last name in one cell."""
ORGANISATION, AFFILIATION = "organisation.", "affiliation."
"""Before a field of the organisation that a person comes from, and of what this person is there."""
ATTENDED, PLANNED, CHARGED, PAID = "attendance.", "plan.", "charged.", "payment."
"""Before a field of an attendance, of what is planned for a line, of what a document is charged to, of a
payment."""

_REMEMBERED = 1 << 12  # heads of the files of a day, each asked of many tables
SURE, LIKELY = 1.0, 0.7
_ALIKE = 0.86
_WORDS = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")  # a unit, or what may be entered


@lru_cache(_REMEMBERED)
def plain(head: str) -> str:
    """A head as it is compared: folded words, without punctuation."""
    return " ".join(_WORDS.findall(fold(head)))


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((resources() / "import" / "heads.toml").read_text(encoding="utf-8"))


@cache
def sums() -> frozenset[str]:
    """The words that begin a row of sums, folded."""
    return frozenset(map(fold, _data()["sums"]["rows"]))


@cache
def meanings(field: str) -> Mapping[str, str]:
    """What people write for a word of an enum, folded, beside the words of the program's languages."""
    return {fold(each): word for word, those in _data()["words"].get(field, {}).items() for each in those}


@cache
def _known(table: str) -> Mapping[str, str]:
    """Every name of every field of a table, as compared. What the program says stands first."""
    found: dict[str, str] = {}
    for field in TABLES[table].described.fields:
        found.setdefault(plain(field.name), field.name)
        for language in LANGUAGES:
            found.setdefault(plain(texts(language).gettext(field.label)), field.name)
    for field_name, names in _data().get(table, {}).items():
        for name in names:
            found.setdefault(plain(name), field_name)
    return {name: field_name for name, field_name in found.items() if name}


@lru_cache(_REMEMBERED)
def field_of(table: str, head: str) -> tuple[str, float]:
    """The field that a head names and how sure that is, from 0 to 1; blank where it names none."""
    known = _known(table)
    for part in spellings(head):
        if found := known.get(part):
            return found, SURE
    return _nearly(known, plain(head.split(" / ")[-1]))


def other_field_of(table: str, head: str) -> str:
    """The field that people call so, where the program calls another one so."""
    people = {plain(name): field for field, names in _data().get(table, {}).items() for name in names}
    return next((people[part] for part in spellings(head) if part in people), "")


@lru_cache(_REMEMBERED)
def spellings(head: str) -> tuple[str, ...]:
    """A head, then its lower row and its upper one; each also without what stands in brackets."""
    parts = (head, *reversed(head.split(" / ")))
    return tuple(said for part in parts for said in (plain(part), plain(_BRACKETS.sub(" ", part))) if said)


def _nearly(known: Mapping[str, str], head: str) -> tuple[str, float]:
    """A head that holds the name of a field among other words, or is spelt almost like one."""
    words = head.split()
    within = [name for name in known if len(name) > 3 and f" {name} " in f" {head} "]
    if within:
        return known[max(within, key=len)], LIKELY
    if not words or len(head) < 5:
        return "", 0
    best = max(known, key=lambda name: SequenceMatcher(None, name, head).ratio())
    sureness = SequenceMatcher(None, best, head).ratio()
    return (known[best], sureness * LIKELY) if sureness >= _ALIKE else ("", 0)


def is_known(table: str) -> Any:
    """A function that says whether a text is surely the name of a field of a table."""
    known = _known(table)
    return lambda head: any(part in known for part in spellings(head))


def table_of(heads: list[str]) -> str:
    """The table whose fields most heads name; blank where none names two."""
    count = {table: len({field_of(table, head)[0] for head in heads if head} - {""}) for table in TABLES}
    best = max(count, key=lambda table: count[table])
    return best if count[best] > 1 else ""
