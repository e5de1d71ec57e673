"""The rows of a sheet and what becomes of them; the tables that are made of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ngodesk.exchange.package import Sheet
from ngodesk.exchange.problems import Problem
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import said
from ngodesk.work.spreadsheets.stored import Values

NEW, CHANGED, UNCHANGED, DOUBTFUL, WRONG = "new", "changed", "unchanged", "doubtful", "wrong"
FATES = (NEW, CHANGED, UNCHANGED, DOUBTFUL, WRONG)

ROW = "#"
"""Before the number of a row that makes a record which another row may be."""
Decisions = Mapping[int, str]
"""By row: the code of the record that it is, or the row that makes it; blank where it is a new one."""


@dataclass(slots=True)
class TakenRow:
    """One row of the table in the sheet, and what becomes of it."""

    place: int
    values: Values
    cells: Sequence[Cell] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    """Which of the cells is which column, by its key."""
    problems: list[Problem] = field(default_factory=list)
    code: str = ""
    fate: str = NEW
    like: tuple[str, ...] = ()
    told: Values | None = None
    """What it tells of records of other tables, by column."""
    only_beside: bool = False
    """Whether only what it tells of other records is new."""

    @property
    def number(self) -> int:
        """The row as a spreadsheet numbers it."""
        return self.place + 1

    def kept(self, key: str) -> str:
        """What a column brings, as the exchange folder writes it."""
        return self.values.get(key) or (self.told or {}).get(key, "")

    @property
    def said(self) -> dict[str, str]:
        """What the cells hold, by column, as they lie there."""
        return {key: said(self.cells[at]) for key, at in self.columns.items() if at < len(self.cells)}


@dataclass
class Gathered:
    """Tables made of a sheet; what an exchange folder would bring."""

    sheets: dict[str, Sheet]
    problems: Sequence[Problem] = ()

    @property
    def tables(self) -> Mapping[str, str]:
        """Table and file name."""
        return {table: sheet.file for table, sheet in self.sheets.items()}

    def sheet(self, table: str) -> Sheet:
        """One table."""
        return self.sheets[table]

    def holds(self, _sha256: str) -> bool:
        """A spreadsheet brings no files."""
        return False

    def pieces(self, _sha256: str) -> Iterator[bytes]:
        """None."""
        return iter(())
