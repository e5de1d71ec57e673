"""Which record a key names: the ids behind the codes that the exchange folder speaks in."""

from collections.abc import Iterable
from graphlib import TopologicalSorter
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.text import normalised
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.batch import quoted

Key = tuple[Any, ...]


def key_order() -> list[str]:
    """All tables, those first that others need for their own keys."""
    needs = {
        table: [field.target for field in map(entity.described.field, entity.natural_key) if field.target]
        for table, entity in TABLES.items()
    }
    return list(TopologicalSorter(needs).static_order())


class Keys:
    """The natural keys of the workspace, of the tables that are asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, dict[Key, int]] = {}

    def of(self, table: str) -> dict[Key, int]:
        """Key and id of every record of a table. References within a key are ids, blank is None."""
        if table not in self._known:
            described = TABLES[table].described
            columns = [column_name(described.field(name)) for name in described.key]
            rows = self._connection.exec_driver_sql(f"SELECT {quoted(columns)}, id FROM {table}")
            self._known[table] = {tuple(row[:-1]): row[-1] for row in rows}
        return self._known[table]

    def column(self, table: str, column: str) -> dict[int, Any]:
        """One stored column of a table of the workspace, by id."""
        rows = self._connection.exec_driver_sql(f"SELECT id, {quoted([column])} FROM {table}")
        return {row[0]: row[1] for row in rows}

    def add(self, table: str, keys: Iterable[tuple[Key, int]]) -> None:
        """Records that are about to be there."""
        self.of(table).update(keys)

    def find(self, table: str, parts: list[str]) -> int | None:
        """The record that a key's texts name; nothing where there is none, or the parts do not fit."""
        described = TABLES[table].described
        if len(parts) != len(described.key):
            return None
        values: list[Any] = []
        for name, text in zip(described.key, parts, strict=True):
            field = described.field(name)
            if not text.strip():
                values.append(None)
            elif field.kind == "reference":
                scope = values[described.key.index(field.within)] if field.within else None
                found = self.named(field.target, text, scope)
                if found is None:
                    return None
                values.append(found)
            else:
                values.append(_plain(field.kind, text))
        return self.of(table).get(tuple(values))

    def named(self, table: str, text: str, scope: int | None = None) -> int | None:
        """The record of `table` that one cell names, where its key has a part more: within `scope`."""
        described = TABLES[table].described
        value = _plain(described.field(described.key[-1]).kind, text)
        return self.of(table).get((value,) if len(described.key) == 1 else (scope, value))


def _plain(kind: str, text: str) -> Any:
    text = normalised(text)
    if kind in ("integer", "year"):
        return int(text) if text.lstrip("+-").isdecimal() and text.isascii() else None
    return text
