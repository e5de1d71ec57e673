"""Lists of records: their ids in order, and the rows that are seen. Everything here runs in the worker."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.selection import Condition, Order, Scope, matching, statement
from ngodesk.store.store import Store
from ngodesk.work import computed
from ngodesk.work.naming import Names

AT_ONCE = 5_000  # so many records are put in order before the first paint; of more the newest come first
_BLOCK = 500

Ids: TypeAlias = "array[int]"  # quoted: arrays cannot be subscripted before Python 3.12


@dataclass(frozen=True)
class Cell:
    """One cell: what is stored (of a reference the id, of a list of records their ids), and how it reads."""

    stored: Any
    text: str


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Opening:
    """What a list shows first: all ids in order, or some that are soon read; the first rows."""

    ids: Ids
    rows: list[Row]
    in_order: bool


class Listing:
    """One list of a table: what belongs to it, which columns, in which language.

    `columns` are names of fields. Orders are kept until `forget`, because each key typed needs one.
    """

    def __init__(self, scope: Scope, columns: Sequence[str], language: str) -> None:
        self.scope = scope
        self.columns = tuple(columns)
        self.language = language
        self._orders: dict[tuple[str, bool], Ids] = {}

    def forget(self) -> None:
        """Something changed: what was in order may not be any more."""
        self._orders.clear()

    def usual_order(self) -> tuple[str, bool]:
        """The order of a list that nobody sorted: by the first column, what is dated by the newest.

        The parts of one record, as the sessions of an event, stand as they follow each other.
        """
        described = TABLES[self.scope.table].described
        first = computed.field_of(self.scope.table, self.columns[0] if self.columns else described.key[0])
        of_one = self.scope.owner is not None and self.scope.owner[0] == TABLES[self.scope.table].parent
        return first.name, first.kind in ("date", "datetime") and not of_one

    def opening(
        self, store: Store, limit: int, sort: str = "", descending: bool = False, search: str = ""
    ) -> Opening:
        """Enough to paint: the order itself only where it is no work."""
        with store.reading() as connection:
            in_order = bool(search.strip()) or _count(connection, self.scope, AT_ONCE + 1) <= AT_ONCE
            if in_order:
                ids = self._ids(connection, search, sort, descending)
            else:
                newest = Order(self.language, terms=["t.id DESC"])
                ids = _fetch(connection, statement(self.scope, newest, limit))
            rows = self._rows(connection, ids[:limit])
        return Opening(ids, rows, in_order)

    def keys(self, store: Store, search: str = "", sort: str = "", descending: bool = False) -> Ids:
        """The ids of all records of the list that hold what was typed, in that order."""
        with store.reading() as connection:
            return self._ids(connection, search, sort, descending)

    def rows(self, store: Store, ids: Iterable[int]) -> list[Row]:
        """The rows of these records; a record that is gone meanwhile has an empty one."""
        with store.reading() as connection:
            return self._rows(connection, list(ids))

    def count(self, store: Store) -> int:
        """How many records the list holds."""
        with store.reading() as connection:
            return _count(connection, self.scope)

    def _ids(self, connection: Connection, search: str, sort: str, descending: bool) -> Ids:
        ordered = self._ordered(connection, sort, descending)
        if not search.strip():
            return ordered
        # What is in order is of the scope already: a search need not ask for that again.
        stored = [name for name in self.columns if not computed.sql_of(self.scope.table, name)]
        ways = [way for name in self.columns if (way := computed.way_of(self.scope.table, name)) is not None]
        found = matching(self.scope.table, search, self.language, stored, ways)
        sql = f"SELECT t.id FROM {self.scope.table} t WHERE {found.sql}"
        wanted = set(_fetch(connection, Condition(sql, found.values)))
        return array("q", [row_id for row_id in ordered if row_id in wanted])

    def _ordered(self, connection: Connection, sort: str, descending: bool) -> Ids:
        key = (sort, descending) if sort else self.usual_order()
        if key not in self._orders:
            self._orders[key] = _fetch(connection, statement(self.scope, self._order(*key)))
        return self._orders[key]

    def _order(self, name: str, descending: bool) -> Order:
        order, sql = Order(self.language), computed.sql_of(self.scope.table, name)
        if sql:
            return order.by_value(computed.field_of(self.scope.table, name), sql, descending=descending)
        return order.by(self.scope.table, name, descending=descending)

    def _rows(self, connection: Connection, ids: Sequence[int]) -> list[Row]:
        table = self.scope.table
        fields = [computed.field_of(table, name) for name in self.columns]
        stored = _stored(connection, table, [field for field in fields if field.list_of != "records"], ids)
        names = Names(connection, self.language)
        columns: list[list[Cell]] = []
        place = 1
        for field in fields:
            if field.list_of == "records":
                columns.append(_lists(connection, names, table, field, ids))
                continue
            values = [stored[row_id][place] if row_id in stored else None for row_id in ids]
            texts = (
                _named(connection, names, table, ids, values)
                if field.kind == "record"
                else names.column(table, field, values)
            )
            if field.instead:
                texts = names.instead(table, field, ids, texts)
            columns.append([Cell(value, text) for value, text in zip(values, texts, strict=True)])
            place += 1
        return list(zip(*columns, strict=True)) if columns else [() for _ in ids]


def _count(connection: Connection, scope: Scope, at_most: int | None = None) -> int:
    """How many records there are; no further than `at_most`, where that is enough to know."""
    where = scope.where()
    held = f"FROM {scope.table} t WHERE {where.sql}"
    held = held if at_most is None else f"FROM (SELECT 1 {held} LIMIT {at_most})"
    return int(connection.exec_driver_sql(f"SELECT count(*) {held}", where.values).scalar_one())


def _fetch(connection: Connection, chosen: Condition) -> Ids:
    """Straight from the driver: it lets the window's thread have its turn at every row."""
    cursor = connection.connection.cursor()
    try:
        return array("q", chain.from_iterable(cursor.execute(chosen.sql, chosen.values)))
    finally:
        cursor.close()


