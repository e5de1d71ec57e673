"""The journal of an erasure: of each record that it touches, how it stands after, and nothing of before."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from ngodesk.model import JOURNALLED
from ngodesk.store.batch import Batch, columns_of
from ngodesk.store.forgetting import Place, forgotten, written
from ngodesk.store.journal import Image, Journal, images
from ngodesk.store.strangers import missing, strangers, untold


class Remaining:
    """Takes what a batch changes. In the end the journal has the newest image of each of these records.

    So a change behind the program's back is noticed as before, although what came before is forgotten. What
    was changed so already stays noticed: of that the journal is told nothing.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._wrong = set(strangers(connection))
        self._touched = set(untold(connection))
        known = forgotten(connection)
        # What an erasure of the earlier kind took is listed by the first one of today's.
        self._gone = {place for place in missing(connection) if place[0] <= known.before}

    def record(self, table: str, changes: Sequence[tuple[int, Image, Image]]) -> None:
        """Remember which rows of `table` were changed."""
        self._touched.update((table, row_id) for row_id, _before, _after in changes)

    def forget(self, gone: Iterable[tuple[Place, str, int]]) -> None:
        """Take values out of the journal: their places, with table and id of the record."""
        found = list(gone)
        self._gone.update(place for place, _table, _row_id in found)
        self._touched.update((table, row_id) for _place, table, row_id in found)
        if found:
            self._connection.exec_driver_sql(
                "DELETE FROM change_values WHERE step = ? AND position = ?", [place for place, *_ in found]
            )

    def close(self, journal: Journal) -> str:
        """Tell the journal how the records stand; gives the list of what it no longer tells."""
        for table, ids in self._by_table():
            journal.record(table, self._standing(table, ids, Batch(self._connection, journal)))
        return written(self._gone)

    def _by_table(self) -> Iterator[tuple[str, list[int]]]:
        touched = self._touched - self._wrong
        for table in sorted({table for table, _row_id in touched} & set(JOURNALLED)):
            yield table, sorted(row_id for name, row_id in touched if name == table)

    @staticmethod
    def _standing(table: str, ids: list[int], batch: Batch) -> list[tuple[int, Image, Image]]:
        """Before and after are alike: nothing else is told of what a record was."""
        columns, known = columns_of(table), dict[int, str]()
        for rows in batch.stored(table, ids):
            known.update(zip([row[0] for row in rows], images(columns, rows), strict=True))
        return [(row_id, known.get(row_id), known.get(row_id)) for row_id in ids]
