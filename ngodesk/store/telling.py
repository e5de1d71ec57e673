"""What tells of people in the file: their names and numbers, and the code that stays when they are gone."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.inflection import as_named, as_written
from ngodesk.common.masking import Needle
from ngodesk.common.text import fold

NOBODY = "–"
"""Stands where a name was."""

_PERSON = (
    "SELECT id, ref, first_name, last_name, email, phone, national_id, bank_account, address, birth_date"
    " FROM people"
)
_SHARED = ("email", "phone", "national_id", "bank_account", "address", "birth_date")
_TELLING = 4  # letters of a name that a code may not begin with or hold
_HALF = 3  # letters of a part of a double surname
_WORD = re.compile(r"[^\W\d_]+")
_ACCOUNT = re.compile(r"\s*[A-Za-z]{2}(?=\d{2})")
_PHONE = re.compile(r"[\d\s()./+-]{8,20}")
_COUNTRIES = {9: "48", 8: "371"}  # of phones, by the number of digits within
# Who is called by several words: where a surname is among them, it may be a word as any other.
_CALLED = (
    "SELECT name FROM organisations UNION SELECT short_name FROM organisations"
    " UNION SELECT issuer_name FROM cost_documents UNION SELECT name FROM programmes"
    " UNION SELECT title FROM projects UNION SELECT name FROM rooms UNION SELECT name FROM funding_sources"
)


def needles(
    connection: Connection, ids: Iterable[int], *, surnames: bool = True, own: bool = False
) -> list[Needle]:
    """What tells of these people wherever it stands: names, and numbers that they share with nobody else.

    A surname alone, or with an initial, is one where nobody else has it; in their `own` records it is one
    besides, and so is a part of it.
    """
    chosen = set(ids)
    rows = connection.exec_driver_sql(_PERSON).all()
    others = [row for row in rows if row.id not in chosen]
    theirs = {fold(row.last_name) for row in others}
    shared = {fold(value) for row in others for name in _SHARED if (value := getattr(row, name))}
    called = connection.exec_driver_sql(_CALLED).scalars().all() if surnames else []
    found: list[Needle] = []
    for row in (each for each in rows if each.id in chosen):
        kept = code(row.id, row.ref, row.first_name, row.last_name)
        instead = f"[{kept}]"
        bent = not any(_may_be(row, other) for other in others)
        found += [Needle(text, instead) for text in _numbers(row, shared)]
        found += [Needle(text, instead, bent=bent) for text in _names(row, others)]
        if kept != row.ref:
            found.append(Needle(row.ref, instead))
        if surnames and (own or fold(row.last_name) not in theirs):
            common = _is_common(row, called)
            alone = _alone(row) + (_parts(row.last_name) if own else [])
            found += [Needle(text, instead, capital=True, common=common) for text in alone]
            found += [Needle(row.last_name, instead, capital=True, bent=True)] if own and not common else []
    return found + _guardians(connection, chosen)


def _names(row: Any, others: Sequence[Any]) -> list[str]:
    """A person's name in both orders, also with one first name alone, and with a part of a double surname."""
    first, last, called = row.first_name, row.last_name, (row.first_name.split() or [""])[0]
    found = [f"{first} {last}", f"{last} {first}", f"{called} {last}", f"{last} {called}"]
    for part in _parts(last):
        namesakes = (_words(other.last_name) & _words(part) for other in others if _calls(other, called))
        if not any(namesakes):
            found += [f"{called} {part}", f"{part} {called}"]
    return found


def _calls(row: Any, called: str) -> bool:
    return fold(called) in _words(row.first_name)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))


def _parts(last: str) -> list[str]:
    """The parts of a double surname; none of a single one."""
    parts = [part for part in _WORD.findall(last) if len(part) >= _HALF]
    return parts if len(parts) > 1 else []


def _alone(row: Any) -> list[str]:
    """A surname alone, and with the first letter of the first name."""
    first, last = row.first_name.strip()[:1], row.last_name
    return [last, f"{first} {last}", f"{last} {first}"] if first.isalpha() else [last]


def _is_common(row: Any, called: Iterable[str | None]) -> bool:
    """Whether the surname is a word of somebody's name who is called by more words, and not by the first."""
    last, first = _words(row.last_name), _words(row.first_name)
    for name in filter(None, called):
        words = _words(name)
        if last <= words and words - last and not words & first:
            return True
    return False


def _numbers(row: Any, shared: set[str]) -> list[str]:
    """What somebody shares with nobody else, in all ways of writing it."""
    found = {name: getattr(row, name) for name in _SHARED if getattr(row, name)}
    own = {name: value for name, value in found.items() if fold(value) not in shared}
    told = numbers(*(value for name, value in own.items() if name != "birth_date"))
    if born := own.get("birth_date"):
        year, month, day = born.split("-")
        told += [born, f"{day}.{month}.{year}", f"{int(day)}.{month}.{year}"]
    return told


def numbers(*values: str | None) -> list[str]:
    """Contacts and numbers as they stand, and as they are written within the country."""
    found: list[str] = []
    for value in filter(None, values):
        found.append(value)
        if _PHONE.fullmatch(value):
            found += _phones(value)
        elif _ACCOUNT.match(value):
            found.append(_ACCOUNT.sub("", value))
    return found


def _may_be(row: Any, other: Any) -> bool:
    """Whether somebody else's name may be a case of this one: Jana Nowak, of Jan Nowak."""
    return _is_case(row.last_name, other.last_name) and _is_case(row.first_name, other.first_name)


def _is_case(named: str, written: str) -> bool:
    return bool(as_named(fold(named)) & as_written(fold(written)))


def _phones(phone: str) -> list[str]:
    """A phone number without the code of its country, and with it in all ways of writing it."""
    digits = "".join(filter(str.isdigit, phone)).removeprefix("00")
    for length, country in _COUNTRIES.items():
        within = digits[-length:]
        if len(within) == length and digits in (within, country + within):
            return [within, country + within, f"00{country}{within}"]
    return [*(digits[-length:] for length in _COUNTRIES if len(digits) > length), f"00{digits}"]


def _guardians(connection: Connection, chosen: set[int]) -> list[Needle]:
    """Guardians are known by their consents alone: they go with the child."""
    rows = connection.exec_driver_sql(
        "SELECT person_id, guardian_name FROM consents WHERE guardian_name IS NOT NULL"
    ).all()
    kept = {fold(row.guardian_name) for row in rows if row.person_id not in chosen}
    return [
        Needle(row.guardian_name, NOBODY)
        for row in rows
        if row.person_id in chosen
        and fold(row.guardian_name) not in kept
        and " " in row.guardian_name.strip()
    ]


def code(person: int, ref: str, first: str, last: str) -> str:
    """The code that an erased person keeps: the same, unless it tells the name."""
    names = fold(f"{first} {last}").split()
    if any(name[:_TELLING] in fold(ref) for name in names if len(name) >= _TELLING):
        return f"X{person % 10**9}"
    return ref
