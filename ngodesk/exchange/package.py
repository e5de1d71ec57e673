"""The exchange folder: datapackage.json beside a CSV file for each table, as a folder or a ZIP."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Protocol

from ngodesk.common.errors import FileError
from ngodesk.common.language import N_
from ngodesk.common.paths import resources
from ngodesk.exchange.containers import Container, Folder, Zip
from ngodesk.exchange.damaged import NO_ZIP
from ngodesk.exchange.problems import Problem, Refused
from ngodesk.model import TABLES

DESCRIPTOR = "datapackage.json"
_LARGEST_TABLE = 1 << 30  # bytes of one CSV file, unpacked
_PIECE = 1 << 20
_UNREADABLE = re.compile("[\0\udc80-\udcff]")  # NUL, and what stands for a byte that is not UTF-8
_NUL = N_("a character that no text holds (NUL)")
_NOT_UTF_8 = N_("not UTF-8: save it as CSV in UTF-8")


@dataclass(frozen=True)
class Sheet:
    """One table as it stands in its file: header, rows of cells, their numbers in a spreadsheet."""

    table: str
    file: str
    header: tuple[str, ...]
    rows: list[list[str]]
    numbers: list[int]
    problems: list[Problem]
    """What is wrong with the rows that cannot be read; they are left out."""
    keeps: frozenset[str] = frozenset()
    """Columns of which a blank cell leaves what is there, instead of clearing it."""


class Tables(Protocol):
    """Tables on their way in, wherever they come from."""

    @property
    def tables(self) -> Mapping[str, str]:
        """Table and file name."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the whole."""

    def sheet(self, table: str) -> Sheet:
        """One table."""

    def holds(self, sha256: str) -> bool:
        """Whether the bytes of an attachment are there."""

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """The bytes of an attachment in pieces."""


class Package:
    """An exchange folder that is open for reading."""

    def __init__(self, container: Container, without: frozenset[str] = frozenset()) -> None:
        self._container = container
        self._without = without

    @cached_property
    def _names(self) -> list[str]:
        return self._container.names()

    @cached_property
    def tables(self) -> dict[str, str]:
        """Table and file name of the known tables that are there. Raises FileError where there is nothing."""
        if not self._files:
            raise FileError(
                N_("There are no tables in this folder."), N_("Choose the folder that holds the .csv files.")
            )
        return {table: name for table, name in reversed(self._files) if table in TABLES}

    @cached_property
    def problems(self) -> list[Problem]:
        """Files of tables that are not known, or that another file holds already."""
        first = dict(reversed(self._files))
        return [
            Problem(name, 1, "", table, N_("there is no such table"))
            for table, name in self._files
            if table not in TABLES
        ] + [
            Problem(name, 1, "", table, N_("another file holds this table already"))
            for table, name in self._files
            if first[table] != name
        ]

    @cached_property
    def _files(self) -> list[tuple[str, str]]:
        return list(dict.fromkeys((*self._described(), *self._lying_there())))

    def _described(self) -> Iterator[tuple[str, str]]:
        if DESCRIPTOR not in self._names:
            return
        try:
            with self._container.open(DESCRIPTOR) as stream:
                resources = json.load(stream)["resources"]
            pairs = [(str(each["name"]), _one_path(each["path"])) for each in resources]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise FileError(
                N_("{name} cannot be read."),
                N_("Delete it to go by the names of the files."),
                name=DESCRIPTOR,
            ) from error
        yield from ((table, name) for table, name in pairs if name in self._names or table not in TABLES)

    def _lying_there(self) -> Iterator[tuple[str, str]]:
        described = {name for _, name in self._described()}
        for name in self._names:
            path = PurePosixPath(name)
            plain = path.suffix == ".csv" and len(path.parts) == 1
            if plain and name not in described and name not in self._without:
                yield path.stem, name

    def sheet(self, table: str) -> Sheet:
        """Read one table. Raises Refused where it is not CSV in UTF-8 with a header of known columns."""
        name = self.tables[table]
        if self._container.size(name) > _LARGEST_TABLE:
            raise FileError(N_("{name} is larger than any list of a workspace."), "", name=name)
        with self._container.open(name) as stream:
            return _sheet(table, name, stream.read())

    def holds(self, sha256: str) -> bool:
        """Whether the bytes of an attachment are there."""
        return f"files/{sha256}" in self._names

    def pieces(self, sha256: str) -> Iterator[bytes]:
        """The bytes of an attachment in pieces."""
        with self._container.open(f"files/{sha256}") as stream:
            while piece := stream.read(_PIECE):
                yield piece


