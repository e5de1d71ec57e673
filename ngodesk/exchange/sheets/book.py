"""What a spreadsheet or a text table holds: cells by sheet and row, as they lie in the file."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None

TEXT_TABLES = (".csv", ".tsv", ".txt")
WORKBOOKS = (".xlsx", ".ods", ".xlsm", ".xls")
SUFFIXES = TEXT_TABLES + WORKBOOKS


@dataclass(frozen=True)
class RawSheet:
    """One sheet: its rows from the first of the file on, each with as many cells as the widest."""

    name: str
    rows: list[list[Cell]]


@dataclass(frozen=True)
class Book:
    """A file. A text table has one sheet without a name, an encoding and a separator."""

    file: str
    sheets: tuple[RawSheet, ...]
    encoding: str = ""
    separator: str = ""
