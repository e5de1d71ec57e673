"""Workbooks as tests need them."""

from pathlib import Path

import xlsxwriter

Rows = list[list[object]]


def saved(path: Path, rows: Rows) -> Path:
    """Rows as the only sheet of a workbook; gives its path."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path
