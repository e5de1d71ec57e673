"""One record made of two: whatever named either names the one that stays, in one step that can be undone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.text import split_list
from ngodesk.model import POLYMORPHIC, TABLES
from ngodesk.model.record import column_name
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.journal import Header
from ngodesk.store.store import Store
from ngodesk.work.naming import text_of
from ngodesk.work.records import referring_columns
from ngodesk.work.saving import Change, RefusedRecordError, Writing, broken
from ngodesk.work.unbroken import unbroken
from ngodesk.work.viewing import Stored, fetch, referring, values_of

MERGE = N_("Merge two records: {record}")
_TAGS = "tags"
_OURS = "own"  # of an organisation: nobody chooses that
_Row = dict[str, Any]


def merge(
    store: Store, table: str, keep: int, gone: int, choices: Mapping[str, Stored] | None = None
) -> None:
    """Make one record of two. `choices` are the fields that are to hold something else than what stays.

    What is blank is filled from the other. Raises UserError where one of them is not there or another record
    would no longer be right, and RefusedRecordError where what was chosen cannot be kept.
    """
    header = Header(MERGE, {"record": TABLES[table].labels[0]})
    with store.writing(header) as batch, unbroken(batch.connection):
        chosen = {name: value for name, value in (choices or {}).items() if name != _OURS}
        values = _together(batch, table, keep, gone) | chosen
        _Merging(batch).merge(table, keep, gone)
        writing = Writing(batch, table, iter(store.identifiers))
        writing.write(Change(keep, values), 0)
        problems = writing.problems or broken(batch.connection, table, [keep])
        if problems:
            raise RefusedRecordError(problems)


def _together(batch: Batch, table: str, keep: int, gone: int) -> dict[str, Stored]:
    """The values of what stays, filled from the other; lists and long texts hold both."""
    stays, goes = (values_of(batch.connection, table, row_id) for row_id in (keep, gone))
    if stays is None or goes is None or keep == gone:
        raise UserError(N_("One of the two records is no longer there."), N_("Look at the list once more."))
    return together(table, stays, goes)


def together(table: str, stays: Mapping[str, Stored], goes: Mapping[str, Stored]) -> dict[str, Stored]:
    """What one record of two holds where nobody chooses."""
    found: dict[str, Stored] = {}
    for field in TABLES[table].described.fields:
        here, there = stays[field.name], goes[field.name]
        if here in (None, ()) or (field.name == _OURS and there):
            here = there
        elif isinstance(here, str) and isinstance(there, str) and field.form == _TAGS:
            here = ";".join(dict.fromkeys([*split_list(here), *split_list(there)]))
        elif isinstance(here, str) and isinstance(there, str) and field.multiline and there not in here:
            here = f"{here}\n{there}"
        found[field.name] = here
    return found


class _Merging:
    """The rows that one step moves from one record to another."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch

    def merge(self, table: str, keep: int, gone: int) -> None:
        """Let everything that names `gone` name `keep`, and take `gone` away."""
        for name, column, _dependent in referring_columns(table):
            for row in self._naming(name, f'"{column}" = ?', (gone,)):
                self._put(name, row | {column: keep})
        for name in POLYMORPHIC:
            for row in self._naming(name, "table_name = ? AND record_id = ?", (table, gone)):
                self._put(name, row | {"record_id": keep})
        self._batch.delete(table, [gone])

    def _naming(self, table: str, where: str, values: tuple[Any, ...]) -> list[_Row]:
        found = self._batch.connection.exec_driver_sql(f"SELECT id FROM {table} WHERE {where}", values)
        ids = list(found.scalars())
        columns = columns_of(table)
        return [
            dict(zip(columns, row, strict=True)) for block in self._batch.stored(table, ids) for row in block
        ]

    def _put(self, table: str, row: _Row) -> None:
        """Write a row; where there is one of the same key already, make one of both."""
        other = self._of_the_same_key(table, row)
        if other is not None and table in _APART:
            row, other = row | {_APART[table]: self._free(table, row)}, None
        if other is None:
            self._write(table, row)
            return
        if table in TABLES:
            self.merge(table, other["id"], row["id"])
            self._write(table, _joined(table, other, row))
        else:
            self._batch.delete(table, [row["id"]])

    def _write(self, table: str, row: _Row) -> None:
        self._batch.replace(table, [tuple(row[name] for name in columns_of(table))])

    def _of_the_same_key(self, table: str, row: _Row) -> _Row | None:
        key = _key(table)
        same = " AND ".join(f'"{column}" IS ?' for column in key)
        values = (*(row[column] for column in key), row["id"])
        found = self._naming(table, f"{same} AND id <> ?", values)
        return found[0] if found else None

    def _free(self, table: str, row: _Row) -> str:
        """A task or a name of a file that is not taken yet."""
        stem, dot, end = row[_APART[table]].rpartition(".") if table == "attachments" else ("", "", "")
        whole, number = row[_APART[table]], 1
        while self._of_the_same_key(table, row) is not None:
            number += 1
            text = f"{stem} ({number}){dot}{end}" if stem else f"{whole} ({number})"
            row = row | {_APART[table]: text}
        return str(row[_APART[table]])