@contextmanager
def opened(source: Path, without: frozenset[str] = frozenset()) -> Iterator[Package]:
    """Open an exchange folder or its ZIP. Raises FileError where it is neither, or cannot be read."""
    try:
        if source.is_dir():
            yield Package(Folder(source), without)
        elif not source.exists():
            raise FileError(N_("There is no {path}."), N_("Look whether the name is right."), path=source)
        else:
            with zipfile.ZipFile(source) as archive:
                yield Package(Zip(archive), without)
    except NO_ZIP as error:
        raise FileError(
            N_("{path} is not an exchange folder and not a .zip of one."),
            N_("Choose a folder with .csv files in it, or its .zip."),
            path=source,
        ) from error
    except OSError as error:
        raise FileError(
            N_("{path} could not be read: {reason}."), "", path=source, reason=error.strerror or error
        ) from error


def _one_path(path: object) -> str:
    if not isinstance(path, str):
        raise TypeError("a table in several files")
    return path


def _sheet(table: str, name: str, content: bytes) -> Sheet:
    text, readable = _text(content)
    lines = _lines(name, text)
    if not lines or not lines[0]:
        raise Refused([Problem(name, 1, "", "", N_("the header row is missing"))])
    header = tuple(cell.strip() for cell in lines[0])
    if any(map(_UNREADABLE.search, header)):
        raise Refused([Problem(name, 1, "", "", _NOT_UTF_8)])
    _must_be_known(table, name, header)
    rows = {number: row for number, row in enumerate(lines[1:], 2) if row}
    problems: list[Problem] = []
    if not readable or any(len(row) != len(header) for row in rows.values()):
        problems = [problem for number, row in rows.items() for problem in _wrong(name, header, number, row)]
        for problem in problems:
            rows.pop(problem.row, None)
    return Sheet(table, name, header, list(rows.values()), list(rows), problems)


def _text(content: bytes) -> tuple[str, bool]:
    """A file's text, and whether all of it can be read."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("utf-8-sig", "surrogateescape"), False
    return text, "\0" not in text


def _lines(name: str, text: str) -> list[list[str]]:
    csv.field_size_limit(_LARGEST_TABLE)
    lines: list[list[str]] = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), strict=True):
            lines.append(line)  # one by one: those before an error are counted
    except csv.Error as error:
        reason = N_("quotation marks that do not match")
        raise Refused([Problem(name, len(lines) + 1, "", str(error), reason)]) from error
    return lines


def _wrong(name: str, header: tuple[str, ...], number: int, row: list[str]) -> Iterator[Problem]:
    """What makes a row unreadable: another number of cells, bytes that are no text."""
    if len(row) != len(header):
        counts = {"found": len(row), "expected": len(header)}
        yield Problem(name, number, "", "", N_("{found} cells where the header has {expected}"), counts)
        return
    for column, cell in zip(header, row, strict=True):
        if found := _UNREADABLE.search(cell):
            shown = _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", cell)
            yield Problem(name, number, column, shown, _NUL if found[0] == "\0" else _NOT_UTF_8)


def _must_be_known(table: str, name: str, header: tuple[str, ...]) -> None:
    known = {field.name: field for field in TABLES[table].described.fields}
    problems = [
        Problem(name, 1, column, column, N_("there is no such column"))
        for column in header
        if column not in known
    ]
    problems += [
        Problem(name, 1, column, column, N_("the column stands there twice"))
        for column in dict.fromkeys(header)
        if header.count(column) > 1
    ]
    problems += [
        Problem(name, 1, field.name, "", N_("the column is missing and must be there"))
        for field in known.values()
        if field.required and field.name not in header
    ]
    if problems:
        raise Refused(problems)


def descriptor(tables: list[str]) -> bytes:
    """The datapackage.json of a folder with these tables: a part of the contract's."""
    whole = json.loads((resources() / "exchange" / DESCRIPTOR).read_text(encoding="utf-8"))
    whole["resources"] = [each for each in whole["resources"] if each["name"] in tables]
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