def _blocks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _BLOCK):
        yield ids[start : start + _BLOCK]


def _stored(
    connection: Connection, table: str, fields: list[Field], ids: Sequence[int]
) -> dict[int, Sequence[Any]]:
    """Stored and computed values by id, the id first."""
    names = ", ".join(
        ["t.id", *(computed.sql_of(table, each.name) or f't."{column_name(each)}"' for each in fields)]
    )
    return {
        row[0]: row
        for block in _blocks(ids)
        for row in connection.exec_driver_sql(
            f"SELECT {names} FROM {table} t WHERE t.id IN ({', '.join(map(str, block))})"
        )
    }


def _lists(connection: Connection, names: Names, table: str, field: Field, ids: Sequence[int]) -> list[Cell]:
    """The records that each row lists."""
    link = getattr(TABLES[table], field.name).link
    listed: dict[int, list[int]] = {row_id: [] for row_id in ids}
    for block in _blocks(ids):
        for owner, target in connection.exec_driver_sql(
            f"SELECT owner_id, target_id FROM {link} WHERE owner_id IN ({', '.join(map(str, block))})"
            " ORDER BY owner_id, position"
        ):
            listed[owner].append(target)
    known = names.of(field.target, {target for targets in listed.values() for target in targets}, short=True)
    return [
        Cell(tuple(listed[row_id]), "; ".join(known[target] for target in listed[row_id])) for row_id in ids
    ]


def _named(
    connection: Connection, names: Names, table: str, ids: Sequence[int], values: list[Any]
) -> list[str]:
    """The names of records whose table stands in the same row."""
    tables: dict[int, str] = {}
    for block in _blocks(ids):
        marks = ", ".join(map(str, block))
        for row in connection.exec_driver_sql(f"SELECT id, table_name FROM {table} WHERE id IN ({marks})"):
            tables[row[0]] = row[1]
    return [
        names.one(tables[row_id], value) if value is not None and tables.get(row_id) in TABLES else ""
        for row_id, value in zip(ids, values, strict=True)
    ]
