"""One record as a form shows it: its values, the names of what it refers to, what refers to it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.text import normalised
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.batch import columns_of, quoted
from ngodesk.store.selection import Condition, both, either, matching, of_owner
from ngodesk.store.store import Store
from ngodesk.work.naming import Names

Stored = str | int | None | tuple[int, ...]


@dataclass(frozen=True)
class Found:
    """A record: stored values by field (of a list of records their ids), and the names of those it names."""

    table: str
    id: int
    title: str
    values: dict[str, Stored]
    names: dict[str, str | tuple[str, ...]]


@dataclass(frozen=True)
class Referring:
    """Records of a table that name this one in a field: how many, and whether they are parts of it."""

    table: str
    field: str
    count: int
    part: bool


@dataclass(frozen=True)
class Proposal:
    """A record to choose."""

    id: int
    name: str
    detail: str


def fetch(store: Store, table: str, row_id: int, language: str) -> Found | None:
    """The record; nothing where it is gone."""
    with store.reading() as connection:
        values = values_of(connection, table, row_id)
        if values is None:
            return None
        names = Names(connection, language)
        return Found(table, row_id, names.one(table, row_id), values, _names(names, table, values))


def names_of(
    store: Store, table: str, values: dict[str, Stored], language: str
) -> dict[str, str | tuple[str, ...]]:
    """The names of the records that values name, as those that a new record begins with."""
    known = {field.name: values.get(field.name) for field in TABLES[table].described.fields}
    with store.reading() as connection:
        return _names(Names(connection, language), table, known)


def values_of(connection: Connection, table: str, row_id: int) -> dict[str, Stored] | None:
    """The stored values of a record by field."""
    row = connection.exec_driver_sql(
        f"SELECT {quoted(columns_of(table))} FROM {table} WHERE id = ?", (row_id,)
    ).first()
    if row is None:
        return None
    stored = dict(zip(columns_of(table), row, strict=True))
    return {
        field.name: listed(connection, table, field, row_id)
        if field.list_of == "records"
        else stored[column_name(field)]
        for field in TABLES[table].described.fields
    }


def listed(connection: Connection, table: str, field: Field, row_id: int) -> tuple[int, ...]:
    """The ids that a list of records holds."""
    link = getattr(TABLES[table], field.name).link
    found = connection.exec_driver_sql(
        f"SELECT target_id FROM {link} WHERE owner_id = ? ORDER BY position", (row_id,)
    )
    return tuple(row[0] for row in found)


def _names(names: Names, table: str, values: dict[str, Stored]) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for field in TABLES[table].described.fields:
        value = values[field.name]
        if isinstance(value, tuple):
            known = names.of(field.target, value)
            found[field.name] = tuple(known[each] for each in value)
        elif field.kind == "reference" and isinstance(value, int):
            found[field.name] = names.one(field.target, value)
        elif field.kind == "record" and isinstance(value, int):
            owner = str(values["table"])
            found[field.name] = names.one(owner, value) if owner in TABLES else ""
    return found


def references_to(table: str) -> list[tuple[str, str, bool]]:
    """The fields that name records of `table`: table, field, whether the row is a part of what it names."""
    return [
        (other, field.name, field.name == entity.natural_key[0] and len(entity.natural_key) > 1)
        for other, entity in TABLES.items()
        for field in entity.described.fields
        if field.target == table
    ]


def referring(store: Store, table: str, row_id: int) -> list[Referring]:
    """What refers to a record, parts first; attachments among them."""
    with store.reading() as connection:
        found = [
            Referring(other, name, _count(connection, other, name, row_id), part)
            for other, name, part in references_to(table)
        ]
        attached = connection.exec_driver_sql(
            "SELECT count(*) FROM attachments WHERE table_name = ? AND record_id = ?", (table, row_id)
        ).scalar_one()
    found.append(Referring("attachments", "ref", int(attached), False))
    return sorted(found, key=lambda each: not each.part)


def _count(connection: Connection, table: str, name: str, row_id: int) -> int:
    where = of_owner(table, name, row_id)
    return int(
        connection.exec_driver_sql(
            f"SELECT count(*) FROM {table} t WHERE {where.sql}", where.values
        ).scalar_one()
    )


def proposals(
    store: Store,
    table: str,
    typed: str,
    language: str,
    *,
    within: tuple[str, int] | None = None,
    limit: int = 12,
) -> list[Proposal]:
    """Records whose name, or what is told beside it, holds what was typed, and the one of that code.

    `within` leaves those that belong to a record: the field that names it, and its id.
    """
    described = TABLES[table].described
    conditions = [of_owner(table, *within)] if within else []
    told = matching(table, typed, language, (*described.named, *described.detail))
    conditions.append(either([told, *_of_code(table, typed)]))
    where = both(conditions)
    order = ", ".join(
        f'sort_key(t."{column_name(field)}", ?)' if field.kind == "text" else f't."{column_name(field)}"'
        for field in map(described.field, described.named)
    )
    languages = (language,) * order.count("?")
    with store.reading() as connection:
        ids = [
            row[0]
            for row in connection.exec_driver_sql(
                f"SELECT t.id FROM {table} t WHERE {where.sql} ORDER BY {order} LIMIT ?",
                (*where.values, *languages, limit),
            )
        ]
        names = Names(connection, language)
        known, details = names.of(table, ids), names.details(table, ids)
    return [Proposal(row_id, known[row_id], details.get(row_id, "")) for row_id in ids]


def _of_code(table: str, typed: str) -> list[Condition]:
    """The record of exactly that code."""
    code = TABLES[table].described.field(TABLES[table].described.key[-1])
    if code.kind != "text" or not typed.strip():
        return []
    return [Condition(f't."{column_name(code)}" = ?', (normalised(typed),))]


def known_texts(store: Store, table: str, name: str, typed: str, limit: int = 8) -> list[Any]:
    """What stands in a free text field of other records and holds what was typed, the most frequent first."""
    column = column_name(TABLES[table].described.field(name))
    with store.reading() as connection:
        found = connection.exec_driver_sql(
            f'SELECT "{column}" FROM {table} WHERE instr(folded("{column}"), folded(?))'
            f' GROUP BY "{column}" ORDER BY count(*) DESC, "{column}" LIMIT ?',
            (typed, limit),
        )
        return [row[0] for row in found]
