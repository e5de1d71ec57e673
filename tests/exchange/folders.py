"""Changing an exchange folder cell by cell, and looking at all that a workspace holds."""

import csv
import io
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ngodesk.store import connections

Rows = list[list[str]]
"""A table as it stands in its file, the header first: row n of a spreadsheet is at place n - 1."""


def copied(source: Path, target: Path) -> Path:
    """A copy of a folder that may be written to, whatever the source's rights."""
    target.mkdir(parents=True)
    for path in source.iterdir():
        shutil.copyfile(path, target / path.name)
    return target


def read(folder: Path, table: str) -> Rows:
    """The cells of one table."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def write(folder: Path, table: str, rows: Rows) -> None:
    """Write one table anew."""
    folder.mkdir(exist_ok=True)
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def brought(folder: Path, **tables: list[dict[str, str]]) -> Path:
    """A folder with these tables; a row is its cells by column, and all rows name the same columns."""
    for table, rows in tables.items():
        header = list(rows[0])
        write(folder, table, [header, *([row[name] for name in header] for row in rows)])
    return folder


@dataclass(frozen=True)
class Edit:
    """Cells of one row; a row that is not there yet is added, and so is a column."""

    table: str
    row: int | None
    cells: dict[str, str]

    def apply(self, folder: Path) -> int:
        """Change the folder; gives the row's number."""
        rows = read(folder, self.table) if (folder / f"{self.table}.csv").exists() else [[]]
        for name in self.cells:
            if name not in rows[0]:
                rows[0].append(name)
                for row in rows[1:]:
                    row.append("")
        number = self.row or len(rows) + 1
        if number > len(rows):
            rows.append([""] * len(rows[0]))
        for name, value in self.cells.items():
            rows[number - 1][rows[0].index(name)] = value
        write(folder, self.table, rows)
        return number


def change(table: str, row: int, /, **cells: str) -> Edit:
    """Give cells of a row another text; `row` as a spreadsheet numbers it."""
    return Edit(table, row, _named(cells))


def add(table: str, /, **cells: str) -> Edit:
    """A row more."""
    return Edit(table, None, _named(cells))


def _named(cells: dict[str, str]) -> dict[str, str]:
    # A column may be called as a word of Python is: from_ stands for from.
    return {name.removesuffix("_"): value for name, value in cells.items()}


def zipped(folder: Path, target: Path, inside: str = "") -> Path:
    """The folder as a .zip, within a folder of its own where `inside` names one."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, inside + path.relative_to(folder).as_posix())
    return target


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def unpacked(path: Path) -> dict[str, bytes]:
    """The bytes of every member of a .zip."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def held(workspace: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a workspace, journal and attachments included."""
    connection = connections.connect(workspace, "ro")
    try:
        tables = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not row[0].startswith(("sqlite_", "search"))
        ]
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}
    finally:
        connection.close()


def column(workspace: Path, table: str, name: str) -> list[Any]:
    """One stored column of a workspace, in the order in which its rows were made."""
    connection = connections.connect(workspace, "ro")
    try:
        return [row[0] for row in connection.execute(f'SELECT "{name}" FROM {table} ORDER BY id')]
    finally:
        connection.close()
