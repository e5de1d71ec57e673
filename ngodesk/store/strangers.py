"""Records that are not what the journal says of them: changed behind the program's back."""

import json
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection

from ngodesk.model import JOURNALLED
from ngodesk.store.batch import columns_of, quoted
from ngodesk.store.board import BOARD_COPY
from ngodesk.store.erasing import ERASE
from ngodesk.store.journal import Image, images

_BLOCK = 2_000
# SQLite takes the other columns of a group from the row that has the highest number.
_LAST = """
SELECT l.table_name, l.row_id, v.after,
 v.salt IS NOT NULL OR l.step > (SELECT coalesce(max(number), 0) FROM steps WHERE label = ?)
FROM (
 SELECT table_name, row_id, step, position, max(step * 4294967296 + position)
 FROM changes GROUP BY table_name, row_id ORDER BY table_name
) l LEFT JOIN change_values v ON v.step = l.step AND v.position = l.position"""
_Known = dict[int, tuple[Image, bool]]
"""Of each record: how the journal left it, and whether it must still tell."""


def strangers(connection: Connection) -> Iterator[tuple[str, int]]:
    """Table and id of each such record. Of what stood there before an erasure the journal may not tell; and
    that of a copy for the board tells nothing.
    """
    if _is_board_copy(connection):
        return
    left = set(JOURNALLED)
    for table, rows in groupby(connection.exec_driver_sql(_LAST, (ERASE,)), key=lambda row: str(row[0])):
        known = {row[1]: (row[2], bool(row[3])) for row in rows}
        left.discard(table)
        if table in JOURNALLED:
            yield from ((table, row_id) for row_id in _wrong(connection, table, known))
    for table in sorted(left):
        yield from ((table, row_id) for row_id in _wrong(connection, table, {}))


def _is_board_copy(connection: Connection) -> bool:
    sql = "SELECT 1 FROM settings WHERE key = ?"
    return connection.exec_driver_sql(sql, (BOARD_COPY,)).first() is not None


def _wrong(connection: Connection, table: str, known: _Known) -> Iterator[int]:
    """Records of a table with other values than the journal's, in it alone, or in the journal alone."""
    columns = columns_of(table)
    stored = connection.exec_driver_sql(f"SELECT {quoted(columns)} FROM {table}")
    while block := stored.fetchmany(_BLOCK):
        for row, text in zip(block, images(columns, block), strict=True):
            image, told = known.pop(row[0], (None, True))
            if told and not _same(image, text):
                yield row[0]
    yield from (row_id for row_id, (image, _told) in known.items() if image is not None)


def _same(image: Image, text: str) -> bool:
    """The same values, be they in another order; an image that cannot be read is of none."""
    if image is None or image == text:
        return image == text
    try:
        return bool(json.loads(image) == json.loads(text))
    except ValueError:
        return False
