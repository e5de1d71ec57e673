"""A workspace seen whole: every row of every table, the search index, and whether it is sound."""

import re
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from ngodesk.common.text import fold
from ngodesk.model import JOURNALLED, TABLES
from ngodesk.store import verify
from ngodesk.store.store import Store

Content = dict[tuple[str, int], tuple[Any, ...]]
"""Table and id of every record, with all its stored values."""

_CHANGES = 11  # which column of a step counts them
OTHER_TABLES = ("files", "file_pieces", "steps", "changes", "change_values")


def content(store: Store) -> Content:
    """Every record of the workspace."""
    with store.reading() as connection:
        return _content(connection)


def _content(connection: Connection) -> Content:
    return {
        (table, row[0]): tuple(row)
        for table in JOURNALLED
        for row in connection.exec_driver_sql(f'SELECT id, * FROM "{table}"')
    }


def raw(path: Path) -> Any:
    """A connection as somebody else's tool would make it, without any of our settings."""
    return driver.connect(str(path), isolation_level=None)


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a file that may be open, in the order of its key."""
    connection = raw(path)
    try:
        names = [*JOURNALLED, *OTHER_TABLES, "search"]
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}
    finally:
        connection.close()


def done(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The same without the steps that changed nothing, as a restore or another password."""
    found = dump(path)
    return {**found, "steps": [step for step in found["steps"] if step[_CHANGES]]}


def must_be_sound(store: Store) -> None:
    """The file, its references, the chain, the attachments and the search index."""
    with store.reading() as connection:
        assert {verdict.part: verdict.number for verdict in verify.verify(connection)} == {
            "file": 0,
            "references": 0,
            "change journal": 0,
            "records": 0,
            "attachments": 0,
            "frozen reports": 0,
            "search index": 0,
        }
        must_be_indexed(connection)
    with store.raw_writing() as connection:
        connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")


def must_be_indexed(connection: Connection) -> None:
    """The search index holds every record that can be searched for, whole unless it repeats itself."""
    rows = connection.exec_driver_sql("SELECT rowid, table_name, folded FROM search")
    found = {(row[0], row[1]): row[2] for row in rows}
    whole = search_made_anew(connection)
    assert found.keys() == whole.keys()
    for key, text in whole.items():
        assert found[key] == text or (text.startswith(found[key]) and _repeats(text, len(found[key])))


def _repeats(text: str, end: int) -> bool:
    """Whether it is very long, or the three letters where the index stops came twenty times before."""
    stop = re.escape(text[end - 2 : end + 1])
    return end == 10_000 or (end >= 22 and len(re.findall(f"(?={stop})", text[:end])) == 20)


def search_made_anew(connection: Connection) -> dict[tuple[int, str], str]:
    """The folded text of every record that can be searched for."""
    made = {}
    for table, entity in TABLES.items():
        if entity.searched:
            names = ", ".join(f'"{name}"' for name in entity.searched)
            for row_id, *texts in connection.exec_driver_sql(f"SELECT id, {names} FROM {table}"):
                made[row_id, table] = fold(" ".join(text for text in texts if text))
    return made


def leftovers(folder: Path) -> list[str]:
    """Files that no finished work leaves behind."""
    ends = (".part", "-journal", "-wal", "-shm", ".lock")
    names = [path.name for path in folder.rglob("*")]
    return sorted(name for name in names if name.endswith(ends) or ".lock." in name)
