"""The cells of a sheet as the exchange folder writes them, column by column; what stands often, once."""

from collections.abc import Iterator, Sequence
from datetime import date
from types import NoneType

from ngodesk.common.errors import WrongEntry
from ngodesk.exchange.sheets.book import Cell
from ngodesk.exchange.sheets.cells import Convert, converter, said, split_name
from ngodesk.exchange.sheets.heads import NAME
from ngodesk.exchange.sheets.layout import Layout, Rows
from ngodesk.exchange.sheets.mapping import Column, Mapping, described


class Read(dict[object, str]):
    """What cells of one column say; `wrong` are those that cannot be read."""

    def __init__(self, convert: Convert) -> None:
        self._convert = convert
        self.wrong: dict[object, WrongEntry] = {}

    def __missing__(self, key: object) -> str:
        cell: Cell = key[1] if isinstance(key, tuple) else key  # type: ignore[assignment] # as `_keys` made it
        try:
            text = self._convert(cell)
        except WrongEntry as error:
            self.wrong[key], text = error, ""
        self[key] = text
        return text


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
        for at, column in enumerate(mapping.columns):
            if column.field:
                self._read(at, column)

    def _read(self, at: int, column: Column) -> None:
        cells = self._cells[at] if at < len(self._cells) else (None,) * self._number
        keys, read = _keys(cells), Read(self._converter(column))
        texts = [read[key] for key in keys]
        if read.wrong:
            self.wrong += [
                (row, column, read.wrong[key]) for row, key in enumerate(keys) if key in read.wrong
            ]
        if column.field == NAME and self._mapping.table == "people":
            halves = {text: split_name(text, column.form) for text in set(texts)}
            self.texts["first_name"] = [halves[text][0] for text in texts]
            self.texts["last_name"] = [halves[text][1] for text in texts]
        else:
            self.texts[column.key] = texts

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
