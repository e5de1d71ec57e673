"""What the file knows about people and a masked print must not say: names, contacts, numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

_NAMES = (
    "SELECT first_name, last_name FROM people UNION SELECT '', guardian_name FROM consents"
    " WHERE guardian_name IS NOT NULL"
)
_SIGNATORIES = "SELECT value FROM settings WHERE key LIKE 'signatory.%'"
_TOLD = (
    "SELECT email, phone, national_id, bank_account,"
    " trim(address || ' ' || coalesce(postcode, '') || ' ' || coalesce(city, '')), address FROM people"
)
_ALONE = (
    "SELECT special_needs FROM people WHERE special_needs IS NOT NULL"
    " UNION SELECT notes FROM people WHERE notes IS NOT NULL"
)
_SHORTEST = 5  # letters: a shorter text would be found inside others


@dataclass(frozen=True)
class Personal:
    """Names as first and last, and texts that are about one person alone."""

    names: tuple[tuple[str, str], ...] = ()
    texts: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    """Texts that say something of a person only where they stand alone."""


def personal(connection: Connection) -> Personal:
    """Everything of the whole file: a print may name anybody."""
    names = [(row[0] or "", row[1] or "") for row in connection.exec_driver_sql(_NAMES)]
    names += [_apart(row[0]) for row in connection.exec_driver_sql(_SIGNATORIES)]
    alone = frozenset(row[0].strip() for row in connection.exec_driver_sql(_ALONE))
    return Personal(tuple(dict.fromkeys(names)), frozenset(_told(connection)), alone)


def _apart(signatory: str) -> tuple[str, str]:
    """Who signs, as the settings have it: the name before the comma."""
    first, _space, last = signatory.partition(",")[0].strip().rpartition(" ")
    return first, last


def _told(connection: Connection) -> Iterator[str]:
    """An address without a number may be that of a whole village."""
    for *texts, whole, address in connection.exec_driver_sql(_TOLD):
        places = (whole, address) if address and any(map(str.isdigit, address)) else ()
        for text in (*texts, *places):
            if text and len(text.strip()) >= _SHORTEST:
                yield text.strip()
