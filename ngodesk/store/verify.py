"""Looking through a workspace: the file, references, the chain of changes, records, attachments, search."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from ngodesk.common.language import N_
from ngodesk.model import POLYMORPHIC, TABLES
from ngodesk.store import files, frozen, journal, search
from ngodesk.store.strangers import emptied_steps, strangers

SEARCH_INDEX = N_("search index")
"""The part that holds nothing of its own: it can be made from the records again."""


Place = tuple[str, int] | int | str
"""What is wrong: a record by table and id, a step by its number, a content by its checksum, or a report's
number and what SQLite says.
"""
MOST = 20
"""So many of each kind are named."""


@dataclass(frozen=True)
class Verdict:
    """One part that was looked through: a message id with its values, and whether it is sound."""

    part: str
    sound: bool
    finding: str
    number: int = 0
    places: tuple[Place, ...] = ()
    """The first of them that are wrong."""
    named: tuple[str, ...] = ()
    """The same as people know them."""

    @property
    def more(self) -> int:
        """How many others are wrong besides."""
        return self.number - len(self.named) if self.named else 0


def verify(connection: Connection) -> Iterator[Verdict]:
    """Look through everything; one verdict for each part."""
    yield _verdict(connection, N_("file"), _damage, N_("{number} places are damaged"))
    yield _verdict(
        connection, N_("references"), _loose, N_("{number} records refer to something that is not there")
    )
    yield _verdict(
        connection,
        N_("change journal"),
        changed_steps,
        N_("{number} steps were changed behind the program's back"),
    )
    yield _verdict(connection, N_("records"), strangers, N_("{number} records are not what the journal says"))
    yield _verdict(connection, N_("attachments"), _wrong_files, N_("{number} files are missing or damaged"))
    yield _verdict(
        connection,
        N_("frozen reports"),
        frozen.broken,
        N_("{number} frozen reports are not what was frozen"),
    )
    yield _verdict(connection, SEARCH_INDEX, search.wrong, N_("{number} records are not found as they are"))


def _verdict(
    connection: Connection, part: str, look: Callable[[Connection], Iterable[Place]], finding: str
) -> Verdict:
    """Look at one part. What cannot even be read is damaged."""
    number, places = 0, list[Place]()
    try:
        for place in look(connection):
            number += 1
            if len(places) < MOST:
                places.append(place)
    except DatabaseError:
        number += 1
    return Verdict(part, not number, finding if number else N_("in order"), number, tuple(places))


def changed_steps(connection: Connection) -> list[int]:
    """Numbers of the steps that are not as they were written, or of whose values some are missing."""
    return sorted({*journal.broken_steps(connection), *emptied_steps(connection)})


def _damage(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return [text for text in found if text != "ok"] + _wrong_version(connection)


def _wrong_version(connection: Connection) -> list[str]:
    """The version stands in the file twice; a migration trusts the one, opening the other."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    rows = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    return [] if rows == [f"{version:04}"] else ["alembic_version"]


def _loose(connection: Connection) -> Iterator[Place]:
    for table, row_id, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield table, row_id or 0
    yield from left_behind(connection)


def left_behind(connection: Connection) -> Iterator[tuple[str, int]]:
    """What belongs to a record that is gone: table and id."""
    for name in POLYMORPHIC:
        for table in connection.exec_driver_sql(f"SELECT DISTINCT table_name FROM {name}").scalars().all():
            there = f"SELECT id FROM {table}" if table in TABLES else "0"
            gone = connection.exec_driver_sql(
                f"SELECT id FROM {name} WHERE table_name = ? AND record_id NOT IN ({there})", (table,)
            )
            yield from ((name, row_id) for row_id in gone.scalars())


def _wrong_files(connection: Connection) -> set[str]:
    return {*files.damaged(connection), *_missing(connection)}


def _missing(connection: Connection) -> list[str]:
    return [
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT sha256 FROM attachments UNION SELECT sha256 FROM forms EXCEPT SELECT sha256 FROM files"
        )
    ]
