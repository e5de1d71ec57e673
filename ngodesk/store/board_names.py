"""Who is named in a copy for the board: everybody in the register, and people among the organisations."""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.inflection import as_named, as_written
from ngodesk.common.masking import Needle
from ngodesk.common.text import fold
from ngodesk.store.telling import NOBODY, code, needles

CONTACTS = (
    "short_name", "address", "postcode", "email", "phone", "website", "tax_id", "register_no", "bank_account",
    "notes",
)  # fmt: skip
"""What goes of an organisation that is a person."""

_BENT = 4  # letters that a surname must have to be known in its cases: a shorter one is a case of too much
_FEWEST, _MOST = 2, 4  # words of a name
_MAY_BE_ONE = ("business", "informal_group", "other")
_FORMS = (
    "osoba fizyczna", "jednoosobow", "dzialalnosc gospodarcza", "jdg", "fiziska persona", "pasnodarbinat",
    "individualais komersants", "individualais uznemums", "natural person", "sole trader", "self-employed",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ABROAD = re.compile(r"^(?:00|\+)?(?:48(?=\d{9}$)|371(?=\d{8}$))?")
_PLACES = ("name", "short_name", "region", "county", "municipality", "city")
_TELLS = (*_PLACES, "address", "email", "phone", "website", "tax_id", "register_no", "bank_account")


class Named:
    """Reads, while they are still there, who the people of a file are."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._people = connection.exec_driver_sql("SELECT id, ref, first_name, last_name FROM people").all()
        self._firsts = {fold(word) for row in self._people for word in row.first_name.split()[:1]}
        self._bent_firsts = {stem for first in self._firsts for stem in as_named(first)}
        self._whole = {frozenset(fold(f"{row.first_name} {row.last_name}").split()) for row in self._people}
        rows = connection.exec_driver_sql("SELECT * FROM organisations ORDER BY id").all()
        self.natural = [row for row in rows if self._is_person(row)]
        self._others = [row for row in rows if row not in self.natural]
        self._called = {plain(getattr(row, name) or "") for row in self._others for name in _TELLS}

    def _is_person(self, row: Any) -> bool:
        if row.own:
            return False
        form = fold(row.legal_form or "")
        return (
            any(each in form for each in _FORMS)
            or frozenset(fold(row.name).split()) in self._whole
            or (row.kind in _MAY_BE_ONE and self.is_name(row.name))
        )

    def is_known(self, words: str) -> bool:
        """Whether it stands in the name, the address or the contacts of an organisation that is no person."""
        return any(plain(words) in called for called in self._called)

    def is_name(self, words: str, *, bent: bool = False) -> bool:
        """Whether these words are what a person may be called: one is a first name of somebody here."""
        found = _WORD.findall(words)
        if not _FEWEST <= len(found) <= _MOST or not all(word[0].isupper() for word in found):
            return False
        return any(self._is_first(fold(word), bent) for word in found)

    def _is_first(self, word: str, bent: bool) -> bool:
        return word in self._firsts or (bent and not self._bent_firsts.isdisjoint(as_written(word)))

    def needles(self) -> list[Needle]:
        """All that tells of them."""
        found = [Needle(name, f"[{NOBODY}]", bent=True) for name in self._issuers()]
        found += [*self._surnames(), *needles(self._connection, [row.id for row in self._people])]
        for row in self.natural:
            found += _of_organisation(row)
        return found + [Needle(name, f"[{NOBODY}]", bent=True) for name in self._guardians()]

    def _issuers(self) -> list[str]:
        """People who wrote a document, and stand in no register."""
        sql = "SELECT DISTINCT issuer_name FROM cost_documents WHERE issuer_name IS NOT NULL"
        lasts = {fold(row.last_name) for row in self._people}
        names = self._connection.exec_driver_sql(sql).scalars().all()
        return [name for name in names if self.is_name(name) or fold(name.strip()) in lasts]

    def _guardians(self) -> list[str]:
        sql = "SELECT DISTINCT guardian_name FROM consents WHERE guardian_name IS NOT NULL"
        return [str(name) for name in self._connection.exec_driver_sql(sql).scalars()]

    def _surnames(self) -> Iterator[Needle]:
        """Surnames alone in all their cases, save those that an organisation or a place bears in its name.

        What stands for one that several people have tells nobody's code.
        """
        bearers: dict[str, set[str]] = {}
        for row in self._people:
            shown = code(row.id, row.ref, row.first_name, row.last_name)
            for part in {row.last_name, *_surnames(row.last_name)}:
                bearers.setdefault(part, set()).add(shown)
        for name in (*(row.name for row in self.natural), *self._issuers(), *self._guardians()):
            for part in _surnames(name):
                if fold(part) not in self._firsts:
                    bearers.setdefault(part, set()).add(NOBODY)
        taken, known = self._words_of_others(), dict[str, set[str]]()
        for part, shown_as in bearers.items():
            for stem in as_named(fold(part)):
                known.setdefault(stem, set()).update(shown_as)
        for part in bearers:
            stems = as_named(fold(part))
            theirs = set[str]().union(*(known[stem] for stem in stems))
            instead = f"[{min(theirs) if len(theirs) == 1 else NOBODY}]"
            common = not taken.isdisjoint(stems)
            bent = len(part) >= _BENT and not common
            yield Needle(part, instead, capital=True, bent=bent, common=common)

    def _words_of_others(self) -> set[str]:
        texts = [getattr(row, name) or "" for row in self._others for name in _PLACES]
        return {stem for text in texts for word in _WORD.findall(text) for stem in as_written(fold(word))}


def plain(text: str) -> str:
    """Letters and digits alone."""
    return "".join(char for char in fold(text) if char.isalnum())


def _surnames(name: str) -> Iterator[str]:
    """The words of a name, and what a wife or a daughter was called by them."""
    for word in _WORD.findall(name):
        yield word
        if len(word) >= _BENT and fold(word)[-1] not in "aeiouy":
            yield from (f"{word}owa", f"{word}ówna")


def _of_organisation(row: Any) -> Iterator[Needle]:
    """What tells of a person who is kept as an organisation."""
    kept = code(row.id, row.ref, row.name, row.short_name or "")
    instead = f"[{kept}]"
    if kept != row.ref:
        yield Needle(row.ref, instead)
    for name in filter(None, (row.name, row.short_name)):
        yield Needle(name, instead, bent=True)
        yield Needle(" ".join(reversed(name.split())), instead, bent=True)
    for number in filter(None, (row.email, row.phone, row.tax_id, row.bank_account, row.address)):
        yield Needle(number, instead)
    if row.phone:
        home = _ABROAD.sub("", "".join(row.phone.split()))
        yield from (Needle(f"{before}{home}", instead) for before in ("", "48", "0048", "371", "00371"))
    if row.bank_account:
        yield Needle(re.sub(r"^\s*[A-Za-z]{2}", "", row.bank_account), instead)
