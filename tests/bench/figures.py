"""The figures of all projects of a federation against hand-written SQL over the same open connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ngodesk.store.opening import open_store
from ngodesk.work.counting import project_figures
from tests.bench import by_hand
from tests.bench.federation import DECADE, TINY, Size, federation
from tests.bench.pairs import Bench, Pair, Run


class _Federation:
    """A workspace that is open, and every figure of its projects counted in two ways."""

    def __init__(self, folder: Path, size: Size) -> None:
        self._store = open_store(federation(folder, size))
        self._refs = [f"N{number}" for number in range(size.projects)]

    def close(self) -> None:
        self._store.close()

    @contextmanager
    def ours(self, _folder: Path) -> Iterator[Run]:
        """Through the store, as every screen and command does."""
        found: list[Any] = []
        yield Run(
            lambda: found.extend(project_figures(self._store, ref) for ref in self._refs), lambda: found
        )

    @contextmanager
    def floor(self, _folder: Path) -> Iterator[Run]:
        """Through the driver of the store's own connection."""
        found: list[Any] = []
        with self._store.reading() as connection:
            driver = connection.connection.driver_connection
            driver.execute("PRAGMA query_only = 0")  # it keeps what it joins in tables of its own, in memory
            yield Run(
                lambda: found.extend(by_hand.project_figures(driver, ref) for ref in self._refs),
                lambda: found,
            )


def _pair(folder: Path, tiny: bool) -> Pair:
    federation = _Federation(folder, TINY if tiny else DECADE)
    return Pair(federation.ours, federation.floor, federation.close)


BENCHES = (
    Bench(
        "figures",
        "figures of all 50 projects of a federation",
        "the same answers by hand-written SQL over the same connection",
        1.3,
        "processor",
        _pair,
    ),
)
