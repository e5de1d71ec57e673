"""The rows that were left out, as a file to mend: as they were, with what is wrong beside each."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from ngodesk.common import safefile
from ngodesk.common.language import _
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import said
from ngodesk.reports import workbook
from ngodesk.reports.workbook import About, Content, Sheet
from ngodesk.work.spreadsheets.looking import Look

_FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_STYLES = {
    "head": _FONT | {"bold": True, "bottom": 1},
    "text": _FONT | {"num_format": "@"},
    "number": _FONT | {"num_format": "General"},
    "date": _FONT | {"num_format": "yyyy-mm-dd"},
}
_WIDTH, _REASON = 18, 60  # letters


def save(seen: Look, target: Path) -> int:
    """Write the rows with problems to a workbook; gives how many. Raises FileError."""
    heads = [*(head or "" for head in seen.layout.heads), _("Problem")]
    rows: list[list[tuple[Content, str]]] = [[(head, "head") for head in heads]]
    for row in seen.wrong():
        reasons = "; ".join(problem.text().partition(": ")[2] for problem in row.problems)
        rows.append([*map(_cell, seen.sheet.rows[row.place]), (reasons, "text")])
    sheet = Sheet("1", [_WIDTH] * (len(heads) - 1) + [_REASON], rows, len(rows), head=1)
    with safefile.replacing(target) as part, part.open("wb") as stream:
        workbook.write(stream, About(target.stem, "", date.today()), _STYLES, [sheet])
    return len(rows) - 1


def _cell(cell: Cell) -> tuple[Content, str]:
    """A cell as it was: a number stays one, a day too."""
    if isinstance(cell, datetime):
        return cell.date(), "date"
    if isinstance(cell, date):
        return cell, "date"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(str(cell)), "number"
    return said(cell), "text"
