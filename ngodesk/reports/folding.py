"""What does not fit as it is: texts cut into paragraphs, wide tables folded, long cells set below."""

from collections.abc import Iterator
from dataclasses import replace

from ngodesk.common.language import texts
from ngodesk.reports.content import Row, Table
from ngodesk.reports.typography import printable
from ngodesk.reports.values import Value

# A longer text is never set in a cell: it follows its table as running text.
LONGEST_CELL = 1000


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a typed text: empty lines part them."""
    found: list[list[str]] = [[]]
    for line in printable(text).split("\n"):
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]


def folded(table: Table) -> Iterator[Table]:
    """The table, or parts of it that are narrow enough, each with the column that tells the rows apart."""
    count = len(table.columns)
    if not table.fold or count <= table.fold:
        yield table
        return
    for start in range(0, count, table.fold):
        places = range(start, min(start + table.fold, count))
        chosen = [*([] if table.key in places else [table.key]), *places]
        columns = [table.columns[place] for place in chosen]
        rows = [replace(row, cells=[row.cells[place] for place in chosen]) for row in table.rows]
        yield replace(table, columns=columns, rows=rows, fold=0)


def fits(row: Row) -> bool:
    """Whether no text of a row is too long for a cell."""
    return not any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in row.cells)


def without_long(row: Row, table: Table, long: list[tuple[str, str]], language: str) -> Row:
    """The row with a reference in place of each text that is too long for a cell."""
    cells: list[Value] = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        if isinstance(cell, str) and len(cell) > LONGEST_CELL:
            long.append((column.head, cell))
            cell = reference(len(long), language)
        cells.append(cell)
    return replace(row, cells=cells)


def reference(number: int, language: str) -> str:
    """What stands in a cell for the text below its table."""
    return texts(language).gettext("see [{number}] below the table").format(number=number)
