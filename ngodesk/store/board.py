"""A copy for the board: no personal columns, names as codes, no files of people, no history."""

from pathlib import Path
from typing import Any

from ngodesk.common.language import N_
from ngodesk.common.masking import Mask
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store import connections, erasing
from ngodesk.store.batch import Batch, Row, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.keys import Key
from ngodesk.store.opening import open_store
from ngodesk.store.telling import needles

BOARD_COPY = "board_copy"
"""The setting that says of a file that it is one, with the day."""

_COPY = N_("Copy for the board")
_LOGO = "logo"
# What is not for the board: the journal, prints that name people, what an import remembers.
_WIPED = ("change_values", "changes", "steps", "erasures")
_DELETED = ("frozen_states", "frozen_files", "frozen_reports", "mappings")

_SCANS = (
    "DELETE FROM file_pieces WHERE file_id NOT IN (SELECT id FROM files WHERE sha256 IN"
    " (SELECT sha256 FROM attachments WHERE kind = ? UNION SELECT sha256 FROM forms))"
)


def strip(path: Path, day: str, key: Key | None = None) -> None:
    """Take everything personal out of a workspace that nobody has open, for good."""
    _drop_bytes(path, key)
    with open_store(path, key=key) as store, store.together() as steps:
        connection = steps.connection
        for table in _WIPED:
            connection.exec_driver_sql(f"DELETE FROM {table}")
        with steps.step(Header(_COPY, {}, "command", "final", who="")) as journal:
            batch = Batch(connection, journal)
            _mask(batch)
            _empty(batch)
            for table in _DELETED:
                ids = connection.exec_driver_sql(f"SELECT id FROM {table}").scalars().all()
                batch.delete(table, ids)
            batch.insert("settings", [(store.identifiers.draw()[0], BOARD_COPY, day)])
            connection.exec_driver_sql("DELETE FROM change_values")
        erasing.drop_unused_files(connection, ())
    with open_store(path, key=key) as store:
        store.write_anew()


def _drop_bytes(path: Path, key: Key | None) -> None:
    """The scans first: they may be most of the file. It is written anew afterwards without their pages."""
    connection = connections.connect(path, key=key)
    try:
        connections.writes_alone(connection)
        connections.reads_once(connection)
        connection.execute("PRAGMA secure_delete = 0")
        connection.execute(_SCANS, (_LOGO,))
    finally:
        connections.close(connection)


def _mask(batch: Batch) -> None:
    """Names in running text, while the people still have theirs."""
    people = batch.connection.exec_driver_sql("SELECT id FROM people").scalars().all()
    erasing.mask_texts(batch, Mask(needles(batch.connection, people, surnames=False)), set(people))


def _empty(batch: Batch) -> None:
    """Personal columns of every table, and all files but logos."""
    for table, entity in TABLES.items():
        columns = columns_of(table)
        personal = [column_name(field) for field in entity.described.fields if field.personal]
        if personal:
            rows = [dict(zip(columns, row, strict=True)) for row in _all(batch, table)]
            batch.replace(table, [_without(table, row, personal) for row in rows])
    columns = columns_of("attachments")
    kind = columns.index("kind")
    batch.delete("attachments", [row[0] for row in _all(batch, "attachments") if row[kind] != _LOGO])


def _all(batch: Batch, table: str) -> list[Row]:
    ids = batch.connection.exec_driver_sql(f"SELECT id FROM {table}").scalars().all()
    return [row for block in batch.stored(table, ids) for row in block]


def _without(table: str, row: dict[str, Any], personal: list[str]) -> Row:
    if table == "people":
        return erasing.emptied(row, None)
    left = row | dict.fromkeys(personal)
    return tuple(left[name] for name in columns_of(table))
