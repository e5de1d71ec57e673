"""What a folder would bring: cells read, keys found, records told apart into new, changed and unchanged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ngodesk.common.describe import Field
from ngodesk.common.identifiers import Identifiers
from ngodesk.common.language import N_
from ngodesk.common.text import normalised, split_list
from ngodesk.exchange.keys import Key, Keys, key_order, stands_for_blank
from ngodesk.exchange.package import Sheet, Tables
from ngodesk.exchange.problems import Problem, Refused
from ngodesk.exchange.values import Stored, WrongValueError, reader
from ngodesk.model import TABLES
from ngodesk.model.record import column_name

_MOST_PROBLEMS = 100_000


@dataclass
class Incoming:
    """The rows of one table, as columns of stored values; references are ids once they are resolved."""

    sheet: Sheet
    columns: dict[str, list[Any]] = field(default_factory=dict)
    ids: list[int] = field(default_factory=list)
    existing: list[bool] = field(default_factory=list)
    resolved: set[str] = field(default_factory=set)
    refused: set[int] = field(default_factory=set)
    """Places of the rows that are not sound; they are looked at no further."""

    @property
    def table(self) -> str:
        """The table's name."""
        return self.sheet.table

    def keeps(self, row: int, name: str) -> bool:
        """Whether what is there stays, for the cell is blank."""
        return name in self.sheet.keeps and self.existing[row] and not self.cell(row, name).strip()

    def cell(self, row: int, name: str) -> str:
        """What stands in the file; nothing in a column that is not there."""
        header = self.sheet.header
        return self.sheet.rows[row][header.index(name)] if name in header else ""


