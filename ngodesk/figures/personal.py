"""What the file holds about people that a masked print must not say: names, contacts, numbers, birth dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from ngodesk.model.people import Person
from ngodesk.store.batch import quoted

_NAMES = (
    "SELECT first_name, last_name FROM people UNION SELECT '', guardian_name FROM consents"
    " WHERE guardian_name IS NOT NULL"
)
_SIGNATORIES = "SELECT value FROM settings WHERE key LIKE 'signatory.%'"
_TOLD_OTHERWISE = ("first_name", "last_name", "birth_year", "birth_date", "city")
_SHORTEST = 4  # letters: a shorter text would be found inside others


@dataclass(frozen=True)
class Personal:
    """Names as first and last, texts that are about one person alone, and days of birth."""

    names: tuple[tuple[str, str], ...] = ()
    texts: frozenset[str] = frozenset()
    births: frozenset[date] = frozenset()


def personal(connection: Connection) -> Personal:
    """Everything of the whole file: a print may name anybody."""
    names = [(row[0] or "", row[1] or "") for row in connection.exec_driver_sql(_NAMES)]
    names += [_apart(row[0]) for row in connection.exec_driver_sql(_SIGNATORIES)]
    born = connection.exec_driver_sql("SELECT DISTINCT birth_date FROM people WHERE birth_date IS NOT NULL")
    return Personal(
        tuple(dict.fromkeys(names)),
        frozenset(_about_people(connection)),
        frozenset(date.fromisoformat(row[0]) for row in born),
    )


def _apart(signatory: str) -> tuple[str, str]:
    """Who signs, as the settings have it: the name before the comma."""
    first, _space, last = signatory.partition(",")[0].strip().rpartition(" ")
    return first, last


def _about_people(connection: Connection) -> Iterable[str]:
    wanted = [field.name for field in Person.described.fields if field.personal]
    columns = [name for name in wanted if name not in _TOLD_OTHERWISE]
    for row in connection.exec_driver_sql(f"SELECT {quoted(columns)} FROM people"):
        yield from (text.strip() for text in row if text and len(text.strip()) >= _SHORTEST)
