"""Rows on the clipboard, as spreadsheets write and read them."""

import csv
import io
from collections.abc import Collection, Sequence

from PySide6.QtGui import QKeyEvent, QKeySequence

PASTE_AS_NEW = "Ctrl+Shift+V"
_END = "\r\n"


def is_paste_as_new(event: QKeyEvent) -> bool:
    """Whether a key asks for rows to be pasted, and for none to be changed."""
    return QKeySequence(event.keyCombination()) == QKeySequence(PASTE_AS_NEW)


def is_paste(event: QKeyEvent) -> bool:
    """Whether a key asks for rows to be pasted."""
    return event.matches(QKeySequence.StandardKey.Paste) or is_paste_as_new(event)


def written(rows: Sequence[Sequence[str]]) -> str:
    """Rows as text: cells between tabs, in quotes where they hold a tab or a line's end; none a formula."""
    from ngodesk.exchange.guarding import guarded

    out = io.StringIO()
    csv.writer(out, "excel-tab", lineterminator=_END).writerows(map(guarded, row) for row in rows)
    return out.getvalue()


def rows_of(text: str) -> list[list[str]]:
    """The rows of a text, those without any word left out."""
    from ngodesk.exchange.guarding import unguarded

    rows = csv.reader(io.StringIO(text.replace("\0", "")), "excel-tab")
    return [[unguarded(cell) for cell in row] for row in rows if any(cell.strip() for cell in row)]


def under_headings(
    rows: list[list[str]], titles: dict[str, str], columns: Sequence[str]
) -> tuple[tuple[str, ...], list[list[str]]]:
    """Which field each column of a block is, and its rows: by its headings, if it has such, else in order.

    `titles` are the names of fields by their headings, `columns` the fields of the list.
    """
    if rows and all(cell.strip() in titles for cell in rows[0]):
        return tuple(titles[cell.strip()] for cell in rows[0]), rows[1:]
    return tuple(columns), rows


def without(
    names: Collection[str], columns: tuple[str, ...], rows: list[list[str]]
) -> tuple[tuple[str, ...], list[list[str]]]:
    """The same block less some of its fields, such as nobody can write."""
    kept = [place for place, name in enumerate(columns) if name not in names]
    return tuple(columns[place] for place in kept), [
        [row[place] for place in kept if place < len(row)] for row in rows
    ]
