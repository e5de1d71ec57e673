"""How much of a spreadsheet is taken, and why one is not read. The process that reads needs nothing more."""

from collections.abc import Sequence

Rows = Sequence[Sequence[object]]
Merged = list[tuple[int, int, int]]
Sheets = list[tuple[str, Rows, Merged]]
"""Of every sheet its name, its rows, and cells of one column that are one: column, first and last row."""

MOST_ROWS, MOST_COLUMNS = 100_000, 200
LONGEST_TEXT = 32_767  # characters of a cell, as spreadsheets have it
LARGEST = 20 << 20  # bytes of a file
MEMORY = 512 << 20  # bytes of the process that reads
SECONDS = 30

TOO_LARGE, TOO_LONG, DAMAGED = "too large", "too long", "damaged"
PROTECTED, WRONG_ENCODING = "protected", "wrong encoding"


class NotReadError(Exception):
    """Says by one of the words above why a file is not read."""


def within(rows: Rows) -> Rows:
    """The rows, without blank ones at the end. Raises NotReadError for too many of them."""
    end = len(rows)
    while end and not any(cell not in ("", None) for cell in rows[end - 1]):
        end -= 1
    if end > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise NotReadError(TOO_LARGE)
    return rows[:end]
