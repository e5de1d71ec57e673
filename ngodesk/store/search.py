"""The search index: folded text of records that people look for by name or number."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.text import fold
from ngodesk.model import TABLES


@cache
def _places(table: str, columns: tuple[str, ...]) -> tuple[int, ...]:
    entity = TABLES.get(table)
    return tuple(columns.index(name) for name in entity.searched) if entity else ()


def add(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Index rows that were added."""
    places = _places(table, tuple(columns))
    if not places:
        return
    entries = [
        (row[0], fold(" ".join([row[place] for place in places if row[place]])), table) for row in rows
    ]
    connection.exec_driver_sql("INSERT INTO search (rowid, folded, table_name) VALUES (?, ?, ?)", entries)


def remove(connection: Connection, table: str, ids: list[tuple[int]]) -> None:
    """Forget rows that were deleted."""
    entity = TABLES.get(table)
    if entity is not None and entity.searched:
        connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", ids)
