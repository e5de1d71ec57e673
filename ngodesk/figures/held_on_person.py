"""Everything that the file holds on one person: records with their fields, texts elsewhere, the journal."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.entering import shown
from ngodesk.common.language import Texts, texts
from ngodesk.figures.about import About
from ngodesk.model import JOURNALLED, TABLES
from ngodesk.model.record import column_name
from ngodesk.model.words import joined, word
from ngodesk.store.batch import columns_of, quoted
from ngodesk.store.erasing import OWN
from ngodesk.store.history import of_record
from ngodesk.store.masks import Masks, mentions
from ngodesk.store.naming import Names

_STEPS = (
    "SELECT DISTINCT s.number, s.at, s.who, s.label, s.arguments FROM changes c"
    " JOIN steps s ON s.number = c.step WHERE (c.table_name, c.row_id) IN ({rows}) ORDER BY s.number"
)
_DELETED = (
    "SELECT DISTINCT c.table_name, c.row_id FROM changes c"
    " JOIN change_values v ON v.step = c.step AND v.position = c.position WHERE {where} ORDER BY 1, 2"
)
_SELF = "people"
_THROUGH = (*OWN, "contracts")
"""What is a person's own: what refers to that tells of the person too, as hours of an agreement do."""


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
class Former:
    """What stood in a field until a day and is still in the journal; the record may be gone."""

    table: str
    label: str
    key: str
    entry: Entry
    until: str


@dataclass(frozen=True, slots=True)
class Change:
    """A step of the journal that changed one of these records: when, by whom, what it was."""

    at: str
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class HeldOnPerson:
    """The person's own record first, then by table; `named` are texts of other records, `former` the values
    that were changed or deleted since, the latest first.
    """

    name: str
    records: tuple[Held, ...]
    named: tuple[Held, ...]
    changes: tuple[Change, ...]
    former: tuple[Former, ...] = ()

    def data(self) -> dict[str, Any]:
        """The same as data for another program: codes and words, no keys of this file."""
        return {
            "person": self.name,
            "records": [_data(each) for each in self.records],
            "named_in": [_data(each) for each in self.named],
            "former": [
                {
                    "table": each.table,
                    "key": each.key,
                    "fields": {each.entry.name: each.entry.text},
                    "until": each.until,
                }
                for each in self.former
            ],
            "history": [{"at": each.at, "who": each.who, "what": each.words} for each in self.changes],
        }


def held_on_person(about: About) -> HeldOnPerson:
    """Everything on the person that the print is about, in its language."""
    assert about.person is not None
    look = _Look(about.connection, about.person, texts(about.language))
    records = list(look.records())
    named = tuple(look.named())
    first, last = about.rows("SELECT first_name, last_name FROM people WHERE id = :person")[0]
    former = tuple(sorted(look.former(), key=lambda each: each.until, reverse=True))
    return HeldOnPerson(f"{first} {last}", tuple(records), named, tuple(look.changes()), former)


def _data(each: Held) -> dict[str, Any]:
    return {
        "table": each.table,
        "key": each.key,
        **({"as": each.by} if each.by else {}),
        "fields": {entry.name: entry.text for entry in each.entries},
    }


def _references(target: str) -> Iterator[tuple[str, Field]]:
    """The fields that refer to records of a table, with their own table."""
    for table, entity in TABLES.items():
        for field in entity.described.fields:
            if field.kind == "reference" and field.target == target:
                yield table, field


class _Look:
    """One look through the file for one person."""

    def __init__(self, connection: Connection, person: int, say: Texts) -> None:
        self._connection, self._person, self._say = connection, person, say
        self._names = Names(connection)
        self._rows: list[tuple[str, int]] = []

    def records(self) -> Iterator[Held]:
        """The person, every record that refers to the person or to what is the person's, and all files."""
        yield from self._of(_SELF, "id = ?", "")
        for table, field in _references(_SELF):
            yield from self._of(table, f'"{column_name(field)}" = ?', field.name)
        for own, row_id in [row for row in self._rows if row[0] in _THROUGH]:
            for table, field in _references(own):
                yield from self._of(table, f'"{column_name(field)}" = ?', field.name, row_id)
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
        ).first()
        name = " ".join(filter(None, found or ()))
        return name if name == key else f"{name} ({key})"

    def named(self) -> Iterator[Held]:
        """Other records whose texts name the person, with those texts alone."""
        masks = Masks.of(self._connection, [self._person])
        for table, before, after in mentions(self._connection, masks, {self._person}):
            if table not in TABLES or (table, before[0]) in self._rows:
                continue
            columns = columns_of(table)
            told = {name for name, old, new in zip(columns, before, after, strict=True) if old != new}
            only = tuple(each.name for each in TABLES[table].described.fields if column_name(each) in told)
            yield self._held(table, dict(zip(columns, before, strict=True)), "", only)

    def former(self) -> Iterator[Former]:
        """What stood in these records before, and in those that were deleted."""
        for table, row_id in [*self._rows, *self._deleted()]:
            key, told = self._names.key(table, row_id), set[Entry]()
            label = self._say.gettext(TABLES[table].labels[0])
            for step in of_record(self._connection, table, row_id):
                for entry in self._differing(table, step.before, step.after):
                    if entry not in told:
                        told.add(entry)
                        yield Former(table, label, key, entry, step.step.at)

    def _differing(self, table: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Entry]:
        for field in TABLES[table].described.fields:
            value = before.get(column_name(field)) if field.list_of != "records" else None
            if value is not None and value != after.get(column_name(field)):
                text = self._text(table, field, value, before)
                yield Entry(field.name, self._say.gettext(field.label), text)

    def _deleted(self) -> list[tuple[str, int]]:
        """Records that referred to the person and are gone."""
        where = " OR ".join(
            f"(c.table_name = '{table}' AND v.before ->> '$.{column_name(field)}' = {self._person})"
            for table, field in _references(_SELF)
        )
        found = self._connection.exec_driver_sql(_DELETED.format(where=where)).all()
        return [(row[0], row[1]) for row in found if (row[0], row[1]) not in self._rows]

    def changes(self) -> Iterator[Change]:
        """The steps that changed any of the records."""
        rows = ", ".join(f"('{table}', {row_id})" for table, row_id in self._rows if table in JOURNALLED)
        for row in self._connection.exec_driver_sql(_STEPS.format(rows=f"VALUES {rows}")):
            arguments = json.loads(row.arguments)
            if "record" in arguments:
                arguments["record"] = self._say.gettext(arguments["record"])
            yield Change(row.at, row.who, self._say.gettext(row.label).format(**arguments))
