"""A copy for the board: no personal columns, names as codes, no files of people, no history."""

from pathlib import Path
from typing import Any

from ngodesk.common.masking import Mask
from ngodesk.common.progress import Progress, silent
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store import backup, erasing, rewriting
from ngodesk.store.batch import Batch, Row, columns_of
from ngodesk.store.board_names import CONTACTS, Named
from ngodesk.store.doubts import Doubt, doubts
from ngodesk.store.forgetting import COPY
from ngodesk.store.journal import Header
from ngodesk.store.keys import Key
from ngodesk.store.masks import Masks, mask_texts
from ngodesk.store.opening import open_store

BOARD_COPY = "board_copy"
"""The setting that says of a file that it is one, with the day."""

_LOGO = "logo"
# What is not for the board: the journal, prints that name people, what an import remembers.
_WIPED = ("change_values", "changes", "steps", "erasures")
_DELETED = ("frozen_states", "frozen_files", "frozen_reports", "mappings")

_KEPT_PIECES = (
    "file_id IN (SELECT id FROM source.files WHERE sha256 IN"
    f" (SELECT sha256 FROM source.attachments WHERE kind = '{_LOGO}' UNION SELECT sha256 FROM source.forms))"
)


def copy(workspace: Path, part: Path, key: Key | None = None, progress: Progress = silent) -> None:
    """Copy a workspace without its scans, which may be most of it, to the new file `part`."""
    with backup.told(workspace):
        rewriting.rewrite(workspace, part, key=key, new=key, pieces=_KEPT_PIECES, progress=progress)
    backup.verify(part, key=key)


def strip(path: Path, day: str, key: Key | None = None) -> list[Doubt]:
    """Take everything personal out of a workspace that nobody has open, for good. Gives what may be left."""
    with open_store(path, key=key) as store, store.together() as steps:
        connection = steps.connection
        for table in _WIPED:
            connection.exec_driver_sql(f"DELETE FROM {table}")
        with steps.step(Header(COPY, {}, "command", "final", who="")) as journal:
            batch = Batch(connection, journal)
            named = Named(connection)
            _mask(batch, named)
            _empty(batch)
            _empty_organisations(batch, {row.id for row in named.natural})
            for table in _DELETED:
                ids = connection.exec_driver_sql(f"SELECT id FROM {table}").scalars().all()
                batch.delete(table, ids)
            batch.insert("settings", [(store.identifiers.draw()[0], BOARD_COPY, day)])
            connection.exec_driver_sql("DELETE FROM change_values")
        erasing.drop_unused_files(connection, ())
    with open_store(path, key=key) as store:
        store.write_anew()
        with store.reading() as connection:
            return doubts(connection, named)


def _mask(batch: Batch, named: Named) -> None:
    """Names in running text, while the people still have theirs."""
    people = frozenset(batch.connection.exec_driver_sql("SELECT id FROM people").scalars())
    mask = Mask(named.needles())
    mask_texts(batch, Masks(people, mask, mask, mask), set(people))


def _empty_organisations(batch: Batch, natural: set[int]) -> None:
    """What one reaches those by who are people."""
    columns = columns_of("organisations")
    rows = [dict(zip(columns, row, strict=True)) for row in _all(batch, "organisations")]
    gone = [tuple((row | dict.fromkeys(CONTACTS)).values()) for row in rows if row["id"] in natural]
    batch.replace("organisations", gone)


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
