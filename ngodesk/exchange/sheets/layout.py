"""Where a table begins and ends in a sheet: titles above it, heads of two rows, sums and notes below."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from ngodesk.common.text import fold
from ngodesk.common.typed_numbers import currency_in
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import said

Rows = Sequence[Sequence[Cell]]

NO_HEAD = -1
_LOOKED_AT = 40  # rows above the head
_LONGEST_HEAD = 80  # characters
_LONGEST_COUNT = 9  # digits; as many are the number of a phone, or of a body
_YEARS = range(2000, 2100)
_MOMENT = re.compile(r"20[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}(?:[./-](?:20)?[0-9]{2})?[. ]*r?\.?")


@dataclass(frozen=True)
class Layout:
    """A table in a sheet. Rows are counted from 0; a person sees them from 1."""

    first: int
    """The first row of the head."""
    depth: int
    """One row or two; none where the table has no head."""
    heads: tuple[str, ...]
    """What stands over each column; blank where nothing does."""
    rows: tuple[int, ...]
    """The rows of the table."""
    left_out: tuple[int, ...]
    """Rows with sums, numbers of columns, the head once more, or remarks under the table."""


def find(rows: Rows, known: Callable[[str], bool], sums: frozenset[str]) -> Layout:
    """The table that a sheet most likely holds. `known` says whether a text is the name of a field."""
    first = _head(rows, known)
    if first and _fills_gaps(rows[first - 1], rows[first]):
        return at(rows, first - 1, 2, sums, _next_table(rows, first + 1, known))
    return under(rows, NO_HEAD if first is None else first, known, sums)


def under(rows: Rows, first: int, known: Callable[[str], bool], sums: frozenset[str]) -> Layout:
    """The table under the head that begins in that row, or without any."""
    if first == NO_HEAD:
        return Layout(0, 0, ("",) * _width(rows), _filled(rows, 0), ())
    goes_on = first + 1 < len(rows) and _goes_on(rows[first], rows[first + 1], known)
    depth = 2 if goes_on else 1
    return at(rows, first, depth, sums, _next_table(rows, first + depth, known))


def brought_back(layout: Layout, places: Collection[int]) -> Layout:
    """The same with some of the rows that were left out."""
    back = {place for place in layout.left_out if place in places}
    rows = tuple(sorted({*layout.rows, *back}))
    return replace(layout, rows=rows, left_out=tuple(each for each in layout.left_out if each not in back))


def at(rows: Rows, first: int, depth: int, sums: frozenset[str], end: int | None = None) -> Layout:
    """The table whose head begins in that row, and which ends before `end`."""
    head = [list(row) for row in rows[first : first + depth]]
    heads = _heads(head, _width(rows))
    filled = _filled(rows, first + depth)
    body = filled if end is None else tuple(place for place in filled if place < end)
    out = _not_of_it(rows, body, head, sums)
    out |= _remarks(rows, [place for place in body if place not in out])
    out |= {*filled} - {*body}
    kept = tuple(place for place in body if place not in out)
    return Layout(first, depth, heads, kept, tuple(sorted(out)))


def _not_of_it(rows: Rows, body: Sequence[int], head: Rows, sums: frozenset[str]) -> set[int]:
    """Rows of sums, of the numbers of the columns, and the head once more."""
    begins = _Begins({word[:2] for word in sums} | {fold(str(_first(row))[:2]) for row in head})
    doubtful = (each for each in body if (cell := rows[each][0]).__class__ is not str or begins[cell[:2]])
    return {
        place
        for place in doubtful
        if rows[place] in head or _is_sum(rows[place], sums) or _counts(rows[place])
    }


class _Begins(dict[str, bool]):
    """Whether a row may be one of sums, of numbers, or a head, by its first letters: most are not."""

    def __init__(self, beginnings: set[str]) -> None:
        super().__init__()
        self._beginnings = beginnings

    def __missing__(self, letters: str) -> bool:
        found = letters[:1] in ":.01" or fold(letters).strip(" :.") in self._beginnings
        self[letters] = found
        return found


def _next_table(rows: Rows, start: int, known: Callable[[str], bool]) -> int | None:
    """Where another table begins below: its title alone in a row, and under it a row of heads."""
    width = _width(rows)
    for place in range(start, len(rows) - 1):
        if rows[place].count(None) != width - 1:
            continue
        below = rows[place + 1]
        heads = texts(below)
        if len(heads) == _width_of(below) > 2 and sum(map(known, heads)) > 1:
            return place
    return None


def texts(row: Sequence[Cell]) -> list[str]:
    """The cells that may be heads: short texts that are no numbers."""
    return [cell for cell in row if isinstance(cell, str) and _may_be_head(cell)]


def _may_be_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and any(letter.isalpha() for letter in text)


def _head(rows: Rows, known: Callable[[str], bool]) -> int | None:
    """The row with most names of fields; among equal ones the one with most texts, the upper."""
    best: tuple[int, int, int] | None = None
    least = min(2, _width(rows))
    for place, row in enumerate(rows[:_LOOKED_AT]):
        heads = texts(row)
        named = len({fold(head) for head in heads if known(head)})
        if len(heads) < least or not named:
            continue
        score = (named, len(heads), -place)
        if best is None or score > best:
            best = score
    return -best[2] if best else None


def _fills_gaps(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether a row above is part of the head: it fills gaps of the head, or tells columns apart."""
    if len(texts(upper)) < 2:
        return False
    heads = texts(lower)
    gaps = any(above is not None and below is None for above, below in zip(upper, lower, strict=True))
    return gaps or len(set(heads)) < len(heads)


