"""Writing an exchange folder: all columns, natural order of keys, the same bytes for the same content."""

import csv
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection

from ngodesk.common import safefile
from ngodesk.common.describe import Field
from ngodesk.exchange import ordered
from ngodesk.exchange.applying import links_of
from ngodesk.exchange.package import DESCRIPTOR, descriptor
from ngodesk.exchange.values import writer
from ngodesk.model import TABLES
from ngodesk.model.record import column_name
from ngodesk.store import files
from ngodesk.store.naming import Names

Sink = Callable[[str], Any]
"""Opens a file of the target by its name, for writing bytes, as a context."""

_PACKED = (".jpg", ".jpeg", ".png", ".webp", ".pdf", ".xlsx", ".docx", ".zip")
"""What cannot be made much smaller: to try would take most of the time."""
_REMEMBERED = 4_096  # numbers that stand in many rows
_MADE = (2020, 1, 1, 0, 0, 0)  # a ZIP keeps times; the same content gives the same bytes


class Outgoing:
    """The content of a workspace in the words of the exchange folder."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names = Names(connection)

    def rows(self, table: str) -> Iterator[list[str]]:
        """The rows of a table in the natural order of their keys, all columns."""
        for columns in self.blocks(table):
            yield from map(list, zip(*columns, strict=True))

    def blocks(self, table: str) -> Iterator[list[Sequence[str]]]:
        """The same, some rows at a time, as columns: no more than those are in the memory."""
        described = TABLES[table].described
        plain = [field for field in described.fields if field.list_of != "records"]
        columns = ["id", *map(column_name, plain)]
        lists = {name: self._list(table, name, link) for name, link in links_of(table).items()}
        writers = {field.name: self._writer(field) for field in plain}
        places = {field.name: place for place, field in enumerate(plain, 1)}
        for rows in ordered.rows(self._connection, self._names, table, columns):
            stored = list(zip(*rows, strict=True))
            yield [
                [lists[field.name].get(row_id, "") for row_id in stored[0]]
                if field.list_of == "records"
                else self._records(stored[places["table"]], stored[places[field.name]])
                if field.kind == "record"
                else writers[field.name](stored[places[field.name]])
                for field in described.fields
            ]

    def _records(self, tables: Sequence[str], ids: Sequence[int]) -> list[str]:
        return [self._names.key(table, row_id) for table, row_id in zip(tables, ids, strict=True)]

    def _writer(self, field: Field) -> Callable[[Sequence[Any]], list[str]]:
        """What makes a column of texts of one of stored values."""
        if field.kind == "reference":
            codes: dict[Any, str] = {None: ""}
            codes |= {row_id: parts[-1] for row_id, parts in self._names.keys(field.target).items()}
            return lambda column: list(map(codes.__getitem__, column))
        if field.kind in ("text", "choice", "date", "time", "datetime"):
            return lambda column: [value or "" for value in column]
        write = lru_cache(_REMEMBERED)(writer(field))
        return lambda column: list(map(write, column))

    def _list(self, table: str, name: str, link: str) -> dict[int, str]:
        keys = self._names.keys(TABLES[table].described.field(name).target)
        found: dict[int, list[str]] = {}
        for owner, target in self._connection.exec_driver_sql(
            f"SELECT owner_id, target_id FROM {link} ORDER BY owner_id, position"
        ):
            found.setdefault(owner, []).append(keys[target][-1])
        return {owner: ";".join(refs) for owner, refs in found.items()}

    def tables(self) -> list[str]:
        """The tables that have rows, in the package's order."""
        return [
            table
            for table in TABLES
            if self._connection.exec_driver_sql(f"SELECT 1 FROM {table} LIMIT 1").first()
        ]

    def write(self, sink: Sink, progress: Callable[[int, int], None]) -> None:
        """Write the folder into `sink`."""
        tables = self.tables()
        with sink(DESCRIPTOR) as stream:
            stream.write(descriptor(tables))
        for done, table in enumerate(tables):
            progress(done, len(tables))
            with sink(f"{table}.csv") as stream:
                write_table(
                    stream, [field.name for field in TABLES[table].described.fields], self.rows(table)
                )
        for sha256 in self._attached():
            with sink(f"files/{sha256}") as stream:
                for piece in files.pieces(self._connection, sha256):
                    stream.write(piece)
        progress(len(tables), len(tables))

    def _attached(self) -> list[str]:
        found = self._connection.exec_driver_sql("SELECT DISTINCT sha256 FROM attachments ORDER BY sha256")
        return [row[0] for row in found]


class _Lines:
    """Takes rows from the csv writer, which quotes returns only if they belong to its line end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, line: str) -> None:
        self._stream.write(line.removesuffix("\r\n").encode() + b"\n")


def write_table(stream: IO[bytes], header: list[str], rows: Iterable[list[str]]) -> None:
    """One CSV file: UTF-8, comma, LF."""
    out = csv.writer(_Lines(stream), lineterminator="\r\n")
    out.writerow(header)
    out.writerows(rows)


@contextmanager
def into_folder(folder: Path) -> Iterator[Sink]:
    """A sink that writes files of a folder."""

    def sink(name: str) -> Any:
        path = folder / name
        path.parent.mkdir(stat.S_IRWXU, exist_ok=True)
        return open(path, "wb", opener=safefile.for_owner)

    yield sink


@contextmanager
def into_zip(path: Path) -> Iterator[Sink]:
    """A sink that writes members of a ZIP."""
    with zipfile.ZipFile(path, "w") as archive:

        @contextmanager
        def sink(name: str) -> Iterator[IO[bytes]]:
            info = zipfile.ZipInfo(name, _MADE)
            packed = name.startswith("files/") or name.lower().endswith(_PACKED)
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w", force_zip64=True) as stream:
                yield stream

        yield sink
