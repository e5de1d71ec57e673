"""The keys of records as people see them: codes, joined where a key has several parts."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.text import join_key
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.batch import quoted

_FEW = 400


class Names:
    """Looks up keys and remembers them. Good for one read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, dict[int, tuple[str, ...]]] = {}
        self._whole: set[str] = set()

    def key(self, table: str, row_id: int) -> str:
        """The key of a record, joined where it has several parts; blank where it is not there."""
        parts = self.keys(table).get(row_id, ())
        return parts[0] if len(parts) == 1 else join_key(parts)

    def keys(self, table: str) -> dict[int, tuple[str, ...]]:
        """The parts of the key of every record of a table."""
        if table not in self._whole:
            self._read(table, "")
            self._whole.add(table)
        return self._known.get(table, {})

    def fetch(self, table: str, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """The parts of the keys of some records: of a few, no more than those are read."""
        known = self._known.setdefault(table, {})
        missing = sorted(set(ids) - known.keys())
        if table in self._whole or not missing:
            return known
        if len(missing) > _FEW:
            return self.keys(table)
        self._read(table, f" WHERE id IN ({', '.join(map(str, missing))})")
        return known

    def _read(self, table: str, where: str) -> None:
        described = TABLES[table].described
        fields = [described.field(name) for name in described.key]
        columns = quoted(["id", *(column_name(field) for field in fields)])
        rows = self._connection.exec_driver_sql(f"SELECT {columns} FROM {table}{where}").all()
        for place, field in enumerate(fields, 1):
            if field.kind == "reference" and where:
                self.fetch(field.target, {row[place] for row in rows if row[place] is not None})
        known = self._known.setdefault(table, {})
        if not where and all(field.kind != "record" for field in fields):
            parts = [self._column(field, place, rows) for place, field in enumerate(fields, 1)]
            known.update(zip((row[0] for row in rows), zip(*parts, strict=True), strict=True))
            return
        known.update((row[0], self._parts(fields, row[1:], bool(where))) for row in rows)

    def _column(self, field: Field, place: int, rows: Sequence[Sequence[Any]]) -> list[str]:
        """One part of the keys of all records: quicker than record by record."""
        if field.kind == "reference":
            last = {row_id: parts[-1] for row_id, parts in self.keys(field.target).items()}
            return ["" if row[place] is None else last[row[place]] for row in rows]
        return ["" if row[place] is None else str(row[place]) for row in rows]

    def _parts(self, fields: list[Field], values: Iterable[Any], few: bool) -> tuple[str, ...]:
        parts: list[str] = []
        for field, value in zip(fields, values, strict=True):
            if value is None:
                parts.append("")
            elif field.kind == "reference":
                named = self._known[field.target] if few else self.keys(field.target)
                parts.append(named[value][-1])
            elif field.kind == "record":
                parts.append(self.key(parts[-1], value) if parts[-1] in TABLES else "")
            else:
                parts.append(str(value))
        return tuple(parts)
