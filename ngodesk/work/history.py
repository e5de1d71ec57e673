"""Undo, redo and the history of a record."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.language import _
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store import undo as steps
from ngodesk.store.history import Entry, of_list, of_record
from ngodesk.store.store import Store
from ngodesk.store.undo import StepLine
from ngodesk.work.naming import Names, text_of
from ngodesk.work.unbroken import unbroken


@dataclass(frozen=True)
class Difference:
    """A field that a step changed, as the screen shows it."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One step of a record's history in words. What stands can be undone; what does not was, or is final."""

    number: int
    words: str
    at: str
    who: str
    kind: str
    stands: bool
    undone: bool
    differences: tuple[Difference, ...]


def named(line: StepLine) -> str:
    """A step in the screen's language; the kind of record that it is about is named in it too."""
    arguments = json.loads(line.arguments)
    if "record" in arguments:
        arguments["record"] = _(arguments["record"])
    return _(line.label).format(**arguments)


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
    """Undo the last step; says which.

    Raises UserError where there is none, or where what stays would no longer be right.
    """
    return named(steps.undo(store, unbroken))


def redo(store: Store) -> str:
    """Do the step again that was undone last; says which. Raises UserError as `undo` does."""
    return named(steps.redo(store, unbroken))


def undo_chosen(store: Store, number: int) -> list[str]:
    """Undo one step of the history and the later ones that touched the same rows; says which.

    Raises UserError where what stays would no longer be right.
    """
    return [named(line) for line in steps.undo_chosen(store, number, unbroken)]


def history(store: Store, table: str, row_id: int) -> list[Entry]:
    """What happened to a record, the latest first."""
    with store.reading() as connection:
        return list(of_record(connection, table, row_id))


def others(store: Store, number: int) -> list[str]:
    """The later steps that undoing one step takes back with it, the latest first. Raises UserError."""
    with store.reading() as connection:
        return [named(line) for line in steps.with_followers(connection, number) if line.number != number]


def told(store: Store, table: str, row_id: int, language: str, limit: int = 100) -> list[Told]:
    """What happened to a record in words, the latest first; records that it names by their names."""
    with store.reading() as connection:
        names = Names(connection, language)
        standing, undone = steps.standing(connection), steps.undone(connection)
        lines: dict[int, StepLine] = {}
        found: dict[int, list[Difference]] = {}
        for each in islice(of_record(connection, table, row_id), limit):
            lines[each.step.number] = each.step
            found.setdefault(each.step.number, []).extend(differences(names, table, each, language))
        for line, difference in _relisted(connection, names, table, row_id):
            lines.setdefault(line.number, line)
            found.setdefault(line.number, []).append(difference)
    return [
        Told(
            number=number,
            words=named(line),
            at=line.at,
            who=line.who,
            kind=line.kind,
            stands=number in standing,
            undone=number in undone,
            differences=tuple(found[number]),
        )
        for number, line in sorted(lines.items(), reverse=True)[:limit]
    ]


def _relisted(
    connection: Connection, names: Names, table: str, row_id: int
) -> Iterator[tuple[StepLine, Difference]]:
    """What happened to the lists of records that a record keeps."""
    for field in TABLES[table].described.fields:
        if field.list_of != "records":
            continue
        for each in of_list(connection, getattr(TABLES[table], field.name).link, row_id):
            known = names.of(field.target, {*each.before, *each.after})
            before, after = (
                "; ".join(known[target] for target in targets if target in known)
                for targets in (each.before, each.after)
            )
            if before != after:
                yield each.step, Difference(_(field.label), before, after)


def differences(names: Names, table: str, entry: Entry, language: str) -> tuple[Difference, ...]:
    """The fields that a step changed in a record, in words; none where it deleted the record."""
    if not entry.exists:
        return ()
    found = []
    for field in TABLES[table].described.fields:
        column = column_name(field) if field.list_of != "records" else ""
        if column not in entry.after:
            continue

        def words(value: Any, field: Any = field) -> str:
            if field.kind == "reference":
                return names.one(field.target, value)
            return text_of(table, field, value, language)

        found.append(Difference(_(field.label), words(entry.before[column]), words(entry.after[column])))
    return tuple(found)
