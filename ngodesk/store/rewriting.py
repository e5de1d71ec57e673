"""A workspace written anew, table by table: under another key, under none, or without its attachments."""

from pathlib import Path
from typing import Any

from ngodesk.common.progress import Progress, silent
from ngodesk.store import connections
from ngodesk.store.batch import quoted
from ngodesk.store.keys import Key

PIECES = "file_pieces"
ALL, NONE = "1", "0"


def rewrite(
    source: Path,
    target: Path,
    *,
    key: Key | None,
    new: Key | None,
    pieces: str = ALL,
    progress: Progress = silent,
) -> None:
    """Write all of `source` to the new file `target`, in one read: one state of the file.

    `pieces` says in SQL which pieces of attachments go along; their file is called source there.
    What SQLCipher has for this loses number and kind of the file, and can leave no table's rows out.
    """
    connection = connections.connect(target, "rwc", key=new)
    try:
        connection.execute("PRAGMA foreign_keys = 0")
        connections.writes_alone(connection)
        uri = f"{source.absolute().as_uri()}?mode=ro"
        connection.execute("ATTACH ? AS source KEY ?", (uri, key.clause if key else ""))
        connection.execute("BEGIN")
        _write(connection, pieces, progress)
        connection.execute("COMMIT")
        connection.execute("PRAGMA writable_schema = RESET")
        connection.execute("DETACH source")
    finally:
        connections.close(connection)


def _write(connection: Any, pieces: str, progress: Progress) -> None:
    parts = connection.execute(
        "SELECT type, name, tbl_name, sql, rootpage FROM source.sqlite_schema"
        " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    tables = [part for part in parts if part[0] == "table" and part[4]]
    for number, (_type, name, _table, sql, _page) in enumerate(tables):
        connection.execute(sql)
        table, which = quoted([name]), pieces if name == PIECES else ALL
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table} WHERE {which}")
        progress(number + 1, len(tables))
    for part in parts:
        if part[0] == "index":
            connection.execute(part[3])
    _add_tableless(connection, [part for part in parts if part[0] != "index" and not part[4]])
    for name in ("application_id", "user_version"):
        value = connection.execute(f"PRAGMA source.{name}").fetchone()[0]
        connection.execute(f"PRAGMA main.{name} = {value}")


def _add_tableless(connection: Any, parts: list[Any]) -> None:
    """The search index is tables, which are there, and a name: made by SQL it would begin empty."""
    connection.execute("PRAGMA writable_schema = 1")
    connection.executemany(
        "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, 0, ?)",
        [part[:4] for part in parts],
    )
