"""Many rows at once: imports, undo and deletions write here, journalled and indexed like everything."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

from ngodesk.model import JOURNALLED
from ngodesk.store import search
from ngodesk.store.journal import Image, Journal, image

Row = Sequence[Any]
_BLOCK = 500


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """The stored columns of a table, `id` first."""
    names = [column.name for column in JOURNALLED[table].__table__.columns]
    return ("id", *(name for name in names if name != "id"))


def quoted(names: Iterable[str]) -> str:
    """Names of columns as SQL writes them."""
    return ", ".join(f'"{name}"' for name in names)


class Batch:
    """Writes rows of stored values within one step. Rows are in the order of `columns_of(table)`."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self.connection = connection
        self._journal = journal

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows that were not there."""
        if not rows:
            return
        columns = columns_of(table)
        self._put(table, columns, rows)
        self._journal.record(table, [(row[0], None, image(columns, row)) for row in rows])

    def delete(self, table: str, ids: Sequence[int]) -> None:
        """Take rows away; what they held stays in the journal."""
        self.restore(table, [(row_id, None) for row_id in ids])

    def replace(self, table: str, rows: Sequence[Row]) -> None:
        """Give rows that are there new values."""
        self.restore(table, [(row[0], row) for row in rows])

    def restore(self, table: str, rows: Sequence[tuple[int, Row | None]]) -> None:
        """Make rows what they shall be: with these values, or not there.

        All are taken away first and put back after, so that two rows may swap their codes.
        """
        columns = columns_of(table)
        found = self.stored(table, [row_id for row_id, _ in rows])
        before = {row[0]: image(columns, row) for block in found for row in block}
        self._delete(table, [(row_id,) for row_id in before])
        present = [row for _, row in rows if row is not None]
        self._put(table, columns, present)
        changes: list[tuple[int, Image, Image]] = []
        for row_id, row in rows:
            after = None if row is None else image(columns, row)
            if before.get(row_id) != after:
                changes.append((row_id, before.get(row_id), after))
        self._journal.record(table, changes)

    def _put(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        if not rows:
            return
        places = ", ".join("?" * len(columns))
        self.connection.exec_driver_sql(
            f"INSERT INTO {table} ({quoted(columns)}) VALUES ({places})", list(map(tuple, rows))
        )
        search.add(self.connection, table, columns, rows)

    def _delete(self, table: str, ids: list[tuple[int]]) -> None:
        if ids:
            self.connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", ids)
            search.remove(self.connection, table, ids)

    def stored(self, table: str, ids: Sequence[int]) -> Iterator[list[Row]]:
        """The rows with these ids as they are stored, in blocks."""
        names = quoted(columns_of(table))
        for start in range(0, len(ids), _BLOCK):
            block = tuple(ids[start : start + _BLOCK])
            marks = ", ".join("?" * len(block))
            found = self.connection.exec_driver_sql(
                f"SELECT {names} FROM {table} WHERE id IN ({marks})", block
            )
            yield [tuple(row) for row in found]


def from_image(table: str, text: Image) -> Row | None:
    """The stored row that an image shows, with the columns of today."""
    if text is None:
        return None
    values = json.loads(text)
    return tuple(values.get(name) for name in columns_of(table))
