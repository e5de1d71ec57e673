"""The rows that were left out, as a file to mend: as they were, with what is wrong beside each."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from ngodesk.common.language import _
from ngodesk.exchange.sheets.book import Cell as Read
from ngodesk.exchange.sheets.cells import said
from ngodesk.reports.workbook import About
from ngodesk.work import plain_tables
from ngodesk.work.plain_tables import Cell
from ngodesk.work.spreadsheets.looking import Look
from ngodesk.work.spreadsheets.rows import TakenRow


def save(seen: Look, target: Path) -> int:
    """Write the rows with problems to a workbook; gives how many. Raises FileError."""
    heads = [*seen.layout.heads, _("Problem")]
    rows = [[*map(_cell, seen.sheet.rows[row.place]), _told(row)] for row in seen.wrong()]
    sheet = plain_tables.sheet("1", heads, rows, len(rows))
    plain_tables.write_workbook(target, About(target.stem, "", date.today()), [sheet])
    return len(rows)


def _told(row: TakenRow) -> Cell:
    return "; ".join(problem.text().partition(": ")[2] for problem in row.problems), "text"


def _cell(cell: Read) -> Cell:
    """A cell as it was: a number stays one, a day too."""
    if isinstance(cell, datetime):
        return cell.date(), "date"
    if isinstance(cell, date):
        return cell, "date"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(str(cell)), "number"
    return said(cell), "text"
