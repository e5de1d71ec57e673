"""Many rows at once: imports, undo and deletions write here, journalled and indexed like everything."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Protocol

from sqlalchemy import Connection

from ngodesk.model import JOURNALLED
from ngodesk.store import search
from ngodesk.store.journal import Image, images

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


class Told(Protocol):
    """Who is told of changes: the journal, or what stands between."""

    def record(self, table: str, changes: Sequence[tuple[int, Image, Image]]) -> None:
        """Write what happened to rows of `table`: id, before, after."""


class Batch:
    """Writes rows of stored values within one step. Rows are in the order of `columns_of(table)`."""

    def __init__(self, connection: Connection, journal: Told) -> None:
        self.connection = connection
        self._journal = journal

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows that were not there."""
        if not rows:
            return
        columns = columns_of(table)
        self._put(table, columns, rows)
        search.add(self.connection, table, columns, rows)
        after = images(columns, rows)
        self._journal.record(table, [(row[0], None, text) for row, text in zip(rows, after, strict=True)])

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
        found = [row for block in self.stored(table, [row_id for row_id, _ in rows]) for row in block]
        present = [row for _, row in rows if row is not None]
        if found:
            self.connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", [(row[0],) for row in found])
        self._put(table, columns, present)
        search.replace(self.connection, table, columns, found, present)
        before, after = _by_id(columns, found), _by_id(columns, present)
        self._journal.record(
            table,
            [
                (row_id, before.get(row_id), after.get(row_id))
                for row_id, _ in rows
                if before.get(row_id) != after.get(row_id)
            ],
        )

    def _put(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        if not rows:
            return
        names, filled = _without_blank(columns, rows)
        places = ", ".join("?" * len(names))
        self.connection.exec_driver_sql(f"INSERT INTO {table} ({quoted(names)}) VALUES ({places})", filled)

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


def _by_id(columns: Sequence[str], rows: Sequence[Row]) -> dict[int, Image]:
    return dict(zip([row[0] for row in rows], images(columns, rows), strict=True))


def _without_blank(columns: Sequence[str], rows: Sequence[Row]) -> tuple[Sequence[str], list[Any]]:
    """The columns that hold anything, and the rows of them: the driver takes long to bind a NULL."""
    places = [
        place
        for place, values in enumerate(zip(*rows, strict=True))
        if place < 2 or values[0] is not None or values.count(None) < len(values)
    ]
    return [columns[place] for place in places], list(map(itemgetter(*places), rows))


def from_image(table: str, text: Image) -> Row | None:
    """The stored row that an image shows, with the columns of today."""
    if text is None:
        return None
    values = json.loads(text)
    return tuple(values.get(name) for name in columns_of(table))