# Two rows of these are two things, also where only the task or the file's name told them apart.
_APART = {"volunteer_hours": "task", "work_hours": "task", "attachments": "filename"}

_KEYS = {"remark_links": ["remark_id", "table_name", "record_id"]}


def _key(table: str) -> list[str]:
    if table not in TABLES:
        return _KEYS.get(table, ["owner_id", "target_id"])
    described = TABLES[table].described
    return [column_name(described.field(name)) for name in described.key]


def _joined(table: str, stays: _Row, goes: _Row) -> _Row:
    """One row of two of the same key: nothing that only one of them says is lost."""
    return {column: _one(table, column, value, goes[column]) for column, value in stays.items()}


def _one(table: str, column: str, here: Any, there: Any) -> Any:
    if (table, column) in _JOINED:
        return _JOINED[table, column](here, there)
    return there if here is None else here


def _either(here: Any, there: Any) -> Any:
    return 1 if here or there else there if here is None else here


def _first(here: Any, there: Any) -> Any:
    return min(filter(None, (here, there)), default=None)


def _longest(here: Any, there: Any) -> Any:
    """Blank is without an end, or all there is."""
    return None if here is None or there is None else max(here, there)


def _sum(here: Any, there: Any) -> Any:
    return None if here is None and there is None else (here or 0) + (there or 0)


def _surest(here: str, there: str) -> str:
    """Who was there was there, whatever another row says."""
    order = ("attended", "registered", "waiting", "absent", "cancelled")
    return min(here, there, key=order.index)


_JOINED: dict[tuple[str, str], Callable[[Any, Any], Any]] = {
    ("attendance", "status"): _surest,
    ("attendance", "signed"): _either,
    ("attendance", "hours"): _longest,
    ("affiliations", "start"): _first,
    ("affiliations", "end"): _longest,
    ("project_team", "permanent"): _either,
    ("project_partners", "budget"): _sum,
    ("participations", "start"): _first,
}


@dataclass(frozen=True)
class Line:
    """A field of both records: its label, its texts as they are shown, and what is stored."""

    field: str
    label: str
    texts: tuple[str, str]
    values: tuple[Stored, Stored]
    joins: bool
    """Whether both can be kept together, as tags and notes."""

    @property
    def differs(self) -> bool:
        """Whether a choice must be made: both say something, and not the same."""
        return all(value not in (None, ()) for value in self.values) and self.values[0] != self.values[1]


@dataclass(frozen=True)
class Side:
    """One of the two: what it is called, and how many records name it, by their table's label."""

    id: int
    title: str
    links: tuple[tuple[str, int], ...]

    @property
    def number(self) -> int:
        """All that name it."""
        return sum(number for _label, number in self.links)


@dataclass(frozen=True)
class Comparison:
    """Two records beside each other."""

    sides: tuple[Side, Side]
    lines: tuple[Line, ...]


def compare(store: Store, table: str, first: int, second: int, language: str) -> Comparison | None:
    """Two records beside each other, the fields that neither fills left out; nothing where one is gone."""
    here, there = fetch(store, table, first, language), fetch(store, table, second, language)
    if here is None or there is None:
        return None
    lines = []
    for field in TABLES[table].described.fields:
        values = here.values[field.name], there.values[field.name]
        if field.name != _OURS and any(value not in (None, (), "") for value in values):
            texts = [
                _named(each.names[field.name])
                if field.name in each.names
                else text_of(table, field, each.values[field.name], language)
                for each in (here, there)
            ]
            joins = field.multiline or field.form == _TAGS
            lines.append(Line(field.name, field.label, (texts[0], texts[1]), values, joins))
    sides = tuple(Side(each.id, each.title, tuple(_links(store, table, each.id))) for each in (here, there))
    return Comparison((sides[0], sides[1]), tuple(lines))


def _named(names: str | tuple[str, ...]) -> str:
    return names if isinstance(names, str) else ", ".join(names)


def _links(store: Store, table: str, row_id: int) -> Iterator[tuple[str, int]]:
    found: dict[str, int] = {}
    for each in referring(store, table, row_id):
        if each.count:
            label = TABLES[each.table].labels[1]
            found[label] = found.get(label, 0) + each.count
    yield from found.items()
