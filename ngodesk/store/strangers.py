"""Records that are not what the journal says of them: changed behind the program's back."""

import json
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import Connection

from ngodesk.model import JOURNALLED
from ngodesk.store.batch import columns_of, quoted
from ngodesk.store.forgetting import Place, forgotten, is_board_copy
from ngodesk.store.journal import Image, images

_BLOCK = 2_000
# SQLite takes the other columns of a group from the row that has the highest number.
_LAST = """
SELECT l.table_name, l.row_id, v.after,
 v.salt IS NOT NULL OR l.step > ?
FROM (
 SELECT table_name, row_id, step, position, max(step * 4294967296 + position)
 FROM changes GROUP BY table_name, row_id ORDER BY table_name
) l LEFT JOIN change_values v ON v.step = l.step AND v.position = l.position"""
_MISSING = """
SELECT c.step, c.position, c.table_name, c.row_id FROM changes c WHERE NOT EXISTS
 (SELECT 1 FROM change_values v WHERE v.step = c.step AND v.position = c.position)"""
_NOT_THE_LAST = f"""
WITH m AS MATERIALIZED ({_MISSING})
SELECT m.step, m.position FROM m WHERE EXISTS
 (SELECT 1 FROM changes n WHERE n.row_id = m.row_id AND n.table_name = m.table_name
  AND (n.step, n.position) > (m.step, m.position))"""
_Known = dict[int, tuple[Image, bool]]
"""Of each record: how the journal left it, and whether it must still tell."""


def strangers(connection: Connection) -> Iterator[tuple[str, int]]:
    """Table and id of each such record. Of what an erasure of the earlier kind left the journal may not tell;
    and that of a copy for the board tells nothing.
    """
    if is_board_copy(connection):
        return
    left = set(JOURNALLED)
    last = connection.exec_driver_sql(_LAST, (forgotten(connection).before,))
    for table, rows in groupby(last, key=lambda row: str(row[0])):
        known = {row[1]: (row[2], bool(row[3])) for row in rows}
        left.discard(table)
        if table in JOURNALLED:
            yield from ((table, row_id) for row_id in _wrong(connection, table, known))
    for table in sorted(left):
        yield from ((table, row_id) for row_id in _wrong(connection, table, {}))


def untold(connection: Connection) -> Iterator[tuple[str, int]]:
    """Table and id of the records of which the journal need not tell since an erasure of the earlier kind."""
    if before := forgotten(connection).before:
        for table, row_id, _after, told in connection.exec_driver_sql(_LAST, (before,)):
            if not told:
                yield table, row_id


def missing(connection: Connection, asked: str = _MISSING) -> list[Place]:
    """The changes whose values are not there."""
    return [(row[0], row[1]) for row in connection.exec_driver_sql(asked)]


def emptied_steps(connection: Connection) -> list[int]:
    """Numbers of the steps whose values are missing though no erasure took them.

    The last value of a record is not asked for here: where that is missing, the record is a stranger.
    """
    if is_board_copy(connection):
        return []
    known = forgotten(connection)
    return sorted({place[0] for place in missing(connection, _NOT_THE_LAST) if not known.allows(place)})


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
