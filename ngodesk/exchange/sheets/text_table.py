"""Text tables (.csv, .tsv): the separator found by what makes a table, the cells as texts."""

import csv
import io
from collections import Counter
from pathlib import Path

from ngodesk.exchange.guarding import unguarded
from ngodesk.exchange.sheets import encodings
from ngodesk.exchange.sheets.limits import DAMAGED, MOST_ROWS, WRONG_ENCODING, NotReadError, Rows

SEPARATORS = (";", ",", "\t", "|")
_LOOKED_AT = 200  # rows


def read(path: str, encoding: str, separator: str) -> tuple[Rows, str, str]:
    """The rows, one more than may be taken where there are more; encoding and separator as they were found.

    Raises NotReadError.
    """
    data = Path(path).read_bytes()
    encoding = encoding or encodings.guess(data)
    try:
        text = encodings.decode(data, encoding)
    except UnicodeDecodeError:
        raise NotReadError(WRONG_ENCODING) from None
    separator = separator or separator_of(text)
    try:
        rows = _rows(text, separator, MOST_ROWS + 1)
    except csv.Error:
        raise NotReadError(DAMAGED) from None
    return [list(map(unguarded, row)) for row in rows], encoding, separator


def separator_of(text: str) -> str:
    """What separates the cells: the sign by which most rows have equally many, `;` where none does."""
    return max(SEPARATORS, key=lambda each: (_regularity(text, each), -SEPARATORS.index(each)))


def _regularity(text: str, separator: str) -> float:
    """The share of rows that have as many cells as most have, weighed by how many those are."""
    widths = Counter(len(row) for row in _rows(text, separator, _LOOKED_AT) if any(row))
    widths.pop(1, None)
    if not widths:
        return 0
    width, often = max(widths.items(), key=lambda each: (each[1], each[0]))
    return often * min(width, 10)


def _rows(text: str, separator: str, most: int) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found: list[list[str]] = []
    for row in reader:
        found.append(row)
        if len(found) >= most:
            break
    return found
