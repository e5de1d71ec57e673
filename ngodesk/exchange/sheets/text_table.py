"""Text tables (.csv, .tsv): the separator found by what makes a table, the cells as texts."""

import csv
import io
from collections import Counter

SEPARATORS = (";", ",", "\t", "|")
_LOOKED_AT = 200  # rows


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


def rows(text: str, separator: str, most: int) -> list[list[str]]:
    """The cells of all rows, one row more than `most` where there are more. Raises csv.Error."""
    return _rows(text, separator, most + 1)


def _rows(text: str, separator: str, most: int) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found: list[list[str]] = []
    for row in reader:
        found.append(row)
        if len(found) >= most:
            break
    return found
