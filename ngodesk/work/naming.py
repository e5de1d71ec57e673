"""What records are called on the screen: the names that stand where a reference is."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.entering import shown
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.model.words import word
from ngodesk.store.batch import quoted

_BLOCK = 500
_SHORT = {"projects": ("ref",)}


class Names:
    """Looks up names and remembers them: good for one reading, or until something changes."""

    def __init__(self, connection: Connection, language: str) -> None:
        self._connection = connection
        self._language = language
        self._known: dict[tuple[str, bool], dict[int, str]] = {}

    def of(self, table: str, ids: Iterable[int], *, short: bool = False) -> dict[int, str]:
        """The names of records, by id; `short` as a column shows them. A record that is gone has none."""
        known = self._known.setdefault((table, short), {})
        missing = sorted(set(ids) - known.keys())
        described = TABLES[table].described
        names = _SHORT.get(table, described.named) if short else described.named
        fields = [described.field(name) for name in names]
        for start in range(0, len(missing), _BLOCK):
            self._read(table, fields, missing[start : start + _BLOCK], known)
        return known

    def one(self, table: str, row_id: int | None) -> str:
        """The name of one record; blank where there is none."""
        return "" if row_id is None else self.of(table, [row_id]).get(row_id, "")

    def details(self, table: str, ids: Iterable[int]) -> dict[int, str]:
        """What is told beside the names where one chooses."""
        described = TABLES[table].described
        found: dict[int, str] = {}
        self._read(table, [described.field(name) for name in described.detail], sorted(set(ids)), found)
        return found

    def _read(self, table: str, fields: list[Field], ids: list[int], known: dict[int, str]) -> None:
        if not ids:
            return
        columns = quoted(["id", *map(column_name, fields)])
        rows = self._connection.exec_driver_sql(
            f"SELECT {columns} FROM {table} WHERE id IN ({', '.join(map(str, ids))})"
        ).all()
        parts = []
        for place, field in enumerate(fields, 1):
            texts = self.column(table, field, [row[place] for row in rows])
            parts.append(
                self.instead(table, field, [row[0] for row in rows], texts) if field.instead else texts
            )
        for number, row in enumerate(rows):
            known[row[0]] = " ".join(filter(None, (part[number] for part in parts)))

    def instead(self, table: str, field: Field, ids: Iterable[int], texts: list[str]) -> list[str]:
        """The names of a reference, and where it is blank what another field of the row says."""
        ids = list(ids)
        blank = [row_id for row_id, text in zip(ids, texts, strict=True) if not text]
        said: dict[int, str] = {}
        other = TABLES[table].described.field(field.instead)
        for start in range(0, len(blank), _BLOCK):
            self._read(table, [other], blank[start : start + _BLOCK], said)
        return [text or said.get(row_id, "") for row_id, text in zip(ids, texts, strict=True)]

    def column(self, table: str, field: Field, values: list[Any]) -> list[str]:
        """A column's stored values as the screen shows them."""
        if field.kind == "reference":
            names = self.of(field.target, (value for value in values if value is not None), short=True)
            return [names.get(value, "") for value in values]
        return [text_of(table, field, value, self._language) for value in values]


def text_of(table: str, field: Field, value: Any, language: str) -> str:
    """One stored value as the screen shows it, references apart."""
    if value is None:
        return ""
    if field.kind == "choice" or field.form == "word":
        return word(table, field.name, str(value))
    if field.list_of == "words":
        return ", ".join(word(table, field.name, each) for each in str(value).split(";"))
    return shown(field, value, language)
