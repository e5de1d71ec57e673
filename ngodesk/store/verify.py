"""Looking through a workspace: the file, references, the chain of changes, records, attachments."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from ngodesk.common.language import N_
from ngodesk.model import POLYMORPHIC, TABLES
from ngodesk.store import files, frozen, journal
from ngodesk.store.strangers import strangers


@dataclass(frozen=True)
class Verdict:
    """One part that was looked through: a message id with its values, and whether it is sound."""

    part: str
    sound: bool
    finding: str
    number: int = 0


def verify(connection: Connection) -> Iterator[Verdict]:
    """Look through everything; one verdict for each part."""
    yield _verdict(connection, N_("file"), _damage, N_("{number} places are damaged"))
    yield _verdict(
        connection, N_("references"), _loose, N_("{number} records refer to something that is not there")
    )
    yield _verdict(
        connection,
        N_("change journal"),
        journal.broken_steps,
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


def _verdict(
    connection: Connection, part: str, look: Callable[[Connection], Iterable[object]], finding: str
) -> Verdict:
    """Look at one part. What cannot even be read is damaged."""
    number = 0
    try:
        for _problem in look(connection):
            number += 1
    except DatabaseError:
        number += 1
    return Verdict(part, not number, finding if number else N_("in order"), number)


def _damage(connection: Connection) -> list[str]:
    return [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]


def _loose(connection: Connection) -> Iterator[object]:
    yield from connection.exec_driver_sql("PRAGMA foreign_key_check")
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
