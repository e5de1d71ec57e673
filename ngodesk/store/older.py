"""An older file that is only read: tables that came since stand empty in memory, so that all can be asked."""

from pathlib import Path
from typing import Any

from ngodesk.model import KEPT
from ngodesk.store import connections, schema
from ngodesk.store.batch import columns_of, quoted
from ngodesk.store.keys import Key


def connect(path: Path, mode: str, key: Key | None = None) -> Any:
    """A connection to a file of today's schema, or to one that nobody could bring up to date."""
    connection = connections.connect(path, mode, key=key)
    if connection.execute("PRAGMA user_version").fetchone()[0] < schema.VERSION:
        known = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        for table in sorted(KEPT.keys() - known):
            connection.execute(f"CREATE TEMP TABLE {table} ({quoted(columns_of(table))})")
    return connection
