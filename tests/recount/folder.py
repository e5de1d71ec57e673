"""An exchange folder as plain rows with typed values, read from CSV files and written to them."""

import csv
import json
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

CONTRACT = Path(__file__).parents[1] / "data" / "contract"

Row = dict[str, Any]
"""Column name to str, int, Decimal, date, time, datetime, bool or None (blank, or a column that is not
there)."""

Folder = dict[str, list[Row]]
"""Table name to its rows; a table without rows may be missing."""


@dataclass(frozen=True)
class Column:
    """A column of the contract; `refers_to` is the table that it names a row of by its only key column."""

    name: str
    type: str
    required: bool
    choices: tuple[str, ...]
    refers_to: str | None


@dataclass(frozen=True)
class Table:
    """A table of the contract."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


@cache
def tables() -> dict[str, Table]:
    """All tables of the contract, in its order."""
    package = json.loads((CONTRACT / "datapackage.json").read_text(encoding="utf-8"))
    return {
        resource["name"]: _table(resource["name"], resource["schema"]) for resource in package["resources"]
    }


def _table(name: str, schema: dict[str, Any]) -> Table:
    references = {
        reference["fields"][0]: reference["reference"]["resource"]
        for reference in schema.get("foreignKeys", [])
    }
    return Table(
        name, tuple(schema["primaryKey"]), tuple(_column(field, references) for field in schema["fields"])
    )


def _column(field: dict[str, Any], references: dict[str, str]) -> Column:
    limits = field.get("constraints", {})
    return Column(
        field["name"],
        field["type"],
        bool(limits.get("required")),
        tuple(limits.get("enum", ())),
        references.get(field["name"]),
    )


def key_of(table: str, row: Row) -> tuple[str, ...]:
    """The values of the row's key as text, blank for unknown; a blank amendment of a plan is the agreement,
    0."""
    values = {name: row.get(name) for name in tables()[table].key}
    if "amendment" in values and values["amendment"] is None:
        values["amendment"] = 0
    return tuple(to_text(value) for value in values.values())


def joined(parts: tuple[str, ...]) -> str:
    """'A `|` or `\\` inside a joined key is written `\\|`, `\\\\`.'"""
    if len(parts) == 1:
        return parts[0]
    return "|".join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)


def ref_of(table: str, row: Row) -> str:
    """'`ref` the record's key, several columns joined by `|`.'"""
    return joined(key_of(table, row))


def listed(text: str | None) -> list[str]:
    """'Lists that name records or enum words: separated by `;`, trimmed.'"""
    return [part.strip() for part in (text or "").split(";") if part.strip()]


def to_value(kind: str, text: str) -> Any:
    """A cell as its column's type; 'Blank is unknown.'"""
    if text == "":
        return None
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    types = {
        "string": str,
        "integer": int,
        "year": int,
        "number": Decimal,
        "date": date.fromisoformat,
        "time": time.fromisoformat,
        "datetime": datetime.fromisoformat,
    }
    return types[kind](text)


def to_text(value: Any) -> str:
    """A value as a cell: 'dates `2025-03-14`, times `09:00:00`, booleans `true`/`false`, decimals with a
    point'."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def read_folder(path: Path) -> Folder:
    """The rows of all CSV files in the folder; columns that are not there are None."""
    return {file.stem: read_table(file) for file in sorted(path.glob("*.csv"))}


def read_table(file: Path) -> list[Row]:
    """The rows of one CSV file, named as its table."""
    columns = tables()[file.stem].columns
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return [
            {column.name: to_value(column.type, cells.get(column.name, "")) for column in columns}
            for cells in csv.DictReader(lines)
        ]


def write_folder(folder: Folder, path: Path) -> None:
    """Writes one CSV file for each table that has rows; 'without `datapackage.json` the file names tell the
    tables'."""
    path.mkdir(parents=True, exist_ok=True)
    for name, rows in folder.items():
        if rows:
            write_table(name, rows, path / f"{name}.csv")


def write_table(name: str, rows: list[Row], file: Path) -> None:
    """Writes one table with the columns that its rows have, in the package's order."""
    known = {column for row in rows for column in row}
    columns = [column.name for column in tables()[name].columns if column.name in known]
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([to_text(row.get(column)) for column in columns] for row in rows)
