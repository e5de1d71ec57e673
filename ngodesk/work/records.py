"""Records and what depends on them."""

from collections.abc import Iterator
from functools import cache, partial

from sqlalchemy import Connection

from ngodesk.common.language import N_
from ngodesk.exchange.rules import breaches_beside
from ngodesk.model import JOURNALLED, POLYMORPHIC, TABLES
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work.unbroken import unbroken

DELETE = N_("Delete: {record}, {number}")

_BLOCK = 500


def referring_columns(table: str) -> Iterator[tuple[str, str, bool]]:
    """The columns that name records of `table`: table, column, whether a row cannot be without it."""
    for name, entity in JOURNALLED.items():
        key = TABLES[name].natural_key if name in TABLES else ("owner", "target")
        for constraint in entity.__table__.foreign_key_constraints:  # type: ignore[attr-defined]
            if constraint.referred_table.name == table:
                column = list(constraint.columns)[-1]
                dependent = not column.nullable or column.name.removesuffix("_id") in key
                yield name, column.name, dependent


def refers_to(connection: Connection, table: str, row_id: int) -> bool:
    """Whether any record names this one."""
    for name, column, _dependent in referring_columns(table):
        if connection.exec_driver_sql(
            f'SELECT 1 FROM {name} WHERE "{column}" = ? LIMIT 1', (row_id,)
        ).first():
            return True
    return any(_attached(connection, table, [row_id], each) for each in POLYMORPHIC)


def delete(store: Store, table: str, ids: list[int], label: str = DELETE, *, origin: str = "window") -> int:
    """Delete records with all that cannot be without them; other records that named them stay, unnamed.

    Gives how many records went with them. Raises UserError where one that stays would no longer be right.
    """
    arguments: dict[str, object] = {"number": len(ids)}
    if table in TABLES:  # a list in a record is no record
        arguments["record"] = TABLES[table].labels[0]
    touched = partial(breaches_beside, tables=_touched(table))
    with store.writing(Header(label, arguments, origin)) as batch, unbroken(batch.connection, touched):
        return _delete(batch, table, ids)


@cache
def _touched(table: str) -> frozenset[str]:
    """The tables that lose rows with rows of `table`."""
    found: set[str] = set()
    new = {table}
    while new:
        found |= new
        named = (each for name in new for each in referring_columns(name))
        new = {name for name, _column, dependent in named if dependent} - found
    return frozenset(found)


def _delete(batch: Batch, table: str, ids: list[int]) -> int:
    """Gives how many records were deleted beside these; places in a list are no records."""
    if not ids:
        return 0
    others = 0
    for name, column, dependent in referring_columns(table):
        naming = _naming(batch.connection, name, column, ids)
        if dependent:
            others += _delete(batch, name, naming) + (len(naming) if name in TABLES else 0)
        else:
            _unname(batch, name, column, naming)
    for name in POLYMORPHIC:
        attached = _attached(batch.connection, table, ids, name)
        batch.delete(name, attached)
        others += len(attached) if name in TABLES else 0
    batch.delete(table, ids)
    return others


def _naming(connection: Connection, table: str, column: str, ids: list[int]) -> list[int]:
    found: list[int] = []
    for start in range(0, len(ids), _BLOCK):
        block = tuple(ids[start : start + _BLOCK])
        marks = ", ".join("?" * len(block))
        found += connection.exec_driver_sql(
            f'SELECT id FROM {table} WHERE "{column}" IN ({marks})', block
        ).scalars()
    return found


def _unname(batch: Batch, table: str, column: str, ids: list[int]) -> None:
    place = columns_of(table).index(column)
    for block in batch.stored(table, ids):
        batch.replace(table, [(*row[:place], None, *row[place + 1 :]) for row in block])


def _attached(connection: Connection, table: str, ids: list[int], name: str) -> list[int]:
    found = connection.exec_driver_sql(f"SELECT id, record_id FROM {name} WHERE table_name = ?", (table,))
    wanted = set(ids)
    return [row[0] for row in found if row[1] in wanted]
