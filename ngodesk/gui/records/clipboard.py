"""Rows on the clipboard, as spreadsheets write and read them."""

import csv
import io
from collections.abc import Collection, Sequence

from PySide6.QtGui import QKeyEvent, QKeySequence

from ngodesk.common.language import _

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
    rows: list[list[str]], titles: dict[str, str], table: str, columns: Sequence[str]
) -> tuple[tuple[str, ...], list[list[str]], list[str]]:
    """Which field each column of a block is, its rows, and the headings of what is no field, left out.

    By its headings, if most of its first row are names of fields, else in order. `titles` are the names
    of fields by their headings, `columns` the fields of the list. What is left out has no name.
    """
    heads = [cell.strip() for cell in rows[0]] if rows else []
    found = [_named(table, head, titles) for head in heads]
    if sum(map(bool, found)) * 2 <= len(list(filter(None, heads))):
        return tuple(columns), rows, []
    names = tuple(
        name if name in titles.values() and name not in found[:place] else ""
        for place, name in enumerate(found)
    )
    unknown = [
        head or _("Column {number}").format(number=place + 1)
        for place, (head, name) in enumerate(zip(heads, names, strict=True))
        if not name and any(len(row) > place and row[place].strip() for row in rows)
    ]
    return names, rows[1:], unknown


def _named(table: str, head: str, titles: dict[str, str]) -> str:
    """The field that a heading surely names, in any language."""
    from ngodesk.exchange.sheets.heads import SURE, field_of

    if not head or head in titles:
        return titles.get(head, "")
    name, sureness = field_of(table, head)
    return name if sureness == SURE else ""


def without(
    names: Collection[str], columns: tuple[str, ...], rows: list[list[str]]
) -> tuple[tuple[str, ...], list[list[str]]]:
    """The same block less some of its fields, such as nobody can write."""
    kept = [place for place, name in enumerate(columns) if name not in names]
    return tuple(columns[place] for place in kept), [
        [row[place] for place in kept if place < len(row)] for row in rows
    ]
