"""The cells of a sheet as the exchange folder writes them, column by column; what stands often, once."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from types import NoneType
from typing import cast

from ngodesk.common.errors import WrongEntry
from ngodesk.common.language import N_
from ngodesk.common.typed_numbers import currency_in
from ngodesk.exchange.sheets import names
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import Convert, converter, line, said
from ngodesk.exchange.sheets.heads import NAME
from ngodesk.exchange.sheets.layout import Layout, Rows
from ngodesk.exchange.sheets.mapping import Column, Mapping, described
from ngodesk.exchange.sheets.quantities import ERRORS, as_percentages

_TELLTALE = ("  ", "E+", "e+", "#", "Err:")  # of spaces to be left out, cut numbers, failed formulas


def _read(cells: dict[object, Cell], convert: Convert) -> tuple[dict[object, str], dict[object, WrongEntry]]:
    """What the cells of a column say, and why some cannot be read, by key."""
    texts: dict[object, str] = {}
    wrong: dict[object, WrongEntry] = {}
    for key, cell in cells.items():
        try:
            texts[key] = convert(cell)
        except WrongEntry as error:
            wrong[key], texts[key] = error, ""
    for shown in ERRORS & cells.keys():
        wrong[shown], texts[shown] = WrongEntry(N_("The formula of this cell has failed. Mend it there.")), ""
    return texts, wrong


def _as_they_are(cells: Sequence[Cell]) -> list[str] | None:
    """A column of texts that say at once what they mean, as most do; nothing where one may not."""
    if not set(map(type, cells)) <= {str, NoneType}:
        return None
    whole = "".join(cast(Iterable[str], filter(None, cells)))
    if not whole.isprintable() or any(sign in whole for sign in _TELLTALE):
        return None
    return cast(list[str], [cell or "" for cell in cells])


def _keys(cells: Sequence[Cell]) -> Sequence[object]:
    """Texts as they are; beside them what they are of: 1, 1.0 and true are one key otherwise."""
    if set(map(type, cells)) <= {str, NoneType}:
        return cells
    return [cell if cell is None or cell.__class__ is str else (cell.__class__, cell) for cell in cells]


class Columns:
    """All columns of a table that are fields; a whole name becomes two."""

    def __init__(self, mapping: Mapping, layout: Layout, rows: Rows, language: str) -> None:
        self._mapping, self._language = mapping, language
        self._today = date.today()
        self._number = len(layout.rows)
        self._cells = list(zip(*(rows[place] for place in layout.rows), strict=True))
        self.texts: dict[str, Sequence[str]] = {}
        """By the key of the column, or the field that it becomes."""
        self.wrong: list[tuple[int, Column, WrongEntry]] = []
        """What cannot be read: which of the rows, the column, why."""
        self.currencies: list[tuple[int, Column, str]] = []
        """What stands beside an amount in its cell: which of the rows, the column, the currency's code."""
        for at, column in enumerate(mapping.columns):
            if column.field:
                self._read(at, column)

    def _read(self, at: int, column: Column) -> None:
        cells: Sequence[Cell] = self._cells[at] if at < len(self._cells) else (None,) * self._number
        if column.field.endswith("_percent"):
            cells = as_percentages(cells)
        convert = self._converter(column)
        texts = _as_they_are(cells) if convert is line else None
        if texts is None:
            texts = self._converted(column, cells, convert)
        if column.field == NAME and self._mapping.table == "people":
            halves = {text: names.split(text, column.form) for text in set(texts)}
            self.texts["first_name"] = [halves[text][0] for text in texts]
            self.texts["last_name"] = [halves[text][1] for text in texts]
        else:
            self.texts[column.key] = texts

    def _converted(self, column: Column, cells: Sequence[Cell], convert: Convert) -> list[str]:
        keys = _keys(cells)
        found, wrong = _read(dict(zip(keys, cells, strict=True)), convert)
        if wrong:
            self.wrong += [(row, column, wrong[key]) for row, key in enumerate(keys) if key in wrong]
        self._note_currencies(column, keys)
        return [found[key] for key in keys]

    def _note_currencies(self, column: Column, keys: Sequence[object]) -> None:
        found = described(self._mapping.table, column.field)
        if found is None or found[1].kind != "number":
            return
        named = {key: code for key in set(keys) if isinstance(key, str) and (code := currency_in(key))}
        if named:
            self.currencies += [(row, column, named[key]) for row, key in enumerate(keys) if key in named]

    def _converter(self, column: Column) -> Convert:
        found = described(self._mapping.table, column.field)
        if found is None:
            return said
        return converter(*found, column, self._language, self._today)

    def rows_of(self, keys: Sequence[str]) -> Iterator[dict[str, str]]:
        """These columns, row by row."""
        if not keys:
            return iter([{} for _row in range(self._number)])
        cells = zip(*(self.texts[key] for key in keys), strict=True)
        return (dict(zip(keys, texts, strict=True)) for texts in cells)
