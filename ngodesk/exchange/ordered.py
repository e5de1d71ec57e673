"""The rows of a table in the natural order of their keys, a page at a time: only that is in the memory."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from ngodesk.common.describe import Field
from ngodesk.common.text import natural_text
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store.batch import quoted
from ngodesk.store.naming import Names

_PAGE = 1_000  # rows
_PARTS = 30_000  # of keys

Rows = Sequence[Sequence[Any]]


def rows(connection: Connection, names: Names, table: str, columns: Sequence[str]) -> Iterator[Rows]:
    """The rows with these stored columns, `id` first and all of the key among them."""
    described = TABLES[table].described
    key = [described.field(name) for name in described.key]
    owned = len(key) > 1 and key[0].kind == "reference" and key[0].required
    if owned and all(field.kind != "record" for field in key):
        yield from _by_owner(connection, names, table, columns, key)
    else:
        yield from _by_key(connection, names, table, columns)


def _by_key(connection: Connection, names: Names, table: str, columns: Sequence[str]) -> Iterator[Rows]:
    ids = _in_order(names.keys(table))
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        by_id = {row[0]: row for row in _fetched(connection, table, columns, "id", page)}
        yield [by_id[row_id] for row_id in page]


def _in_order(keys: Mapping[int, tuple[str, ...]]) -> "array[int]":
    part = lru_cache(_PARTS)(natural_text)
    return array("q", sorted(sorted(keys), key=lambda row_id: "".join(map(part, keys[row_id]))))


def _by_owner(
    connection: Connection, names: Names, table: str, columns: Sequence[str], key: Sequence[Field]
) -> Iterator[Rows]:
    """Page by page of owners, as the events of attendances: the rows of few are put in order at once."""
    owner = column_name(key[0])
    counted = connection.exec_driver_sql(f"SELECT {owner}, count(*) FROM {table} GROUP BY {owner}")
    counts = {row[0]: row[1] for row in counted}
    order = [(columns.index(column_name(field)), _place_of(names, field)) for field in key]
    for page in _pages(sorted(counts, key=order[0][1]), counts):
        found = _fetched(connection, table, columns, owner, page)
        values = list(zip(*found, strict=True))
        places = [map(place_of, values[at]) for at, place_of in order]
        wanted = sorted(zip(*places, values[0], range(len(found)), strict=True))
        yield [found[each[-1]] for each in wanted]


def _fetched(
    connection: Connection, table: str, columns: Sequence[str], name: str, values: Iterable[int]
) -> Rows:
    marks = ", ".join(map(str, values))
    return connection.exec_driver_sql(
        f"SELECT {quoted(columns)} FROM {table} WHERE {name} IN ({marks})"
    ).all()


def _pages(owners: Sequence[int], counts: Mapping[int, int]) -> Iterator[list[int]]:
    """Owners with as many rows as make a page."""
    page: list[int] = []
    number = 0
    for owner in owners:
        page.append(owner)
        number += counts[owner]
        if number >= _PAGE:
            yield page
            page, number = [], 0
    if page:
        yield page


def _place_of(names: Names, field: Field) -> Callable[[Any], Any]:
    """By what the values of one part of a key are compared."""
    if field.kind != "reference":
        return lru_cache(_PARTS)(lambda value: natural_text("" if value is None else str(value)))
    texts = {row_id: parts[-1] for row_id, parts in names.keys(field.target).items()}
    order = {text: place for place, text in enumerate(sorted({"", *texts.values()}, key=natural_text))}
    return ({row_id: order[text] for row_id, text in texts.items()} | {None: order[""]}).__getitem__