class Reading:
    """Reads a package against a workspace. Everything that is wrong is gathered in `problems`."""

    def __init__(self, package: Tables, keys: Keys, identifiers: Identifiers) -> None:
        self._package = package
        self.identifiers = identifiers
        self.keys = keys
        self.problems: list[Problem] = []
        self.tables: dict[str, Incoming] = {}
        self._incomplete: set[str] = set()
        self._onwards: dict[tuple[str, str], dict[int, int | None]] = {}

    def read(self) -> None:
        """Read cells, give every row its id, then resolve what refers to other rows."""
        self.problems += self._package.problems
        for table in key_order():
            if table in self._package.tables:
                self._read_file(table)
        for incoming in self.tables.values():
            self._resolve_rest(incoming)

    # cells

    def _read_file(self, table: str) -> None:
        """Read one table. What refers to rows that could not be read is not held against who refers."""
        try:
            sheet = self._package.sheet(table)
        except Refused as refused:
            self.problems += refused.problems
            self._incomplete.add(table)
            return
        if sheet.problems:
            self.problems += sheet.problems
            self._incomplete.add(table)
        self._read_table(Incoming(sheet))

    def _read_table(self, incoming: Incoming) -> None:
        self.tables[incoming.table] = incoming
        described = TABLES[incoming.table].described
        cells = list(zip(*incoming.sheet.rows, strict=True)) or [()] * len(incoming.sheet.header)
        for name, column in zip(incoming.sheet.header, cells, strict=True):
            incoming.columns[name] = self._values(incoming, described.field(name), column)
        self._identify(incoming)

    def _values(self, incoming: Incoming, field: Field, column: Sequence[str]) -> list[Any]:
        if field.required and field.name not in incoming.sheet.keeps:
            self._must_be_filled(incoming, field, column)
        if (
            field.kind == "text"
            and not field.list_of
            and field.name not in TABLES[incoming.table].natural_key
        ):
            return [text if text.strip() else None for text in column]
        read = _key_text if _is_key_text(incoming.table, field) else reader(field)
        known: dict[str, Any] = {}
        wrong: dict[str, WrongValueError] = {}
        for text in set(column):
            try:
                known[text] = read(text) if text.strip() else None
            except WrongValueError as error:
                known[text], wrong[text] = None, error
        for row, text in enumerate(column if wrong else ()):
            if text in wrong:
                self.refuse(incoming, row, field.name, wrong[text].reason, **wrong[text].arguments)
        return [known[text] for text in column]

    def _must_be_filled(self, incoming: Incoming, field: Field, column: Sequence[str]) -> None:
        if not all(map(str.strip, column)):
            for row, text in enumerate(column):
                if not text.strip():
                    self.refuse(incoming, row, field.name, N_("a value is required here"))

    def refuse(self, incoming: Incoming, row: int, name: str, reason: str, **arguments: Any) -> None:
        """Note a problem with one cell."""
        incoming.refused.add(row)
        if len(self.problems) < _MOST_PROBLEMS:
            sheet = incoming.sheet
            self.problems.append(
                Problem(sheet.file, sheet.numbers[row], name, incoming.cell(row, name), reason, arguments)
            )

    # keys

    def _identify(self, incoming: Incoming) -> None:
        """Find the record of every row, or draw an id for it."""
        described = TABLES[incoming.table].described
        number = len(incoming.sheet.rows)
        parts = [self._key_part(incoming, described.field(name), number) for name in described.key]
        known = self.keys.of(incoming.table)
        seen: dict[Key, int] = {}
        new: list[tuple[Key, int]] = []
        drawn = iter(self.identifiers.draw(number)) if number else iter(())
        refused, ids = incoming.refused, incoming.ids
        for row, key in enumerate(zip(*parts, strict=True)):
            if row not in refused and (first := seen.setdefault(key, row)) != row:
                self._refuse_second(incoming, row, first)
            found = known.get(key)
            if found is None:
                found = next(drawn)
                new.append((key, found))
            ids.append(found)
        drawn_anew = {row_id for _key, row_id in new}
        incoming.existing += [row_id not in drawn_anew for row_id in ids]
        self.keys.add(incoming.table, new)

    def _refuse_second(self, incoming: Incoming, row: int, first: int) -> None:
        name, number = TABLES[incoming.table].described.key[-1], incoming.sheet.numbers[first]
        self.refuse(incoming, row, name, N_("the same key as in row {first}"), first=number)

    def _key_part(self, incoming: Incoming, field: Field, number: int) -> list[Any]:
        """One part of the key of every row; a reference is resolved here, for others build on it."""
        if field.name not in incoming.columns:
            incoming.columns[field.name] = [None] * number
            return incoming.columns[field.name]
        if field.kind in ("reference", "record"):
            self._resolve(incoming, field)
        return incoming.columns[field.name]

    # references

    def _resolve_rest(self, incoming: Incoming) -> None:
        key = TABLES[incoming.table].natural_key
        for name in incoming.sheet.header:
            field = TABLES[incoming.table].described.field(name)
            if field.list_of == "records":
                self._resolve_list(incoming, field)
            elif field.kind in ("reference", "record") and name not in key:
                self._resolve(incoming, field)

    def _resolve(self, incoming: Incoming, field: Field) -> None:
        """Put ids in the place of the texts of one column, once."""
        if field.name in incoming.resolved:
            return
        incoming.resolved.add(field.name)
        column, found = incoming.columns[field.name], {}
        scopes = self._scopes(incoming, field)
        cells = list(zip(column, scopes, strict=True))
        for text, scope in set(cells):
            found[text, scope] = self._record(field, text, scope)
        for row, cell in enumerate(cells):
            if cell[0] is not None and found[cell] is None and not stands_for_blank(field, cell[0]):
                self._refuse_reference(incoming, row, field, cell[1])
        incoming.columns[field.name] = [found[cell] for cell in cells]

    def _record(self, field: Field, text: str | None, scope: Any) -> int | None:
        if text is None or stands_for_blank(field, text):
            return None
        if field.kind == "record":
            return self.keys.find(scope, text) if scope in TABLES else None
        return self.keys.named(field.target, text, scope)

    def _refuse_reference(self, incoming: Incoming, row: int, field: Field, scope: Any) -> None:
        target = scope if field.kind == "record" else field.target
        if target in self._incomplete or (scope is None and _needs_owner(field) and row in incoming.refused):
            incoming.refused.add(row)  # the row, or the file, that is to blame was named already
            return
        if field.kind == "record" and target not in TABLES:
            self.refuse(incoming, row, "table", N_("there is no such table"))
            return
        reason = N_("there is no such record in {table}")
        if field.scope:
            reason = N_("there is none in {table} that belongs to the same {owner}")
        if field.scope and scope is None:
            reason = N_("it cannot belong to anything: no {owner} is named")
        self.refuse(
            incoming,
            row,
            field.name,
            reason,
            table=target,
            owner=field.scope.rpartition(".")[2] or field.scope,
        )

    def _resolve_list(self, incoming: Incoming, field: Field) -> None:
        scopes = self._scopes(incoming, field)
        column = incoming.columns[field.name]
        for row, text in enumerate(column):
            names = split_list(text or "")
            ids = [self.keys.named(field.target, name, scopes[row]) for name in names]
            if None in ids:
                self._refuse_reference(incoming, row, field, scopes[row])
            elif field.required and text and not ids:
                self.refuse(incoming, row, field.name, N_("a value is required here"))
            elif len(set(ids)) < len(ids):
                self.refuse(incoming, row, field.name, N_("a word stands there twice"))
            column[row] = ids

    def _scopes(self, incoming: Incoming, field: Field) -> list[Any]:
        """For every row, the id of the record that what it names must belong to."""
        number = len(incoming.sheet.rows)
        if field.kind == "record":
            return incoming.columns["table"]
        if not field.scope:
            return [None] * number
        first, _dot, second = field.scope.partition(".")
        owners = self._own(incoming, first)
        return [self._through(incoming, first, second, owner) for owner in owners] if second else owners

    def _own(self, incoming: Incoming, name: str) -> list[Any]:
        """A column's ids; where the file does not bring the column, what the workspace has."""
        described = TABLES[incoming.table].described
        field = described.field(name)
        if name in incoming.columns:
            self._resolve(incoming, field)
            return incoming.columns[name]
        stored = self.keys.column(incoming.table, column_name(field))
        return [stored.get(row_id) for row_id in incoming.ids]

    def _through(self, incoming: Incoming, name: str, onward: str, owner: int | None) -> int | None:
        """The id that a record named in this row names in turn: an hour's agreement's project."""
        if owner is None:
            return None
        target = TABLES[incoming.table].described.field(name).target
        return self._onward(target, onward).get(owner)

    def _onward(self, table: str, name: str) -> dict[int, int | None]:
        """Of every record of a table, the id that its field holds, as it will be after the import."""
        if (table, name) not in self._onwards:
            described = TABLES[table].described.field(name)
            values = dict(self.keys.column(table, column_name(described)))
            brought = self.tables.get(table)
            if brought is not None and name in brought.columns:
                values.update(zip(brought.ids, self._own(brought, name), strict=True))
            self._onwards[table, name] = values
        return self._onwards[table, name]


def _needs_owner(field: Field) -> bool:
    return field.kind == "record" or bool(field.scope)


def _is_key_text(table: str, field: Field) -> bool:
    named = field.kind in ("reference", "record") or field.list_of == "records"
    return named or (field.kind == "text" and field.name in TABLES[table].natural_key)


_key_text: Callable[[str], Stored] = normalised
