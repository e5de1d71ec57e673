"""Undo, redo and the history of a record."""

import json

from ngodesk.common.language import _
from ngodesk.store import undo as steps
from ngodesk.store.history import Entry, of_record
from ngodesk.store.store import Store
from ngodesk.store.undo import StepLine


def named(line: StepLine) -> str:
    """A step in the screen's language."""
    return _(line.label).format(**json.loads(line.arguments))


def next_undo(store: Store) -> str | None:
    """What Ctrl+Z would undo."""
    with store.reading() as connection:
        line = steps.next_undo(connection)
    return named(line) if line else None


def next_redo(store: Store) -> str | None:
    """What Ctrl+Y would do again."""
    with store.reading() as connection:
        line = steps.next_redo(connection)
    return named(line) if line else None


def undo(store: Store) -> str:
    """Undo the last step; says which. Raises UserError where there is none."""
    return named(steps.undo(store))


def redo(store: Store) -> str:
    """Do the step again that was undone last; says which. Raises UserError where there is none."""
    return named(steps.redo(store))


def undo_chosen(store: Store, number: int) -> list[str]:
    """Undo one step of the history and the later ones that touched the same rows; says which."""
    return [named(line) for line in steps.undo_chosen(store, number)]


def history(store: Store, table: str, row_id: int) -> list[Entry]:
    """What happened to a record, the latest first."""
    with store.reading() as connection:
        return list(of_record(connection, table, row_id))
