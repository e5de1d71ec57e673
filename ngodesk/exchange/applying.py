"""Writing what a folder brings: new rows, changed rows, lists; nothing that is the same already."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from ngodesk.exchange.incoming import Incoming, Reading
from ngodesk.exchange.problems import Problem
from ngodesk.exchange.rules import breaches
from ngodesk.model import JOURNALLED, TABLES
from ngodesk.model.record import Link, column_name
from ngodesk.store.batch import Batch, Row, columns_of
from ngodesk.store.naming import Names

_BLOCK = 5_000


def links_of(table: str) -> dict[str, str]:
    """The lists of a table: field and link table."""
    found = {}
    for field in TABLES[table].described.fields:
        if field.list_of == "records":
            found[field.name] = getattr(TABLES[table], field.name).link
    return found


class Application:
    """Writes the sound rows of a reading within one step; counts what became of them."""

    def __init__(self, reading: Reading, batch: Batch) -> None:
        self._reading = reading
        self._batch = batch
        self._broken_before = frozenset(breaches(batch.connection))
        self.new: dict[str, int] = {}
        self.changed: dict[str, int] = {}
        self.unchanged: dict[str, int] = {}

    def write(self) -> None:
        """Write all tables. The order does not matter: references are looked at when it is kept."""
        for table, incoming in self._reading.tables.items():
            changed = self._write_new(incoming) | self._write_changed(incoming)
            changed |= self._write_lists(incoming)
            old = sum(incoming.existing)
            self.new[table] = len(incoming.ids) - old
            self.changed[table] = len(changed & _existing(incoming))
            self.unchanged[table] = old - self.changed[table]

    def _write_new(self, incoming: Incoming) -> set[int]:
        number = len(incoming.ids)
        by_column = {_stored_name(incoming.table, name): values for name, values in incoming.columns.items()}
        blank: Sequence[Any] = [None] * number
        names = columns_of(incoming.table)[1:]
        rows = zip(incoming.ids, *(by_column.get(name, blank) for name in names), strict=True)
        old, refused = incoming.existing, incoming.refused
        fresh = (values for row, values in enumerate(rows) if not old[row] and row not in refused)
        written: set[int] = set()
        while block := list(islice(fresh, _BLOCK)):
            self._batch.insert(incoming.table, block)
            written.update(values[0] for values in block)
        return written

    def _write_changed(self, incoming: Incoming) -> set[int]:
        places = {
            row_id: row
            for row, row_id in enumerate(incoming.ids)
            if incoming.existing[row] and row not in incoming.refused
        }
        different = [
            after
            for block in self._batch.stored(incoming.table, list(places))
            for before in block
            if (after := _overlaid(incoming, places[before[0]], before)) != before
        ]
        self._batch.replace(incoming.table, different)
        return {row[0] for row in different}

    def _write_lists(self, incoming: Incoming) -> set[int]:
        changed: set[int] = set()
        for name, link in links_of(incoming.table).items():
            if name in incoming.columns:
                changed |= self._write_list(incoming, name, link)
        return changed

    def _write_list(self, incoming: Incoming, name: str, link: str) -> set[int]:
        there: dict[int, list[tuple[int, int]]] = {}
        if any(incoming.existing):
            for row_id, owner, target in self._batch.connection.exec_driver_sql(
                f"SELECT id, owner_id, target_id FROM {link} ORDER BY owner_id, position"
            ):
                there.setdefault(owner, []).append((row_id, target))
        gone: list[int] = []
        fresh: list[Row] = []
        changed: set[int] = set()
        for row, (owner, targets) in enumerate(zip(incoming.ids, incoming.columns[name], strict=True)):
            before = [target for _, target in there.get(owner, [])]
            if row not in incoming.refused and before != targets and not incoming.keeps(row, name):
                changed.add(owner)
                gone += [row_id for row_id, _ in there.get(owner, [])]
                ids = self._reading.identifiers.draw(len(targets)) if targets else ()
                fresh += [
                    _link_row(link, *parts)
                    for parts in zip(ids, [owner] * len(targets), targets, range(len(targets)), strict=True)
                ]
        self._batch.delete(link, gone)
        self._batch.insert(link, fresh)
        return changed

    @property
    def wrote(self) -> bool:
        """Whether anything is new or changed."""
        return any(self.new.values()) or any(self.changed.values())

    def problems(self) -> Iterator[Problem]:
        """The rules that the whole would break, told by the row of the file that breaks them."""
        rows = {
            (table, row_id): row
            for table, incoming in self._reading.tables.items()
            for row, row_id in enumerate(incoming.ids)
        }
        names = Names(self._batch.connection)
        told = set()
        for breach in breaches(self._batch.connection):
            place = next((place for place in breach.places if place[:2] in rows), breach.places[0])
            # What the workspace broke before is not the import's fault.
            if breach in self._broken_before or (place, breach.reason) in told:
                continue
            told.add((place, breach.reason))
            table, row_id, name = place
            row = rows.get((table, row_id))
            if row is None:
                yield Problem(table, 0, name, names.key(table, row_id), breach.reason)
            else:
                incoming = self._reading.tables[table]
                number = incoming.sheet.numbers[row]
                yield Problem(incoming.sheet.file, number, name, incoming.cell(row, name), breach.reason)


def _stored_name(table: str, name: str) -> str:
    return column_name(TABLES[table].described.field(name))


def _existing(incoming: Incoming) -> set[int]:
    return {row_id for row_id, there in zip(incoming.ids, incoming.existing, strict=True) if there}


def _overlaid(incoming: Incoming, row: int, before: Row) -> Row:
    """A stored row with the columns that the file brings; a column that is not there stays as it is."""
    after = list(before)
    names = columns_of(incoming.table)
    for name in incoming.sheet.header:
        stored = _stored_name(incoming.table, name)
        if stored in names and not incoming.keeps(row, name):
            after[names.index(stored)] = incoming.columns[name][row]
    return tuple(after)


def _link_row(link: str, row_id: int, owner: int, target: int, position: int) -> Row:
    values = {"id": row_id, "owner_id": owner, "target_id": target, "position": position}
    assert issubclass(JOURNALLED[link], Link)
    return tuple(values[name] for name in columns_of(link))
