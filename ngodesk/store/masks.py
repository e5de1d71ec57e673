"""People taken out of texts: which columns may name them, and what stands there instead."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from sqlalchemy import Connection

from ngodesk.common.masking import Mask
from ngodesk.model import JOURNALLED, TABLES
from ngodesk.model.record import column_name
from ngodesk.store.batch import Batch, Row, columns_of, quoted
from ngodesk.store.telling import needles

_KEPT_TEXTS = {
    "forms": ("name",),
    "frozen_reports": ("title", "approved_by", "note"),
    "mappings": ("name", "content"),
    "template_changes": ("value",),
    "frozen_states": ("note",),
}
_UNIQUE = {"forms": "name", "mappings": "name"}
_CODES = ("filename", "ref", "code", "number")
"""What is often written in small letters."""
_FILES = {("attachments", "filename"), ("forms", "name")}
"""Where words are glued together."""
_CALLED = {
    "organisations": ("name", "short_name"),
    "cost_documents": ("issuer_name",),
    "funding_sources": ("name",),
    "programmes": ("name",),
    "rooms": ("name",),
}
"""Names of others: a word alone of them is nobody's surname."""


@cache
def texts(table: str) -> tuple[str, ...]:
    """The columns of a table that hold what people typed."""
    if table not in TABLES:
        return _KEPT_TEXTS.get(table, ())
    return tuple(
        column_name(field)
        for field in TABLES[table].described.fields
        if field.kind == "text" and field.list_of is None
    )


@dataclass(frozen=True)
class Masks:
    """What takes people out of texts: of any record, and of one that refers to them."""

    people: frozenset[int]
    everywhere: Mask
    own: Mask
    certain: Mask
    """Without what may be somebody else's: a surname alone."""

    @classmethod
    def of(cls, connection: Connection, people: Iterable[int], *, surnames: bool = True) -> "Masks":
        """The masks of these people, while their names still stand."""
        chosen = frozenset(people)
        found = needles(connection, chosen, surnames=surnames)
        own = needles(connection, chosen, own=True) if surnames else found
        sure = [each for each in found if not each.capital]
        return cls(chosen, Mask(found), Mask(own), Mask(sure))

    def row(self, table: str, row: Row) -> Row | None:
        """A row as it shall be; nothing where it names nobody."""
        columns, theirs = columns_of(table), self._theirs(table, row)
        mask = self.own if theirs else self.everywhere
        found = list(row)
        for name in texts(table):
            place = columns.index(name)
            if isinstance(found[place], str):
                found[place] = text_without(mask, table, name, found[place])
        return tuple(found) if found != list(row) else None

    def doubtful(self, table: str, row: Row) -> Iterator[str]:
        """The texts of a row in which nothing but a surname alone stands: it may be a word as any other."""
        columns = columns_of(table)
        for name in texts(table):
            text = row[columns.index(name)]
            if isinstance(text, str):
                masked = text_without(self.everywhere, table, name, text)
                if masked not in (text, text_without(self.certain, table, name, text)):
                    yield text

    def _theirs(self, table: str, row: Row) -> bool:
        return any(row[place] in self.people for place in _places(table))

    def tell(self, table: str, image: str) -> bool:
        """Whether an image in the journal names them."""
        if not self.own.touches(image, glued=table in ("attachments", "forms")):
            return False
        values = json.loads(image)
        theirs = any(values.get(name) in self.people for name in _referring(table))
        mask, known = self.own if theirs else self.everywhere, texts(table)
        return any(
            text_without(mask, table, name, value, any_case=True) != value
            if name in known
            else self.certain.touches(value)
            for name, value in values.items()
            if isinstance(value, str)
        )


def text_without(mask: Mask, table: str, column: str, text: str, *, any_case: bool = False) -> str:
    """A text of a record, masked."""
    return mask(
        text,
        any_case=any_case or column in _CODES or (table, column) in _FILES,
        glued=(table, column) in _FILES,
        name=column in _CALLED.get(table, ()),
    )


@cache
def _referring(table: str) -> tuple[str, ...]:
    """The columns of a table that name a person."""
    if table not in TABLES:
        return ()
    return tuple(
        column_name(field)
        for field in TABLES[table].described.fields
        if field.kind == "reference" and field.target == "people"
    )


@cache
def _places(table: str) -> list[int]:
    return [columns_of(table).index(name) for name in _referring(table)]


def mentions(connection: Connection, masks: Masks, but: set[int]) -> Iterator[tuple[str, Row, Row]]:
    """Rows whose texts name somebody: table, as it is, as it shall be. `but` are people whose rows go."""
    for table in JOURNALLED:
        if not texts(table):
            continue
        columns = quoted(columns_of(table))
        for row in connection.exec_driver_sql(f"SELECT {columns} FROM {table}").all():
            if table == "people" and row[0] in but:
                continue
            masked = masks.row(table, tuple(row))
            if masked is not None:
                yield table, tuple(row), masked


def mask_texts(batch: Batch, masks: Masks, but: set[int]) -> int:
    """Take names out of all other rows; gives how many rows had any."""
    by_table: dict[str, list[Row]] = {}
    for table, _before, after in mentions(batch.connection, masks, but):
        by_table.setdefault(table, []).append(_unique(table, after))
    for table, rows in by_table.items():
        batch.replace(table, rows)
    return sum(map(len, by_table.values()))


def _unique(table: str, row: Row) -> Row:
    """A row in whose key a name was masked: it gets the row's own number, lest it be as another's."""
    columns, found = columns_of(table), list(row)
    for name in _keys(table):
        if "[" in (text := str(found[columns.index(name)])):
            path = PurePath(text)
            found[columns.index(name)] = f"{path.stem} {row[0] % 10_000}{path.suffix}"
    return tuple(found)


@cache
def _keys(table: str) -> list[str]:
    """The columns of texts by which a record is known."""
    if table not in TABLES:
        return [name for name in [_UNIQUE.get(table)] if name]
    fields = map(TABLES[table].described.field, TABLES[table].described.key)
    return [column_name(field) for field in fields if field.kind == "text"]
