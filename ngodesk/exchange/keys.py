"""Which record a key names: the ids behind the codes that the exchange folder speaks in."""

import re
from collections.abc import Iterable
from graphlib import TopologicalSorter
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.text import normalised, split_key
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.batch import quoted

Key = tuple[Any, ...]

_WHOLE = re.compile(r"[+-]?[0-9]{1,20}")
# Their keys name a record of any table, in this order: an attachment may be waived, but not the reverse.
_LAST = ("attachments", "waivers")


def key_order() -> list[str]:
    """All tables, those first that others need for their own keys."""
    needs = {
        table: [field.target for field in map(entity.described.field, entity.natural_key) if field.target]
        for table, entity in TABLES.items()
        if table not in _LAST
    }
    return [*TopologicalSorter(needs).static_order(), *_LAST]


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

    def find(self, table: str, text: str) -> int | None:
        """The record that a key in one text names; nothing where there is none, or the parts do not fit."""
        described = TABLES[table].described
        if len(described.key) == 1 and (found := self.of(table).get((text,))) is not None:
            return found  # a code of its own is not joined: a | in it is just a |
        parts = split_key(text)
        if len(parts) != len(described.key):
            return None
        values: list[Any] = []
        for name, part in zip(described.key, parts, strict=True):
            field = described.field(name)
            scope = values[described.key.index(field.within)] if field.within else None
            value = self._part(field, part, scope, values)
            if value is None and part.strip() and not stands_for_blank(field, part):
                return None
            values.append(value)
        return self.of(table).get(tuple(values))

    def _part(self, field: Field, text: str, scope: int | None, before: list[Any]) -> Any:
        if not text.strip() or stands_for_blank(field, text):
            return None
        if field.kind == "record":
            return self.find(before[-1], text) if before[-1] in TABLES else None
        if field.kind == "reference":
            return self.named(field.target, text, scope)
        return _plain(field.kind, text)

    def named(self, table: str, text: str, scope: int | None = None) -> int | None:
        """The record of `table` that one cell names, where its key has a part more: within `scope`."""
        described = TABLES[table].described
        value = _plain(described.field(described.key[-1]).kind, text)
        return self.of(table).get((value,) if len(described.key) == 1 else (scope, value))


def stands_for_blank(field: Field, text: str) -> bool:
    """Whether a text is the default that blank stands for, as amendment 0."""
    return field.default is not None and _plain("integer", text) == field.default


def _plain(kind: str, text: str) -> Any:
    text = normalised(text)
    if kind in ("integer", "year"):
        return int(text) if _WHOLE.fullmatch(text) else None
    return text
