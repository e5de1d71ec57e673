"""The history of the whole workspace in words: who did what and when, and what each step changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from ngodesk.common.language import _
from ngodesk.model import TABLES
from ngodesk.store import undo as steps
from ngodesk.store import whole_history as whole
from ngodesk.store.history import Entry
from ngodesk.store.store import Store
from ngodesk.store.whole_history import Asked, ChangedRecord
from ngodesk.work.history import Difference, Told, differences, named
from ngodesk.work.naming import Names

PAGE = 200
_RECORDS = 100  # of one step are told
_PATIENCE = timedelta(hours=1)


@dataclass(frozen=True)
class StepRow:
    """A step as a list shows it; `at` is the time where it was done, `tables` how many records of each."""

    number: int
    words: str
    at: datetime
    who: str
    kind: str
    origin: str
    tables: dict[str, int]
    stands: bool
    undone: bool


@dataclass(frozen=True)
class History:
    """Steps that were asked for, how many there are, and what can be chosen among."""

    rows: tuple[StepRow, ...]
    number: int
    people: tuple[str, ...]
    tables: tuple[str, ...]


def history(store: Store, asked: Asked, limit: int = PAGE) -> History:
    """The latest steps that were asked for."""
    with store.reading() as connection:
        standing, undone = steps.standing(connection), steps.undone(connection)
        found = whole.steps(connection, asked, limit)
        number = whole.count(connection, asked)
        people, tables = whole.whoever(connection), set(whole.tables(connection))
    rows = tuple(
        StepRow(
            each.line.number,
            named(each.line),
            datetime.fromisoformat(each.line.at) + timedelta(minutes=each.utc_offset),
            each.line.who,
            each.line.kind,
            each.line.origin,
            each.tables,
            each.line.number in standing,
            each.line.number in undone,
        )
        for each in found
    )
    return History(rows, number, tuple(people), tuple(table for table in TABLES if table in tables))


def told(store: Store, number: int, language: str) -> Told:
    """One step in words: of changed records the fields, of added and deleted ones the name."""
    with store.reading() as connection:
        names = Names(connection, language)
        line, changes = whole.line(connection, number), list(whole.of_step(connection, number, _RECORDS))
        said = [each for change in changes for each in _told(names, change, language)]
        more = whole.changes(connection, number) - len(changes)
        stands, undone = number in steps.standing(connection), number in steps.undone(connection)
    if more > 0:
        said.append(Difference(_("More records"), "", str(more)))
    return Told(number, named(line), line.at, line.who, line.kind, stands, undone, tuple(said))


def _told(names: Names, change: ChangedRecord, language: str) -> Iterator[Difference]:
    table, before, after = change.table, change.before, change.after
    if table == "forms" and before.get("name") != after.get("name"):
        yield Difference(_("Form"), str(before.get("name") or ""), str(after.get("name") or ""))
    if table not in TABLES:
        return
    kind, name = _(TABLES[table].labels[0]), names.one(table, change.row_id)
    if not change.known:
        yield Difference(kind, "", _("{name} (what it was is erased)").format(name=name).strip())
    elif change.existed and change.exists:
        for each in differences(names, table, Entry(change.line, before, after, True, True), language):
            label = _("{record}, {field}").format(record=f"{kind} {name}".strip(), field=each.label)
            yield Difference(label, each.before, each.after)
    elif change.exists:
        yield Difference(kind, "", name or _called(table, after))
    else:
        yield Difference(kind, name or _called(table, before), "")


def _called(table: str, values: dict[str, Any]) -> str:
    """What a record that is gone was called."""
    named_by = [TABLES[table].described.field(name) for name in TABLES[table].named]
    words = [str(values.get(field.name) or "") for field in named_by if field.kind == "text"]
    return " ".join(filter(None, words)) or "–"


def ahead_of_the_clock(store: Store) -> date | None:
    """The day of the last step where it lies in the future of this computer; else nothing."""
    with store.reading() as connection:
        last = whole.steps(connection, Asked(), 1)
    at = datetime.fromisoformat(last[0].line.at).replace(tzinfo=UTC) if last else None
    return at.astimezone().date() if at is not None and at > datetime.now(UTC) + _PATIENCE else None


def kind_words(row: StepRow) -> str:
    """What a step was; one that took another back says so."""
    if row.kind == "undo":
        return _("Undone: {step}").format(step=row.words)
    if row.kind == "redo":
        return _("Done again: {step}").format(step=row.words)
    return row.words
