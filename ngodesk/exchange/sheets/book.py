"""What a spreadsheet or a text table holds: cells by sheet and row, as they lie in the file."""

from collections.abc import Sequence
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
    merged: Sequence[tuple[int, int, int]] = ()
    """Cells of one column that are one: the column, their first row and their last."""

    def fill(self, first: int) -> None:
        """Let every row below the head, from `first` on, say what a cell says that it shares."""
        for column, top, bottom in self.merged:
            for row in self.rows[max(top, first) : bottom + 1]:
                if row[column] is None and top >= first:
                    row[column] = self.rows[top][column]


@dataclass(frozen=True)
class Book:
    """A file. A text table has one sheet without a name, an encoding and a separator."""

    file: str
    sheets: tuple[RawSheet, ...]
    encoding: str = ""
    separator: str = ""
