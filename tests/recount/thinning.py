"""The smallest folder that still shows a difference, for the message of a failing test."""

import time
from collections.abc import Callable, Iterator

from tests.recount.folder import Folder, Row, key_of, tables, to_text


def thinned(folder: Folder, shows: Callable[[Folder], bool], seconds: float = 40) -> Folder:
    """The folder without what is not needed for `shows`, as far as the time allows."""
    until = time.monotonic() + seconds
    for removals in (whole_tables, single_rows, single_rows, single_cells):
        for remove in list(removals(folder)):
            smaller = remove(folder)
            if smaller != folder and time.monotonic() < until and shows(smaller):
                folder = smaller
    return folder


def whole_tables(folder: Folder) -> Iterator[Callable[[Folder], Folder]]:
    """Ways to leave out a table, those that refer to others first."""
    for table in reversed(folder):
        yield lambda folder, table=table: {name: rows for name, rows in folder.items() if name != table}


def single_rows(folder: Folder) -> Iterator[Callable[[Folder], Folder]]:
    """Ways to leave out a row."""
    for table in reversed(folder):
        for row in folder[table]:
            yield lambda folder, table=table, row=row: changed(folder, table, row, None)


def single_cells(folder: Folder) -> Iterator[Callable[[Folder], Folder]]:
    """Ways to leave a cell blank that may be."""
    for table, rows in folder.items():
        optional = [column.name for column in tables()[table].columns if not column.required]
        for row in rows:
            for name in optional:
                if row.get(name) is not None:
                    yield lambda folder, table=table, row=row, name=name: changed(folder, table, row, name)


def changed(folder: Folder, table: str, row: Row, blank: str | None) -> Folder:
    """The folder with that cell of the row blank, or without the row."""
    rows = []
    for own in folder.get(table, []):
        if key_of(table, own) != key_of(table, row):
            rows.append(own)
        elif blank:
            rows.append(own | {blank: None})
    return folder | {table: rows}


def shown(folder: Folder) -> str:
    """The folder as text: a line for each row, without its blanks."""
    return "\n".join(
        f"{table}: "
        + ", ".join(f"{name}={to_text(value)}" for name, value in row.items() if value is not None)
        for table, rows in folder.items()
        for row in rows
    )
