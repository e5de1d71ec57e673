"""Taking people in, and undoing it, against csv and executemany on the same engine."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ngodesk.common.identifiers import Identifiers
from ngodesk.exchange import package
from ngodesk.exchange.applying import Application
from ngodesk.exchange.incoming import Reading
from ngodesk.exchange.keys import Keys
from ngodesk.store import connections
from ngodesk.store.batch import Batch, Row, columns_of, quoted
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work.history import undo
from ngodesk.work.imports import import_folder
from ngodesk.work.workspaces import create
from tests.bench.federation import write_people
from tests.bench.pairs import Bench, Pair, Run

_CONTENT = "SELECT * FROM people ORDER BY ref"
_SEARCH = "SELECT p.ref, s.folded, s.table_name FROM search s JOIN people p ON p.id = s.rowid ORDER BY p.ref"
_IMAGES = (
    "SELECT v.before IS NULL, length(v.before), length(v.after), length(c.digest), length(v.salt)"
    " FROM changes c JOIN change_values v USING (step, position) WHERE c.table_name = 'people'"
    " AND step = (SELECT max(number) FROM steps) ORDER BY position"
)
_STEPS = "SELECT count(*) FROM steps"


def _insert(table: str, columns: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({quoted(columns)}) VALUES ({', '.join('?' * len(columns))})"


@contextmanager
def _connected(path: Path) -> Iterator[Any]:
    connection = connections.connect(path)
    yield connection
    connections.close(connection)


def _content(path: Path, *, journal: bool) -> list[Any]:
    """What the file holds of people, by their codes: the ids differ from one import to the next."""
    with _connected(path) as connection:
        people = [row[1:] for row in connection.execute(_CONTENT)]
        if not journal:
            return people
        return [people, *(connection.execute(sql).fetchall() for sql in (_SEARCH, _IMAGES, _STEPS))]


@dataclass(frozen=True)
class Extras:
    """The journal's and the search's rows of an import, as they are in the file."""

    ids: list[int]
    steps: list[Any]
    changes: list[Any]
    values: list[Any]
    search: list[Any]

    @classmethod
    def read(cls, path: Path) -> "Extras":
        """From a workspace whose last step is the import."""
        last = "step = (SELECT max(number) FROM steps)"
        of_last = f" WHERE {last} ORDER BY position"
        searched = f"SELECT rowid, * FROM search WHERE rowid IN (SELECT row_id FROM changes WHERE {last})"
        with _connected(path) as connection:
            fetch = connection.execute
            return cls(
                [row[0] for row in fetch("SELECT row_id FROM changes" + of_last)],
                fetch("SELECT * FROM steps ORDER BY number DESC LIMIT 1").fetchall(),
                fetch("SELECT * FROM changes" + of_last).fetchall(),
                fetch("SELECT * FROM change_values" + of_last).fetchall(),
                fetch(searched + " ORDER BY rowid").fetchall(),
            )

    def write(self, connection: Any) -> None:
        """Into another workspace."""
        connection.executemany(_values("changes", 5), self.changes)
        connection.executemany(_values("change_values", 5), self.values)
        connection.executemany("INSERT INTO search (rowid, folded, table_name) VALUES (?, ?, ?)", self.search)
        connection.executemany(_values("steps", 13), self.steps)


def _values(table: str, number: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * number)})"


class Imports:
    """A folder of people; our import of it and the floor's."""

    def __init__(self, folder: Path, number: int) -> None:
        self._source = folder / "source"
        self._empty = folder / "empty.ngodesk"
        write_people(self._source, number)
        create(self._empty, organisation="Federation", language="en", currency="EUR")
        reference = self._copied(folder)
        with open_store(reference) as store:
            import_folder(store, self._source)
        self._extras = Extras.read(reference)

    def _copied(self, folder: Path) -> Path:
        path = folder / "work.ngodesk"
        path.write_bytes(self._empty.read_bytes())
        return path

    @contextmanager
    def ours(self, folder: Path) -> Iterator[Run]:
        path = self._copied(folder)
        store = open_store(path)
        yield Run(lambda: self._take(store), lambda: _closed(store, path, journal=True))

    def _take(self, store: Store) -> None:
        import_folder(store, self._source)

    @contextmanager
    def floor(self, folder: Path) -> Iterator[Run]:
        path = self._copied(folder)
        with _connected(path) as connection:
            yield Run(lambda: self._write(connection), lambda: _content(path, journal=True))

    def _write(self, connection: Any) -> None:
        connection.execute("BEGIN IMMEDIATE")
        self._write_rows(connection)
        self._extras.write(connection)
        connection.execute("COMMIT")

    def _write_rows(self, connection: Any) -> None:
        """csv and executemany: a cell as it stands there, blank as NULL."""
        with (self._source / "people.csv").open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines)
            self._insert(connection, next(reader), reader)

    def _insert(self, connection: Any, header: Sequence[str], lines: Iterable[Sequence[Any]]) -> None:
        rows = zip(self._extras.ids, lines, strict=True)
        cells = ((row_id, *(cell or None for cell in line)) for row_id, line in rows)
        connection.executemany(_insert("people", ["id", *header]), cells)

    @contextmanager
    def ours_bare(self, folder: Path) -> Iterator[Run]:
        path = self._copied(folder)
        with _connected(path) as connection:
            yield Run(lambda: self._validate_and_write(connection), lambda: _content(path, journal=False))

    def _validate_and_write(self, connection: Any) -> None:
        engine = connections.engine(lambda: connection)
        with engine.connect().execution_options(writes=True) as bound, bound.begin():
            with package.opened(self._source) as opened:
                reading = Reading(opened, Keys(bound), Identifiers())
                reading.read()
            application = Application(reading, _BareBatch(bound))
            application.write()
            assert reading.problems == []
            assert list(application.problems()) == []

    @contextmanager
    def floor_bare(self, folder: Path) -> Iterator[Run]:
        path = self._copied(folder)
        with _connected(path) as connection:
            yield Run(lambda: self._write_bare(connection), lambda: _content(path, journal=False))

    def _write_bare(self, connection: Any) -> None:
        connection.execute("BEGIN IMMEDIATE")
        self._write_rows(connection)
        connection.execute("COMMIT")


