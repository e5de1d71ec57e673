"""The indicators of the largest project, as their page reads them, against hand-written SQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ngodesk.store.opening import open_store
from ngodesk.work import indicating
from ngodesk.work.projects import projects
from tests.bench import by_hand
from tests.bench.federation import Size, federation
from tests.bench.pairs import Bench, Pair, Run

_LARGEST = Size(1, 2_000, 20_000, 3_000, 200_001, 60, 80)
_TINY = Size(1, 20, 60, 30, 404, 60, 80)
_FIGURES = ("code", "name", "unit", "target", "value", "percent", "met", "evidence")


class _Project:
    """A workspace with one project, open."""

    def __init__(self, folder: Path, size: Size) -> None:
        self._store = open_store(federation(folder, size))
        self._project = projects(self._store)[0]

    def close(self) -> None:
        self._store.close()

    @contextmanager
    def ours(self, _folder: Path) -> Iterator[Run]:
        """As the page reads them."""
        found: list[Any] = []
        yield Run(
            lambda: found.append(indicating.progress(self._store, self._project.id)),
            lambda: [
                {name: value for name, value in asdict(each).items() if name in _FIGURES}
                for each in found[0].indicators
            ],
        )

    @contextmanager
    def floor(self, _folder: Path) -> Iterator[Run]:
        """Through the driver of the store's own connection."""
        found: list[Any] = []
        with self._store.reading() as connection:
            driver = connection.connection.driver_connection
            driver.execute("PRAGMA query_only = 0")  # it keeps what it joins in tables of its own, in memory
            yield Run(lambda: found.extend(by_hand.indicators(driver, self._project.ref)), lambda: found)


def _pair(folder: Path, tiny: bool) -> Pair:
    project = _Project(folder, _TINY if tiny else _LARGEST)
    return Pair(project.ours, project.floor, project.close)


BENCHES = (
    Bench(
        "indicators",
        "the indicators of a project with 200,000 attendances, as their page reads them",
        "the same by hand-written SQL over the same connection",
        1.3,
        "processor",
        _pair,
    ),
)
