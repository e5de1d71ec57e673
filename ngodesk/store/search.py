"""The search index: folded text of records that people look for by name or number."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.progress import Progress, silent
from ngodesk.common.text import fold
from ngodesk.model import TABLES

TRIGRAM = 3
"""So many letters at least a word must have for the index to know it."""

# From so many changes on, rewriting the index is cheaper than wiping every trigram of them out of it.
_MANY = 1_000
_WIPE = "INSERT INTO search(search, rank) VALUES ('secure-delete', ?)"
_REWRITE = "INSERT INTO search(search) VALUES ('optimize')"
_MOST_REPEATS = 20  # each takes up to three bytes
_LONGEST = 10_000
_SHORT = 64  # no text so short has that many places
_BLOCK = 2_000
_EMPTY = ("DELETE FROM search_content", "INSERT INTO search(search) VALUES ('rebuild')")
"""The texts go as they lie, for an index that has lost them cannot take out one after the other."""


@cache
def _places(table: str, columns: tuple[str, ...]) -> tuple[int, ...]:
    entity = TABLES.get(table)
    return tuple(columns.index(name) for name in entity.searched) if entity else ()


def _entries(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> dict[int, str]:
    """What is searched of every row, by id; of a table that nobody searches nothing."""
    folded = [_folded([row[place] for row in rows]) for place in _places(table, tuple(columns))]
    whole = (" ".join(filter(None, parts)) for parts in zip(*folded, strict=True))
    texts = (text if len(text) < _SHORT else _bounded(text) for text in whole)
    return dict(zip([row[0] for row in rows], texts, strict=bool(folded)))


def _bounded(text: str) -> str:
    """`text` up to where the same three letters come too often.

    FTS5 loses track of a trigram with 64 bytes of places in one text when it deletes securely: the deleted
    text would stay in the index, and the check of the whole file would call the file damaged.
    """
    seen: dict[str, int] = {}
    for place in range(min(len(text), _LONGEST) - 2):
        trigram = text[place : place + 3]
        seen[trigram] = seen.get(trigram, 0) + 1
        if seen[trigram] > _MOST_REPEATS:
            return text[: place + 2]
    return text[:_LONGEST]


def _folded(values: list[Any]) -> list[str]:
    """A column folded: every name once, however many bear it."""
    known: dict[Any, str] = {value: fold(value) for value in set(values) if value}
    return [known.get(value, "") for value in values]


def add(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Index rows that were added."""
    entries = [(row_id, text, table) for row_id, text in _entries(table, columns, rows).items()]
    if entries:
        connection.exec_driver_sql("INSERT INTO search (rowid, folded, table_name) VALUES (?, ?, ?)", entries)


def remove(connection: Connection, table: str, ids: list[tuple[int]]) -> None:
    """Forget rows that were deleted."""
    entity = TABLES.get(table)
    if entity is not None and entity.searched and ids:
        connection.exec_driver_sql("DELETE FROM search WHERE rowid = ?", ids)


def replace(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    before: Sequence[Sequence[Any]],
    after: Sequence[Sequence[Any]],
) -> None:
    """Index rows that were changed, added or deleted: those whose text is another.

    Of many the index is rewritten as a whole, which leaves as little behind as wiping each of them out.
    """
    old, new = _entries(table, columns, before), _entries(table, columns, after)
    gone = [(row_id,) for row_id, text in old.items() if new.get(row_id) != text]
    many = len(gone) >= _MANY
    if many:
        connection.exec_driver_sql(_WIPE, (0,))
    remove(connection, table, gone)
    add(connection, table, columns, [row for row in after if old.get(row[0]) != new.get(row[0])])
    if many:
        connection.exec_driver_sql(_REWRITE)
        connection.exec_driver_sql(_WIPE, (1,))


def wrong(connection: Connection) -> Iterator[tuple[str, int]]:
    """Table and id of the records that are not found as they are, and of what is found and is no record."""
    held = {
        (row[1], row[0]): hash(row[2])
        for row in connection.exec_driver_sql("SELECT rowid, table_name, folded FROM search")
    }
    for table, columns, rows in _searched(connection):
        for row_id, text in _entries(table, columns, rows).items():
            kept = held.pop((table, row_id), None) == hash(text)
            # One of many is looked for as a person would: where nothing leads to the texts, it shows at once.
            if not kept or (row_id == rows[-1][0] and not _leads_to(connection, row_id, text)):
                yield table, row_id
    yield from held


def _leads_to(connection: Connection, row_id: int, text: str) -> bool:
    """Whether the first three letters of a text lead to it."""
    start = text[:TRIGRAM]
    if len(start) < TRIGRAM or not start.isprintable():
        return True
    asked = "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?"
    return connection.exec_driver_sql(asked, (phrase(start), row_id)).first() is not None


def phrase(word: str) -> str:
    """A word as the index is asked for it, whatever signs it has; with fewer letters it finds nothing."""
    return '"' + word.replace('"', '""') + '"'


def build_anew(connection: Connection, progress: Progress = silent) -> None:
    """Make the index from the records as they are. No step tells of it: it holds nothing of its own."""
    for statement in _EMPTY:
        connection.exec_driver_sql(statement)
    tables = list(TABLES)
    for table, columns, rows in _searched(connection):
        progress(tables.index(table), len(tables))
        add(connection, table, columns, rows)


def _searched(connection: Connection) -> Iterator[tuple[str, tuple[str, ...], Sequence[Sequence[Any]]]]:
    """What is searched of all records: table, columns, and rows of them block by block."""
    for table, entity in TABLES.items():
        if entity.searched:
            columns = ("id", *entity.searched)
            names = ", ".join(f'"{name}"' for name in columns)
            stored = connection.exec_driver_sql(f"SELECT {names} FROM {table}")
            while rows := stored.fetchmany(_BLOCK):
                yield table, columns, rows