def _goes_on(head: Sequence[Cell], below: Sequence[Cell], known: Callable[[str], bool]) -> bool:
    """Whether the head has a second row, under gaps of the first: names of fields, days or years."""
    heads, moments = texts(below), sum(map(_is_moment, below))
    if len(heads) + moments != _width_of(below) or not (any(map(known, heads)) or moments > 1):
        return False
    return any(above is None and cell is not None for above, cell in zip(head, below, strict=True))


def _is_moment(cell: Cell) -> bool:
    """Whether a cell is a day or a year, as heads of sessions and of budgets are."""
    if isinstance(cell, str):
        return _MOMENT.fullmatch(cell) is not None
    return isinstance(cell, date) or (isinstance(cell, int | float) and cell in _YEARS)


def _heads(rows: list[list[Cell]], width: int) -> tuple[str, ...]:
    if not rows:
        return ("",) * width
    if len(rows) == 1:
        return tuple(_said(cell) for cell in rows[0])
    upper, lower = rows
    found, over = [], ""
    for above, below in zip(upper, lower, strict=True):
        over = _said(above) or (over if below is not None else "")
        found.append(" / ".join(filter(None, (over, _said(below)))))
    return tuple(found)


def _said(cell: Cell) -> str:
    return " ".join(said(cell).split())


def _filled(rows: Rows, start: int) -> tuple[int, ...]:
    width = _width(rows)
    return tuple([place for place in range(start, len(rows)) if rows[place].count(None) < width])


def _first(row: Sequence[Cell]) -> Cell:
    """The first cell that holds anything."""
    return row[0] if row[0] is not None else next((cell for cell in row if cell is not None), None)


def _is_sum(row: Sequence[Cell], sums: frozenset[str]) -> bool:
    """Whether a row begins with a word for a sum and counts.

    Razem and Suma are surnames too, and names of associations: who has a town or an e-mail is no sum.
    """
    first = _first(row)
    if not isinstance(first, str):
        return False
    words = fold(first).strip(" :.")
    if words not in sums:
        return words.split(":")[0].strip() in sums
    return first[-1] == ":" or all(_counted(cell, sums) for cell in row if cell is not None)


def _counted(cell: Cell, sums: frozenset[str]) -> bool:
    """Whether a cell may stand in a row of sums: a number, a few digits with a unit, one more word for it."""
    if not isinstance(cell, str):
        return True
    digits = sum(map(str.isdecimal, cell))
    return 0 < digits < _LONGEST_COUNT or fold(cell).strip(" :.") in sums or bool(currency_in(cell))


def _counts(row: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns, as forms have it under their heads: 1, 2, 3 …"""
    first = _first(row)
    if (isinstance(first, str) and first[0] not in "01") or _width_of(row) < 3 or _number(first) != 1:
        return False
    found = [_number(cell) for cell in row if cell is not None]
    return found == list(range(1, len(found) + 1))


def _number(cell: Cell) -> int | None:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    text = str(cell).rstrip(".")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None


def _remarks(rows: Rows, body: list[int]) -> set[int]:
    """What stands under the table: one cell alone, two texts below a blank row, sums without a word."""
    if all(_width_of(rows[place]) < 3 for place in body):
        return set()
    worded = cache(lambda: _are_worded(body, rows))  # asked of few sheets
    found: set[int] = set()
    for number in range(len(body) - 1, 0, -1):
        place = body[number]
        if _goes_on_alone(rows, body, number):
            break
        width, all_texts = _width_of(rows[place]), _all_texts(rows[place])
        signed = width == 2 and all_texts and _gap_above(body, rows, number)
        if not (width == 1 or signed or (_all_numbers(rows[place]) and worded())):
            break
        found.add(place)
    return found


def _goes_on_alone(rows: Rows, body: list[int], number: int) -> bool:
    """Whether a row that holds one text alone is one more name, as of somebody who came in unannounced."""
    row = rows[body[number]]
    text = _first(row)
    if _width_of(row) > 1 or not isinstance(text, str) or body[number] != body[number - 1] + 1:
        return False
    column = row.index(text)
    above = [rows[place][column] for place in body[:_LOOKED_AT]]
    named = sum(isinstance(cell, str) and cell != text for cell in above)
    words = text.split()
    name = ":" not in text and 1 < len(words) < 5 and all(word[0].isupper() for word in words)
    return name and named * 2 > len(above)


def _are_worded(body: list[int], rows: Rows) -> bool:
    """Whether most rows hold a text."""
    return sum(bool(texts(rows[place])) for place in body) > len(body) // 2


def _gap_above(body: list[int], rows: Rows, number: int) -> bool:
    """Whether a blank row parts this row, or what follows the table, from it."""
    full = max(_width_of(rows[place]) for place in body)
    above = next((each for each in reversed(range(number)) if _width_of(rows[body[each]]) * 2 > full), 0)
    return body[number] - body[above] > number - above


def _width_of(row: Sequence[Cell]) -> int:
    return len(row) - row.count(None)


def _all_texts(row: Sequence[Cell]) -> bool:
    return all(isinstance(cell, str) for cell in row if cell is not None)


def _all_numbers(row: Sequence[Cell]) -> bool:
    return all(isinstance(cell, float) for cell in row if cell is not None)


def _width(rows: Rows) -> int:
    return max(map(len, rows), default=0)
