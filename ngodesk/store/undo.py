"""Undo and redo: a step that puts back what another step changed, exactly."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.model import POLYMORPHIC
from ngodesk.store.batch import Batch, Row, from_image
from ngodesk.store.journal import NOTE, Header
from ngodesk.store.store import Store

Held = Callable[[Connection], AbstractContextManager[None]]
"""What must hold round a step, or it raises UserError."""

_TOUCHED = "SELECT table_name, row_id FROM changes WHERE step = ?"
_VALUES = (
    "FROM changes c JOIN change_values v ON v.step = c.step AND v.position = c.position WHERE c.step = ?"
)
_ADDED = f"SELECT c.table_name, c.row_id {_VALUES} AND v.before IS NULL AND v.after IS NOT NULL"
_BELONGING = (
    "SELECT json_extract(v.after, '$.table_name'), json_extract(v.after, '$.record_id')"
    f" {_VALUES} AND v.after IS NOT NULL AND c.table_name IN ({', '.join(map(repr, POLYMORPHIC))})"
)


@dataclass(frozen=True)
class StepLine:
    """A step as a menu or the history names it."""

    number: int
    label: str
    arguments: str
    kind: str
    at: str = ""
    who: str = ""
    origin: str = ""


@dataclass
class _Stacks:
    """The numbers of edits that can be undone, and of the steps that undid one and can be taken back."""

    undo: list[int]
    redo: list[tuple[int, int]]  # the edit, the step that undid it


def next_undo(connection: Connection) -> StepLine | None:
    """The edit that Ctrl+Z would undo."""
    stacks = _stacks(connection)
    return _line(connection, stacks.undo[-1]) if stacks.undo else None


def next_redo(connection: Connection) -> StepLine | None:
    """The edit that Ctrl+Y would do again."""
    stacks = _stacks(connection)
    return _line(connection, stacks.redo[-1][0]) if stacks.redo else None


def standing(connection: Connection) -> frozenset[int]:
    """The numbers of the edits that can be undone."""
    return frozenset(_stacks(connection).undo)


def undone(connection: Connection) -> frozenset[int]:
    """The numbers of the edits that were undone and not done again."""
    return frozenset(
        connection.exec_driver_sql(
            "SELECT reverses FROM steps WHERE kind = 'undo'"
            " AND number NOT IN (SELECT reverses FROM steps WHERE kind = 'redo')"
        ).scalars()
    )


def _free(_connection: Connection) -> AbstractContextManager[None]:
    return nullcontext()


def undo(store: Store, held: Held = _free) -> StepLine:
    """Undo the last edit that stands. Raises UserError where there is none.

    Where a step was taken back out of turn, what comes may never have stood like that: `held` is asked then.
    """
    with store.reading() as connection:
        stood = _stacks(connection).undo
        line = _line(connection, stood[-1]) if stood else None
        known = _was_so(connection, stood[:-1])
    if line is None:
        raise UserError(N_("There is nothing to undo."))
    _reverse(store, [(line, line.number)], "undo", _free if known else held)
    return line


def redo(store: Store, held: Held = _free) -> StepLine:
    """Do the edit again that was undone last; `held` is asked as `undo` does.

    Raises UserError where there is none.
    """
    with store.reading() as connection:
        stacks = _stacks(connection)
        line = _line(connection, stacks.redo[-1][0]) if stacks.redo else None
        known = line is not None and _was_so(connection, sorted([*stacks.undo, line.number]))
    if line is None:
        raise UserError(N_("There is nothing to do again."))
    _reverse(store, [(line, stacks.redo[-1][1])], "redo", _free if known else held)
    return line


def _was_so(connection: Connection, edits: list[int]) -> bool:
    """Whether the file once held just these edits: it did right after the last of them, or never."""
    return not edits or _stacks(connection, edits[-1]).undo == edits


def undo_chosen(store: Store, number: int, held: Held = _free) -> list[StepLine]:
    """Undo one step of the history, and with it the later ones that touched the same rows.

    Gives the steps undone, the latest first. Raises UserError where one of them cannot be undone.
    """
    with store.reading() as connection:
        chosen = with_followers(connection, number)
    _reverse(store, [(line, line.number) for line in chosen], "undo", held)
    return chosen


def with_followers(connection: Connection, number: int) -> list[StepLine]:
    """A step and the later standing ones that touched the same rows, the latest first.

    What was attached to a record that the step added goes with it too.
    """
    stood = _stacks(connection).undo
    if number not in stood:
        raise UserError(N_("This step cannot be undone: it was undone already, or it is final."))
    found, rows, added = [number], _rows(connection, number), _rows(connection, number, _ADDED)
    for later in stood:
        if later > number and (
            rows & (touched := _rows(connection, later)) or added & _rows(connection, later, _BELONGING)
        ):
            found.append(later)
            rows |= touched
            added |= _rows(connection, later, _ADDED)
    return [_line(connection, each) for each in sorted(found, reverse=True)]


def _rows(connection: Connection, step: int, asked: str = _TOUCHED) -> set[tuple[str, int]]:
    return {(row[0], row[1]) for row in connection.exec_driver_sql(asked, (step,))}


def _stacks(connection: Connection, last: int | None = None) -> _Stacks:
    """Play all steps, or those up to one: an edit can be undone, what was undone can be done again until the
    next edit.
    """
    stacks = _Stacks([], [])
    undone: dict[int, int] = {}
    for number, kind, reverses in connection.exec_driver_sql(
        "SELECT number, kind, reverses FROM steps WHERE number <= coalesce(?, number) ORDER BY number",
        (last,),
    ):
        if kind == "edit":
            stacks.undo.append(number)
            stacks.redo.clear()
        elif kind == "undo":
            stacks.undo.remove(reverses)
            stacks.redo.append((reverses, number))
            undone[number] = reverses
        elif kind == "redo":
            edit = undone[reverses]
            stacks.redo = [pair for pair in stacks.redo if pair[0] != edit]
            stacks.undo.append(edit)
            stacks.undo.sort()
        elif kind != NOTE:  # final: freezing, erasure, restore
            stacks.undo.clear()
            stacks.redo.clear()
    return stacks


def _line(connection: Connection, number: int) -> StepLine:
    row = connection.exec_driver_sql(
        "SELECT number, label, arguments, kind, at, who, origin FROM steps WHERE number = ?", (number,)
    ).one()
    return StepLine(*row)


def _reverse(
    store: Store,
    chosen: list[tuple[StepLine, int]],
    kind: str,
    held: Held = _free,
) -> None:
    """Take steps back, each as a step of its own, all of them or none: an edit and the step to reverse."""
    try:
        with store.together() as steps, held(steps.connection):
            for line, number in chosen:
                header = Header(line.label, json.loads(line.arguments), kind=kind, reverses=number)
                with steps.step(header) as journal:
                    _put_back(Batch(steps.connection, journal), number)
    except IntegrityError as error:
        raise UserError(
            N_("This step cannot be undone: records that came later need what it changed."),
            N_("Undo the later steps first."),
        ) from error


def _put_back(batch: Batch, number: int) -> None:
    """Put back the before-images of step `number`."""
    rows = batch.connection.exec_driver_sql(
        "SELECT c.table_name, c.row_id, v.before FROM changes c"
        " JOIN change_values v ON v.step = c.step AND v.position = c.position"
        " WHERE c.step = ? ORDER BY c.table_name, c.position",
        (number,),
    ).all()
    for table, group in groupby(rows, key=lambda row: str(row[0])):
        # A row that a step touched twice goes back to what it was first.
        before: dict[int, Row | None] = {}
        for _table, row_id, image in group:
            before.setdefault(row_id, from_image(table, image))
        batch.restore(table, list(before.items()))
