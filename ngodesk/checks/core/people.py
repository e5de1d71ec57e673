"""People who may be entered twice."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row

from ngodesk.checks.core.alike import (
    SAME_BIRTH_DATE,
    SAME_EMAIL,
    SAME_PERSONAL_NUMBER,
    SAME_PHONE,
    Entry,
    Pair,
    by_number,
    by_what_they_share,
    words_of,
)
from ngodesk.checks.core.looking import Look

_PHONE_DIGITS = 9  # a number with its country's code and without is one
_SHORTEST_PHONE = 7
_NO_DIGIT = re.compile(r"\D")

OF_PROJECT = (
    "SELECT a.person_id FROM attendance a JOIN events e ON e.id = a.event_id WHERE e.project_id = :project"
    " UNION SELECT person_id FROM volunteer_agreements WHERE project_id = :project"
    " UNION SELECT person_id FROM participations WHERE project_id = :project"
    " UNION SELECT person_id FROM project_team WHERE project_id = :project"
)
_COLUMNS = "id, first_name, last_name, email, phone, birth_date, birth_year, national_id"


def people(look: Look, where: str = "1") -> list[Entry]:
    """Everybody, or some, in the order in which they were entered."""
    return [_entry(row) for row in look.rows(f"SELECT {_COLUMNS} FROM people WHERE {where} ORDER BY id")]


def _sharing(look: Look) -> list[Entry]:
    """Who shares a birth date, a phone or an e-mail with somebody: only they need be compared."""
    rows = look.rows(f"SELECT {_COLUMNS} FROM people WHERE coalesce(birth_date, phone, email) IS NOT NULL")
    told = [(row.birth_date, _phone(row.phone), _email(row.email)) for row in rows]
    often = [
        {value for value, number in Counter(column).items() if value and number > 1}
        for column in zip(*told, strict=True)
    ]
    return [
        _entry(row)
        for row, values in zip(rows, told, strict=True)
        if any(value in known for value, known in zip(values, often, strict=True))
    ]


def of_one_number(look: Look) -> Iterator[Pair]:
    """Those who have one personal number."""
    return _asked(look, by_number(people(look, "national_id IS NOT NULL"), SAME_PERSONAL_NUMBER))


def of_one_name(look: Look) -> Iterator[Pair]:
    """Those of one name, or nearly so, with the same birth date, phone or e-mail; not of one number."""
    return (
        pair
        for pair in _asked(look, by_what_they_share(_sharing(look)))
        if not pair.first.number or pair.first.number != pair.second.number
    )


def _asked(look: Look, pairs: Iterator[Pair]) -> Iterator[Pair]:
    """Those that the project has to do with, where one is asked for."""
    if look.project is None:
        return pairs
    here = {row.person_id for row in look.rows(OF_PROJECT)}
    return (pair for pair in pairs if pair.second.id in here or pair.first.id in here)


def _entry(row: Row[Any]) -> Entry:
    telling: dict[str, str] = {}
    if row.birth_date:
        telling[SAME_BIRTH_DATE] = row.birth_date
    if phone := _phone(row.phone):
        telling[SAME_PHONE] = phone
    if row.email:
        telling[SAME_EMAIL] = _email(row.email)
    born = int(row.birth_date[:4]) if row.birth_date else row.birth_year
    number = "".join(filter(str.isalnum, row.national_id)).upper() if row.national_id else ""
    words = words_of(row.last_name, row.first_name)
    name = f"{row.first_name} {row.last_name}".strip()
    return Entry(row.id, name, words, number, telling, (row.birth_date, born))


def _email(text: str | None) -> str:
    return text.strip().lower() if text else ""


def _phone(text: str | None) -> str:
    digits = _NO_DIGIT.sub("", text) if text else ""
    return digits[-_PHONE_DIGITS:] if len(digits) >= _SHORTEST_PHONE else ""
