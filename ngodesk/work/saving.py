"""Adding and changing records: one step each, refused with a sentence for every field that is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.errors import UserError
from ngodesk.common.language import N_, _
from ngodesk.common.text import normalised, typable
from ngodesk.exchange import rules
from ngodesk.figures.room_use import Clash
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import room_taken
from ngodesk.work.unbroken import unbroken
from ngodesk.work.viewing import Stored, listed, values_of

ADD, CHANGE = N_("Add: {record}"), N_("Change: {record}")
PASTE = N_("Paste: {record}, {number}")

Values = Mapping[str, Stored]


@dataclass(frozen=True)
class Problem:
    """What is wrong with a field; `row` counts the rows of a block from 0."""

    field: str
    sentence: str
    row: int = 0


class RefusedRecordError(UserError):
    """Nothing was written. Every problem is a sentence in the screen's language, at its field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(N_("Nothing was saved."), problems[0].sentence)
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Change:
    """A record to change, or to add where it has no id: the values that are to stand in it."""

    id: int | None
    values: Values


def add(store: Store, table: str, values: Values) -> int:
    """Add a record; gives its id. Raises RefusedRecordError."""
    return save(store, table, [Change(None, values)], ADD)[0]


def change(store: Store, table: str, row_id: int, values: Values) -> None:
    """Give a record other values in these fields. Raises RefusedRecordError."""
    save(store, table, [Change(row_id, values)], CHANGE)


def paste(store: Store, table: str, changes: Sequence[Change]) -> list[int]:
    """Change and add several records in one step: all of them, or none. Raises RefusedRecordError."""
    return save(store, table, changes, PASTE)


def save(store: Store, table: str, changes: Sequence[Change], label: str) -> list[int]:
    """Write records in one step; gives their ids in the order of `changes`.

    Raises RefusedRecordError, and UserError where another record would no longer be right.
    """
    arguments = {"record": TABLES[table].labels[0], "number": len(changes)}
    beside = partial(rules.breaches_beside, tables={table})
    with store.writing(Header(label, arguments)) as batch, unbroken(batch.connection, beside):
        writing = Writing(batch, table, iter(store.identifiers))
        before = room_taken.known(batch.connection, table)
        ids = [writing.write(each, place) for place, each in enumerate(changes)]
        problems = writing.problems or broken(batch.connection, table, ids)
        problems = problems or _taken_rooms(batch.connection, table, ids, before)
        if problems:
            raise RefusedRecordError(problems)
    return ids


class Writing:
    """The records of one step, and what is wrong with them."""

    def __init__(self, batch: Batch, table: str, identifiers: Iterator[int]) -> None:
        self.problems: list[Problem] = []
        self._batch = batch
        self._table = table
        self._identifiers = identifiers
        self._fields = TABLES[table].described.fields

    def write(self, each: Change, place: int) -> int:
        """Write one record unless it is wrong; gives its id."""
        before = self._before(each)
        row_id = each.id if each.id is not None else next(self._identifiers)
        values = {**before, **_tidy(self._table, each.values)}
        wrong = list(_wrong(self._batch.connection, self._table, row_id, values))
        self.problems += [Problem(name, sentence, place) for name, sentence in wrong]
        if not wrong:
            self._put(row_id, values, is_new=each.id is None)
        return row_id

    def _before(self, each: Change) -> dict[str, Stored]:
        if each.id is None:
            return dict.fromkeys(field.name for field in self._fields)
        before = values_of(self._batch.connection, self._table, each.id)
        if before is None:
            raise UserError(
                N_("This record is no longer there."),
                N_("It was deleted. Undo the deletion to go on with it."),
            )
        return before

    def _put(self, row_id: int, values: dict[str, Stored], *, is_new: bool) -> None:
        stored: dict[str, Any] = {
            column_name(field): values[field.name] for field in self._fields if field.list_of != "records"
        }
        stored["id"] = row_id
        row = tuple(stored[name] for name in columns_of(self._table))
        (self._batch.insert if is_new else self._batch.replace)(self._table, [row])
        for field in self._fields:
            if field.list_of == "records":
                self._put_list(field, row_id, values[field.name] or ())

    def _put_list(self, field: Field, row_id: int, wanted: Stored) -> None:
        assert isinstance(wanted, tuple)
        if wanted == listed(self._batch.connection, self._table, field, row_id):
            return
        link = getattr(TABLES[self._table], field.name).link
        old = self._batch.connection.exec_driver_sql(f"SELECT id FROM {link} WHERE owner_id = ?", (row_id,))
        self._batch.delete(link, [row[0] for row in old])
        rows = [
            {"id": next(self._identifiers), "owner_id": row_id, "position": place, "target_id": target}
            for place, target in enumerate(wanted)
        ]
        self._batch.insert(link, [tuple(row[name] for name in columns_of(link)) for row in rows])


def _tidy(table: str, values: Values) -> dict[str, Stored]:
    """Keys as they are compared, texts without signs that nobody typed, blank as nothing."""
    key = TABLES[table].natural_key
    return {
        name: (normalised(typable(value)) if name in key else typable(value).strip()) or None
        if isinstance(value, str)
        else value
        for name, value in values.items()
    }


def _wrong(
    connection: Connection, table: str, row_id: int, values: dict[str, Stored]
) -> Iterator[tuple[str, str]]:
    """What must be mended before the record can be kept: field and sentence."""
    described = TABLES[table].described
    missing = [field for field in described.fields if field.required and values[field.name] in (None, ())]
    for field in missing:
        yield field.name, _("{field} is missing.").format(field=_(field.label))
    if not missing and _taken(connection, table, row_id, values):
        last = described.field(described.key[-1])
        if len(described.key) == 1:
            words = _("Another record has this already: {field} must be unique.").format(field=_(last.label))
        else:
            words = _("There is such a record already.")
        yield last.name, words


def _taken(connection: Connection, table: str, row_id: int, values: dict[str, Stored]) -> bool:
    """Whether another record has the same key; blank equals blank."""
    described = TABLES[table].described
    fields = [described.field(name) for name in described.key]
    same = " AND ".join(f'"{column_name(field)}" IS ?' for field in fields)
    found = connection.exec_driver_sql(
        f"SELECT 1 FROM {table} WHERE {same} AND id <> ?",
        (*(values[field.name] for field in fields), row_id),
    )
    return found.first() is not None


def broken(connection: Connection, table: str, ids: Sequence[int]) -> list[Problem]:
    """Rules on the whole workspace that these records break."""
    places = {row_id: place for place, row_id in enumerate(ids)}
    problems = []
    for breach in rules.breaches_at(connection, table, ids):
        _table, row_id, name = next(
            place for place in breach.places if place[0] == table and place[1] in places
        )
        problems.append(Problem(name, _sentence(_(breach.reason)), places[row_id]))
    return problems


def _taken_rooms(
    connection: Connection, table: str, ids: Sequence[int], before: frozenset[Clash]
) -> list[Problem]:
    found = room_taken.taken(connection, table, ids, before)
    return [Problem(each.field, each.sentence, ids.index(each.booking)) for each in found]


def _sentence(words: str) -> str:
    """What stands after a colon elsewhere, as a sentence of its own."""
    return f"{words[:1].upper()}{words[1:]}."
