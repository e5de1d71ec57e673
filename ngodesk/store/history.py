"""The history of a record: what changed, when, by which step."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
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


@dataclass(frozen=True)
class Relisting:
    """One step's change of a list of records: their ids in order."""

    step: StepLine
    before: tuple[int, ...]
    after: tuple[int, ...]


def of_list(connection: Connection, link: str, owner: int) -> Iterator[Relisting]:
    """What happened to the list that a record keeps in a link table, the latest first.

    Worked out backwards from what stands: a step may have changed but a part of the list.
    """
    rows: dict[int, tuple[int, int]] = {
        row[0]: (row[1], row[2])
        for row in connection.exec_driver_sql(
            f"SELECT id, position, target_id FROM {link} WHERE owner_id = ?", (owner,)
        )
    }
    changes = connection.exec_driver_sql(
        "SELECT s.number, s.label, s.arguments, s.kind, s.at, s.who, s.origin, c.row_id, v.before"
        " FROM changes c JOIN change_values v ON v.step = c.step AND v.position = c.position"
        " JOIN steps s ON s.number = c.step WHERE c.table_name = ?"
        " AND ? IN (v.before ->> '$.owner_id', v.after ->> '$.owner_id')"
        " ORDER BY c.step DESC, c.position DESC",
        (link, owner),
    ).all()
    for step, group in groupby(changes, key=itemgetter(slice(0, 7))):
        after = _targets(rows)
        for row_id, before in ((row[7], row[8]) for row in group):
            rows.pop(row_id, None)
            if before is not None:
                values = json.loads(before)
                rows[row_id] = values["position"], values["target_id"]
        yield Relisting(StepLine(*step), _targets(rows), after)


def _targets(rows: dict[int, tuple[int, int]]) -> tuple[int, ...]:
    return tuple(target for _position, target in sorted(rows.values()))
