"""Lists put in order and searched as one types, against hand-written SQL over the same connection."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from ngodesk.model import TABLES
from ngodesk.store.opening import open_store
from ngodesk.store.selection import Scope
from ngodesk.work.listing import Listing
from tests.bench.federation import DECADE, TINY, federation
from tests.bench.pairs import OWN, Bench, Pair, Run

_BY_PERSON = (
    "SELECT a.id FROM attendance a LEFT JOIN people p ON p.id = a.person_id"
    " ORDER BY p.last_name NULLS LAST, p.first_name, a.id"
)
_SCAN = (
    "SELECT p.id FROM search s JOIN people p ON p.id = s.rowid WHERE instr(s.folded, ?)"
    " AND s.table_name = 'people' ORDER BY p.last_name, p.first_name, p.id"
)
_WORDS = ("zolkiewski-12", "ozolina", "wisniewska-9", "ewsk", "a")
_KEYSTROKES = [word[:end] for word in _WORDS for end in range(1, len(word) + 1)]


class _Lists:
    """A federation that is open."""

    def __init__(self, folder: Path, tiny: bool) -> None:
        self._store = open_store(federation(folder, TINY if tiny else DECADE))
        self._people = self._listing("people")
        self._people.keys(self._store)

    def close(self) -> None:
        self._store.close()

    def _listing(self, table: str) -> Listing:
        return Listing(Scope(table), TABLES[table].described.listed, "pl")

    @contextmanager
    def sorted(self, _folder: Path) -> Iterator[Run]:
        """By a list that knows no order yet. The alphabet is not SQL's, so the records alone are compared."""
        found: list[int] = []
        attendance = self._listing("attendance")
        yield Run(lambda: found.extend(attendance.keys(self._store, sort="person")), lambda: sorted(found))

    @contextmanager
    def sorted_by_hand(self, _folder: Path) -> Iterator[Run]:
        found: list[int] = []
        with self._store.reading() as connection:
            driver = connection.connection.driver_connection
            yield Run(
                lambda: found.extend(row[0] for row in driver.execute(_BY_PERSON)), lambda: sorted(found)
            )

    def typed(self, figure: Callable[[list[float]], float]) -> Pair:
        """Words typed letter by letter; `figure` says which keystroke counts."""

        @contextmanager
        def ours(_folder: Path) -> Iterator[Run]:
            yield _typing(lambda text: self._people.keys(self._store, text), figure)

        @contextmanager
        def floor(_folder: Path) -> Iterator[Run]:
            with self._store.reading() as connection:
                driver = connection.connection.driver_connection
                yield _typing(lambda text: [row[0] for row in driver.execute(_SCAN, (text,))], figure)

        return Pair(ours, floor, self.close)


def _typing(search: Callable[[str], Any], figure: Callable[[list[float]], float]) -> Run:
    found: list[list[int]] = []

    def work() -> float:
        taken = []
        for text in _KEYSTROKES:
            start = time.perf_counter()
            hits = search(text)
            taken.append(time.perf_counter() - start)
            found.append(sorted(hits))
        return figure(taken)

    return Run(work, lambda: found)


def _sorted_pair(folder: Path, tiny: bool) -> Pair:
    lists = _Lists(folder, tiny)
    return Pair(lists.sorted, lists.sorted_by_hand, lists.close)


BENCHES = (
    Bench(
        "sort",
        "ids of 200,000 rows of attendance in the order of people's names",
        "hand-written SQL over the same connection",
        1.5,
        "wall",
        _sorted_pair,
    ),
    Bench(
        "keystroke",
        "a search of 20,000 people as one types, the median keystroke",
        "instr over the folded column, in the order of names",
        1,
        OWN,
        lambda folder, tiny: _Lists(folder, tiny).typed(median),
    ),
    Bench(
        "worst-key",
        "a search of 20,000 people as one types, the worst keystroke",
        "instr over the folded column, in the order of names, its worst",
        1,
        OWN,
        lambda folder, tiny: _Lists(folder, tiny).typed(max),
    ),
)