class _BareBatch(Batch):
    """The rows alone: journal and search are switched off."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        self._put(table, columns_of(table), rows)

    def restore(self, table: str, rows: Sequence[tuple[int, Row | None]]) -> None:
        assert not rows, "a first import changes no rows"


def _closed(store: Any, path: Path, *, journal: bool) -> list[Any]:
    store.close()
    return _content(path, journal=journal)


class _Undo:
    """A workspace where an import has changed people; our undo of it and the floor's."""

    def __init__(self, folder: Path, number: int) -> None:
        self._changed = folder / "changed.ngodesk"
        create(self._changed, organisation="Federation", language="en", currency="EUR")
        for name, changed in (("before", 0), ("after", number)):
            write_people(folder / name, 2 * number, changed)
            with open_store(self._changed) as store:
                import_folder(store, folder / name)
            if not changed:
                with _connected(self._changed) as connection:
                    self._rows = connection.execute(_CONTENT).fetchall()
        reference = self._copied(folder)
        with open_store(reference) as store:
            undo(store)
        self._extras = Extras.read(reference)
        touched = set(self._extras.ids)
        self._rows = [row for row in self._rows if row[0] in touched]

    def _copied(self, folder: Path) -> Path:
        path = folder / "work.ngodesk"
        path.write_bytes(self._changed.read_bytes())
        return path

    @contextmanager
    def ours(self, folder: Path) -> Iterator[Run]:
        path = self._copied(folder)
        store = open_store(path)
        yield Run(lambda: undo(store), lambda: _closed(store, path, journal=True))

    @contextmanager
    def floor(self, folder: Path) -> Iterator[Run]:
        path = self._copied(folder)
        with _connected(path) as connection:
            yield Run(lambda: self._rewrite(connection), lambda: _content(path, journal=True))

    def _rewrite(self, connection: Any) -> None:
        ids = [(row_id,) for row_id in self._extras.ids]
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA defer_foreign_keys = 1")
        connection.executemany("DELETE FROM people WHERE id = ?", ids)
        connection.executemany(_insert("people", columns_of("people")), self._rows)
        # The fastest way to wipe and write so many texts: the index is rewritten, not each entry wiped out.
        connection.execute("INSERT INTO search(search, rank) VALUES ('secure-delete', 0)")
        connection.executemany("DELETE FROM search WHERE rowid = ?", ids)
        self._extras.write(connection)
        connection.execute("INSERT INTO search(search) VALUES ('optimize')")
        connection.execute("INSERT INTO search(search, rank) VALUES ('secure-delete', 1)")
        connection.execute("COMMIT")


def _import_pair(folder: Path, tiny: bool) -> Pair:
    imports = Imports(folder, 40 if tiny else 20_000)
    return Pair(imports.ours, imports.floor)


def _bare_pair(folder: Path, tiny: bool) -> Pair:
    imports = Imports(folder, 40 if tiny else 20_000)
    return Pair(imports.ours_bare, imports.floor_bare)


def _undo_pair(folder: Path, tiny: bool) -> Pair:
    undone = _Undo(folder, 20 if tiny else 10_000)
    return Pair(undone.ours, undone.floor)


BENCHES = (
    Bench(
        "import",
        "import of 20,000 people: validated, journalled, indexed",
        "csv and executemany of the same rows, journal rows and search rows",
        3,
        "processor",
        _import_pair,
    ),
    Bench(
        "validation",
        "validation and insert of 20,000 people alone",
        "csv and executemany of the bare rows",
        2.5,
        "processor",
        _bare_pair,
    ),
    Bench(
        "undo",
        "undo of an import that changed 10,000 people",
        "delete and insert of the same rows, journal rows and search rows",
        3,
        "processor",
        _undo_pair,
    ),
)
