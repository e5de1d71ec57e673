"""The history of a record: what changed, when, by which step."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ngodesk.store.undo import StepLine


@dataclass(frozen=True)
class Entry:
    """One step's change of one record: stored values of the columns that differ."""

    step: StepLine
    before: dict[str, Any]
    after: dict[str, Any]
    existed: bool
    exists: bool


def of_record(connection: Connection, table: str, row_id: int) -> Iterator[Entry]:
    """What happened to a record, the latest first. Values that were erased come as empty."""
    for row in connection.exec_driver_sql(
        "SELECT s.number, s.label, s.arguments, s.kind, s.at, s.who, s.origin, v.before, v.after"
        " FROM changes c JOIN steps s ON s.number = c.step"
        " LEFT JOIN change_values v ON v.step = c.step AND v.position = c.position"
        " WHERE c.row_id = ? AND c.table_name = ? ORDER BY c.step DESC, c.position DESC",
        (row_id, table),
    ):
        before, after = (json.loads(text) if text else {} for text in row[7:])
        differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        yield Entry(
            StepLine(*row[:7]),
            {name: before.get(name) for name in sorted(differing)},
            {name: after.get(name) for name in sorted(differing)},
            bool(row[7]),
            bool(row[8]),
        )
