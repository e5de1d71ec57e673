"""Everything that the file holds on one person: each record with its fields, texts elsewhere, the journal."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.entering import shown
from ngodesk.common.language import Texts, texts
from ngodesk.common.masking import Mask
from ngodesk.figures.about import About
from ngodesk.model import JOURNALLED, TABLES
from ngodesk.model.record import column_name
from ngodesk.model.words import joined, word
from ngodesk.store import erasing
from ngodesk.store.batch import columns_of, quoted
from ngodesk.store.naming import Names
from ngodesk.store.telling import needles

_STEPS = (
    "SELECT DISTINCT s.number, s.at, s.who, s.label, s.arguments FROM changes c"
    " JOIN steps s ON s.number = c.step WHERE (c.table_name, c.row_id) IN ({rows}) ORDER BY s.number"
)
_SELF = "people"


@dataclass(frozen=True, slots=True)
class Entry:
    """A field that is filled: its name, its label, what stands there as people read it."""

    name: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """A record: its table, the field by which it names the person (blank: it is theirs), what it says."""

    table: str
    label: str
    by: str
    key: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A step of the journal that changed one of these records: when, by whom, what it was."""

    at: str
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class HeldOnPerson:
    """The person's own record first, then by table; `named` are texts of other records."""

    name: str
    records: tuple[Held, ...]
    named: tuple[Held, ...]
    changes: tuple[Change, ...]

    def data(self) -> dict[str, Any]:
        """The same as data for another program: codes and words, no keys of this file."""
        return {
            "person": self.name,
            "records": [_data(each) for each in self.records],
            "named_in": [_data(each) for each in self.named],
            "history": [{"at": each.at, "who": each.who, "what": each.words} for each in self.changes],
        }


def held_on_person(about: About) -> HeldOnPerson:
    """Everything on the person that the print is about, in its language."""
    assert about.person is not None
    look = _Look(about.connection, about.person, texts(about.language))
    records = list(look.records())
    named = tuple(look.named())
    first, last = about.rows("SELECT first_name, last_name FROM people WHERE id = :person")[0]
    return HeldOnPerson(f"{first} {last}", tuple(records), named, tuple(look.changes()))


def _data(each: Held) -> dict[str, Any]:
    return {
        "table": each.table,
        "key": each.key,
        **({"as": each.by} if each.by else {}),
        "fields": {entry.name: entry.text for entry in each.entries},
    }


class _Look:
    """One look through the file for one person."""

    def __init__(self, connection: Connection, person: int, say: Texts) -> None:
        self._connection, self._person, self._say = connection, person, say
        self._names = Names(connection)
        self._rows: list[tuple[str, int]] = []

    def records(self) -> Iterator[Held]:
        """The person, then every record that refers to the person, and the files of all these."""
        yield from self._of(_SELF, "id = ?", "")
        for table, entity in TABLES.items():
            for field in entity.described.fields:
                if field.kind == "reference" and field.target == _SELF:
                    yield from self._of(table, f'"{column_name(field)}" = ?', field.name)
        for table, row_id in list(self._rows):
            yield from self._of("attachments", f"table_name = '{table}' AND record_id = ?", "ref", row_id)

    def _of(self, table: str, where: str, by: str, value: int | None = None) -> Iterator[Held]:
        columns = columns_of(table)
        for row in self._connection.exec_driver_sql(
            f"SELECT {quoted(columns)} FROM {table} WHERE {where} ORDER BY id", (value or self._person,)
        ).all():
            if (table, row[0]) not in self._rows:
                self._rows.append((table, row[0]))
                yield self._held(table, dict(zip(columns, row, strict=True)), by)

    def _held(self, table: str, values: dict[str, Any], by: str, only: tuple[str, ...] = ()) -> Held:
        entries = []
        for field in TABLES[table].described.fields:
            value = values.get(column_name(field)) if field.list_of != "records" else None
            if value is not None and (not only or field.name in only):
                label = self._say.gettext(field.label)
                entries.append(Entry(field.name, label, self._text(table, field, value, values)))
        label = self._say.gettext(TABLES[table].labels[1])
        return Held(table, label, by, self._names.key(table, values["id"]), tuple(entries))

    def _text(self, table: str, field: Field, value: Any, values: dict[str, Any]) -> str:
        if field.kind == "reference":
            return self._called(field.target, value)
        if field.kind == "record":
            return self._names.key(values["table_name"], value)
        if field.kind == "choice" or field.form == "word":
            return word(table, field.name, str(value), self._say)
        if field.list_of == "words":
            return joined(table, field.name, str(value), self._say)
        return shown(field, value, self._say.language)

    def _called(self, table: str, row_id: int) -> str:
        """A record by its name, with its code beside."""
        fields = [TABLES[table].described.field(name) for name in TABLES[table].named]
        columns = [column_name(field) for field in fields if field.kind == "text"]
        key = self._names.key(table, row_id)
        if not columns or table == _SELF:
            return key
        found = self._connection.exec_driver_sql(
            f"SELECT {quoted(columns)} FROM {table} WHERE id = ?", (row_id,)
        ).one()
        name = " ".join(filter(None, found))
        return name if name == key else f"{name} ({key})"

    def named(self) -> Iterator[Held]:
        """Other records whose texts name the person, with those texts alone."""
        mask = Mask(needles(self._connection, [self._person]))
        for table, before, after in erasing.mentions(self._connection, mask, {self._person}):
            if table not in TABLES or (table, before[0]) in self._rows:
                continue
            columns = columns_of(table)
            told = {name for name, old, new in zip(columns, before, after, strict=True) if old != new}
            only = tuple(each.name for each in TABLES[table].described.fields if column_name(each) in told)
            yield self._held(table, dict(zip(columns, before, strict=True)), "", only)

    def changes(self) -> Iterator[Change]:
        """The steps that changed any of the records."""
        rows = ", ".join(f"('{table}', {row_id})" for table, row_id in self._rows if table in JOURNALLED)
        for row in self._connection.exec_driver_sql(_STEPS.format(rows=f"VALUES {rows}")):
            arguments = json.loads(row.arguments)
            if "record" in arguments:
                arguments["record"] = self._say.gettext(arguments["record"])
            yield Change(row.at, row.who, self._say.gettext(row.label).format(**arguments))
