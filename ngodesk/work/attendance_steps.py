"""The steps in which an attendance list is written: row by row, as it is typed or pasted."""

from collections.abc import Mapping
from dataclasses import dataclass

from ngodesk.common.language import N_
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work import defaults, saving
from ngodesk.work.attending import Key, Mark
from ngodesk.work.saving import Change, RefusedRecordError
from ngodesk.work.viewing import Stored

MARK = N_("Mark who was there")
ENTER = N_("Enter on the list: {number}")
TAKE_OFF = N_("Take off the list: {number}")
STAND_FOR = N_("Say whom a participant stands for")
ANOTHER = N_("Another person in a row of the list")


@dataclass(frozen=True)
class Newcomer:
    """Somebody the file does not know yet; `id` is below zero until it does."""

    id: int
    last: str
    first: str
    gender: str = ""
    municipality: str = ""


@dataclass(frozen=True)
class Put:
    """What is to stand in a cell of the list."""

    key: Key
    meeting: int | None
    mark: Mark
    row: int | None = None


@dataclass(frozen=True)
class Edit:
    """One step: everything that a key, or a pasted column, changes in the list of an event."""

    label: str
    puts: tuple[Put, ...] = ()
    people: tuple[Newcomer, ...] = ()
    organisations: tuple[tuple[int, str], ...] = ()
    rows: tuple[tuple[Key, int], ...] = ()
    """Rows that stand elsewhere on the paper now."""
    gone: tuple[Key, ...] = ()
    becoming: tuple[tuple[Key, Key], ...] = ()
    """Rows in which another person, or another organisation, stands now."""
    number: int = 0


def write(store: Store, event: int, edit: Edit, known: dict[int, int]) -> int:
    """Write an edit in one step; gives the number of the last step in the file.

    `known` has the ids that newcomers of earlier edits got, and gets those of this one.
    Raises RefusedRecordError; then nothing is written.
    """
    fresh: dict[int, int] = {}
    with store.writing(Header(edit.label, {"number": edit.number})) as batch:
        writing = _Writing(store, batch, event, known, fresh)
        for organisation, name in edit.organisations:
            writing.add("organisations", organisation, {"name": name})
        for each in edit.people:
            values = {"last_name": each.last, "first_name": each.first}
            values |= {"gender": each.gender, "municipality": each.municipality}
            writing.add("people", each.id, {name: value for name, value in values.items() if value})
        writing.take_off(edit.gone)
        for before, after in edit.becoming:
            writing.become(before, after)
        for key, row in edit.rows:
            writing.change(key, {"row": row})
        for put in edit.puts:
            writing.put(put)
    known |= fresh
    return last_step(store)


def last_step(store: Store) -> int:
    """The number of the last step in the file: whether anybody wrote since a list was read."""
    with store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM steps").scalar_one())


class _Writing:
    """The rows of one step."""

    def __init__(
        self, store: Store, batch: Batch, event: int, known: dict[int, int], fresh: dict[int, int]
    ) -> None:
        self._store, self._batch, self._event = store, batch, event
        self._known, self._fresh = known, fresh
        self._ids = iter(store.identifiers)
        self._columns = columns_of("attendance")

    def _real(self, number: int | None) -> int | None:
        if number is None or number >= 0:
            return number
        return self._fresh.get(number) or self._known[number]

    def _here(self, key: Key) -> tuple[int, int | None, int | None]:
        return self._event, self._real(key[0]), self._real(key[1])

    def add(self, table: str, number: int, values: Mapping[str, Stored]) -> None:
        """A record that the file does not know yet, with the usual values of a new one."""
        whole = defaults.within(self._batch.connection, table, dict(values))
        writing = saving.Writing(self._batch, table, self._ids)
        self._fresh[number] = writing.write(Change(None, whole), 0)
        if writing.problems:
            raise RefusedRecordError(writing.problems)

    def _stored(self, key: Key) -> list[dict[str, object]]:
        ids = self._batch.connection.exec_driver_sql(
            "SELECT id FROM attendance WHERE event_id = ? AND person_id IS ? AND organisation_id IS ?",
            self._here(key),
        ).scalars()
        blocks = self._batch.stored("attendance", list(ids))
        return [dict(zip(self._columns, row, strict=True)) for block in blocks for row in block]

    def take_off(self, keys: tuple[Key, ...]) -> None:
        """Everything of these rows."""
        for key in keys:
            self._batch.delete("attendance", [row["id"] for row in self._stored(key)])  # type: ignore[misc]

    def change(self, key: Key, values: dict[str, object]) -> None:
        """Other values in all cells of a row."""
        found = [row | values for row in self._stored(key)]
        self._batch.replace("attendance", [tuple(row[name] for name in self._columns) for row in found])

    def become(self, before: Key, after: Key) -> None:
        """Another person or organisation in a row."""
        _event, person, organisation = self._here(after)
        self.change(before, {"person_id": person, "organisation_id": organisation})

    def put(self, put: Put) -> None:
        """One cell."""
        event, person, organisation = self._here(put.key)
        found = self._batch.connection.exec_driver_sql(
            "SELECT id FROM attendance WHERE event_id = ? AND person_id IS ? AND organisation_id IS ?"
            " AND session_id IS ?",
            (event, person, organisation, put.meeting),
        ).scalar()
        mark = put.mark
        values: dict[str, object] = {
            "id": found if found is not None else next(self._ids),
            "event_id": event,
            "session_id": put.meeting,
            "person_id": person,
            "organisation_id": organisation,
            "status": mark.status,
            "hours": mark.hours,
            "signed": None if mark.signed is None else int(mark.signed),
            "row": put.row,
        }
        row = tuple(values[name] for name in self._columns)
        (self._batch.insert if found is None else self._batch.replace)("attendance", [row])
