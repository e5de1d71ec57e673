"""Where rows of a sheet go when some are repeated, and what becomes of the formulas that name them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token, Tokenizer

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})")
_ROWS = re.compile(r"(\$?)(\d{1,7}):(\$?)(\d{1,7})")
_AREA = re.compile(r"((?:'(?:[^']|'')+'|[^'!]+)!)?(.+)", re.DOTALL)


@dataclass(frozen=True)
class Moves:
    """How often each row of a sheet stands there: once, where nothing is said of it."""

    times: Mapping[int, int]

    def first(self, row: int) -> int:
        """Where a row is, or the first of its copies."""
        return row + sum(times - 1 for at, times in self.times.items() if at < row)

    def last(self, row: int) -> int:
        """Where the last of its copies is."""
        return self.first(row) + max(0, self.times.get(row, 1) - 1)

    def area(self, text: str) -> str:
        """A5:C7 as it is now: a row that is repeated is there with all its copies."""
        start, _colon, end = text.partition(":")
        return f"{self._moved(start)}:{self._moved(end, last=True)}" if end else self._one(start)

    def _one(self, cell: str) -> str:
        """A merged or named single cell; one in a repeated row grows to all copies."""
        first, last = self._moved(cell), self._moved(cell, last=True)
        return first if first == last else f"{first}:{last}"

    def _moved(self, cell: str, *, last: bool = False, copy: tuple[int, int] | None = None) -> str:
        def move(found: re.Match[str]) -> str:
            row = int(found[4])
            if copy is not None and copy[0] == row and not found[3]:
                return f"{found[1]}{found[2]}{found[3]}{self.first(row) + copy[1]}"
            return f"{found[1]}{found[2]}{found[3]}{self.last(row) if last else self.first(row)}"

        return _CELL.sub(move, cell, count=1)

    def reference(self, text: str, copy: tuple[int, int] | None = None) -> str:
        """A reference of a formula; `copy` says in which copy of which row the formula stands."""
        if found := _ROWS.fullmatch(text):
            return f"{found[1]}{self.first(int(found[2]))}:{found[3]}{self.last(int(found[4]))}"
        start, _colon, end = text.partition(":")
        if not end:
            return self._moved(start, copy=copy)
        return f"{self._moved(start, copy=copy)}:{self._moved(end, last=True, copy=copy)}"


def formula(text: str, sheet: str, moves: Mapping[str, Moves], copy: tuple[int, int] | None = None) -> str:
    """A formula of a sheet after all sheets' rows have moved."""
    tokens = Tokenizer(text)
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            token.value = _operand(token.value, sheet, moves, copy)
    said: str = tokens.render()
    return said


def areas(text: str, sheet: str, moves: Mapping[str, Moves]) -> str:
    """Several references with commas, as a print area has them."""
    parts: Sequence[str] = text.split(",")
    return ",".join(_operand(part, sheet, moves, None) for part in parts)


def _operand(text: str, sheet: str, moves: Mapping[str, Moves], copy: tuple[int, int] | None) -> str:
    found = _AREA.fullmatch(text)
    if found is None:
        return text
    named, reference = found[1] or "", found[2]
    other = named[:-1].strip("'").replace("''", "'") if named else sheet
    if other not in moves:
        return text
    return named + moves[other].reference(reference, copy if other == sheet else None)
