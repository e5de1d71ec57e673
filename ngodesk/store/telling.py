"""What tells of people in the file: their names and numbers, and the code that stays when they are gone."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.inflection import as_named, as_written
from ngodesk.common.masking import Needle
from ngodesk.common.text import fold

NOBODY = "–"
"""Stands where a name was."""

_PERSON = "SELECT id, ref, first_name, last_name, email, phone, national_id, bank_account FROM people"
_SHARED = ("email", "phone", "national_id", "bank_account")
_TELLING = 4  # letters of a name that a code may not begin with or hold


def needles(connection: Connection, ids: Iterable[int], *, surnames: bool = True) -> list[Needle]:
    """What tells of these people wherever it stands: names, and numbers that they share with nobody else.

    A surname alone is one where nobody else has it.
    """
    chosen = set(ids)
    rows = connection.exec_driver_sql(_PERSON).all()
    others = [row for row in rows if row.id not in chosen]
    theirs = {fold(row.last_name) for row in others}
    shared = {fold(value) for row in others for name in _SHARED if (value := getattr(row, name))}
    found: list[Needle] = []
    for row in (each for each in rows if each.id in chosen):
        kept = code(row.id, row.ref, row.first_name, row.last_name)
        instead = f"[{kept}]"
        first, last, called = row.first_name, row.last_name, (row.first_name.split() or [""])[0]
        names = (f"{first} {last}", f"{last} {first}", f"{called} {last}", f"{last} {called}")
        numbers = [value for name in _SHARED if (value := getattr(row, name)) and fold(value) not in shared]
        if fold(row.phone or "") not in shared:
            numbers += _national(row.phone)
        bent = not any(_may_be(row, other) for other in others)
        found += [Needle(text, instead) for text in numbers]
        found += [Needle(text, instead, bent=bent) for text in names]
        if kept != row.ref:
            found.append(Needle(row.ref, instead))
        if surnames and fold(last) not in theirs:
            found.append(Needle(last, instead, capital=True))
    return found + _guardians(connection, chosen)


def _may_be(row: Any, other: Any) -> bool:
    """Whether somebody else's name may be a case of this one: Jana Nowak, of Jan Nowak."""
    return _is_case(row.last_name, other.last_name) and _is_case(row.first_name, other.first_name)


def _is_case(named: str, written: str) -> bool:
    return bool(as_named(fold(named)) & as_written(fold(written)))


def _national(phone: str | None) -> list[str]:
    """A phone number without the code of its country."""
    digits = "".join(char for char in phone or "" if char.isdigit())
    return [digits[-length:] for length in (9, 8) if len(digits) > length][:1]


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
