"""The steps of the whole file, the latest first, narrowed by who, when, what kind and which table."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ngodesk.store.undo import StepLine

KINDS = ("edit", "undo", "redo", "final", "note")

_STEPS = """
SELECT s.number, s.label, s.arguments, s.kind, s.at, s.who, s.origin, s.utc_offset, s.changes
FROM steps s WHERE {where} ORDER BY s.number DESC LIMIT ? OFFSET ?"""
_TABLES = """
SELECT step, table_name, count(DISTINCT row_id) FROM changes WHERE step IN ({steps})
GROUP BY step, table_name ORDER BY step, count(*) DESC"""
_CHANGES = """
SELECT c.table_name, c.row_id, v.before, v.after, v.salt FROM changes c
LEFT JOIN change_values v ON v.step = c.step AND v.position = c.position
WHERE c.step = ? ORDER BY c.position LIMIT ?"""
_HERE = "date(s.at, s.utc_offset || ' minutes')"  # the day where it was done


@dataclass(frozen=True)
class Asked:
    """Which steps are wanted; what is blank leaves all."""

    who: str | None = None
    table: str = ""
    kind: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Step:
    """A step of the file, and how many records of which tables it changed."""

    line: StepLine
    utc_offset: int
    changes: int
    tables: dict[str, int] = field(default_factory=dict)


def steps(connection: Connection, asked: Asked, limit: int, offset: int = 0) -> list[Step]:
    """So many steps, the latest first."""
    conditions, values = _conditions(asked)
    where = " AND ".join(conditions) or "1"
    found = connection.exec_driver_sql(_STEPS.format(where=where), (*values, limit, offset)).all()
    tables: dict[int, dict[str, int]] = {row.number: {} for row in found}
    if tables:
        sql = _TABLES.format(steps=", ".join(map(str, tables)))
        for step, table, number in connection.exec_driver_sql(sql):
            tables[step][table] = number
    return [Step(StepLine(*row[:7]), row.utc_offset, row.changes, tables[row.number]) for row in found]


def count(connection: Connection, asked: Asked) -> int:
    """How many steps there are of those that are wanted."""
    conditions, values = _conditions(asked)
    sql = f"SELECT count(*) FROM steps s WHERE {' AND '.join(conditions) or '1'}"
    return int(connection.exec_driver_sql(sql, tuple(values)).scalar_one())


def _conditions(asked: Asked) -> tuple[list[str], list[str]]:
    wanted = {
        "s.who = ?": asked.who,
        "s.kind = ?": asked.kind or None,
        "s.number IN (SELECT step FROM changes WHERE table_name = ?)": asked.table or None,
        f"{_HERE} >= ?": asked.start.isoformat() if asked.start else None,
        f"{_HERE} <= ?": asked.end.isoformat() if asked.end else None,
    }
    given = {sql: value for sql, value in wanted.items() if value is not None}
    return list(given), list(given.values())


def whoever(connection: Connection) -> list[str]:
    """Everybody who changed anything; blank where nobody gave a name."""
    return list(connection.exec_driver_sql("SELECT DISTINCT who FROM steps ORDER BY who").scalars())


def tables(connection: Connection) -> list[str]:
    """The tables in which anything was changed."""
    return list(connection.exec_driver_sql("SELECT DISTINCT table_name FROM changes").scalars())


@dataclass(frozen=True)
class ChangedRecord:
    """One record that a step changed: values of the columns that differ, unless they were erased."""

    line: StepLine
    table: str
    row_id: int
    before: dict[str, Any]
    after: dict[str, Any]
    existed: bool
    exists: bool
    known: bool


def line(connection: Connection, number: int) -> StepLine:
    """What a step says about itself."""
    sql = "SELECT number, label, arguments, kind, at, who, origin FROM steps WHERE number = ?"
    return StepLine(*connection.exec_driver_sql(sql, (number,)).one())


def changes(connection: Connection, number: int) -> int:
    """How many changes a step holds."""
    sql = "SELECT changes FROM steps WHERE number = ?"
    return int(connection.exec_driver_sql(sql, (number,)).scalar_one())


def of_step(connection: Connection, number: int, limit: int) -> Iterator[ChangedRecord]:
    """The records that a step changed, in the order in which it did."""
    said = line(connection, number)
    for row in connection.exec_driver_sql(_CHANGES, (number, limit)):
        before, after = (json.loads(text) if text else {} for text in (row.before, row.after))
        differing = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        yield ChangedRecord(
            said,
            row.table_name,
            row.row_id,
            {name: before.get(name) for name in differing},
            {name: after.get(name) for name in differing},
            row.before is not None,
            row.after is not None,
            row.salt is not None and row.before != row.after,  # alike where an erasure tells what is left
        )
