"""What a password costs: a protected file against the same file without one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ngodesk.model import TABLES
from ngodesk.store import connections, keys, rewriting
from ngodesk.store.opening import open_store
from tests.bench.federation import DECADE, TINY, federation
from tests.bench.pairs import Bench, Pair, Run

_KEY = keys.derived("cztery konie piją wodę", bytes(range(16)))
_SCANNED = tuple(TABLES)


def _protected(folder: Path, plain: Path) -> Path:
    path = folder / "protected.ngodesk"
    if not path.exists():
        rewriting.rewrite(plain, path, key=None, new=_KEY)
    return path


class _File:
    """One of the two, opened or read from its first row to its last."""

    def __init__(self, path: Path, key: keys.Key | None) -> None:
        self._path, self._key = path, key

    @contextmanager
    def opened(self, _folder: Path) -> Iterator[Run]:
        """As the program opens it: looked through from the first page to the last."""
        found: list[Any] = []

        def work() -> None:
            with open_store(self._path, key=self._key, write=False) as store, store.reading() as connection:
                found.append(connection.exec_driver_sql("SELECT count(*) FROM people").scalar())

        yield Run(work, lambda: found)

    def _scan(self, connection: Any) -> list[Any]:
        return [
            connection.execute(f"SELECT count(*), total(id) FROM {table}").fetchall() for table in _SCANNED
        ]

    @contextmanager
    def scanned(self, _folder: Path) -> Iterator[Run]:
        """Every row of every table over a connection that has read nothing yet."""
        found: list[Any] = []
        connection = connections.connect(self._path, "ro", key=self._key)
        try:
            yield Run(lambda: found.extend(self._scan(connection)), lambda: found)
        finally:
            connection.close()

    @contextmanager
    def again(self, _folder: Path) -> Iterator[Run]:
        """The same rows once more: its pages are in memory."""
        found: list[Any] = []
        connection = connections.connect(self._path, "ro", key=self._key)
        try:
            self._scan(connection)
            yield Run(lambda: found.extend(self._scan(connection)), lambda: found)
        finally:
            connection.close()


def _pair(what: str, folder: Path, tiny: bool) -> Pair:
    folder.mkdir(exist_ok=True)
    plain = federation(folder, TINY if tiny else DECADE)
    ours, floor = _File(_protected(folder, plain), _KEY), _File(plain, None)
    return Pair(getattr(ours, what), getattr(floor, what))


_FLOOR = "the same file without a password"

BENCHES = (
    Bench(
        "protected-open",
        "opening a protected file of ten years with its key",
        _FLOOR,
        2.5,
        "processor",
        lambda folder, tiny: _pair("opened", folder, tiny),
    ),
    Bench(
        "protected-scan",
        "every row of a protected file, from the disk",
        _FLOOR,
        2.5,
        "processor",
        lambda folder, tiny: _pair("scanned", folder, tiny),
    ),
    Bench(
        "protected-again",
        "every row of a protected file, from memory",
        _FLOOR,
        1.1,
        "processor",
        lambda folder, tiny: _pair("again", folder, tiny),
    ),
)
