"""An XLSX form: rows that name a list's fields repeated, places filled with real numbers and dates."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from math import ceil
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.reports.own import draft, grammar, shift
from ngodesk.reports.own.data import Data, Row
from ngodesk.reports.own.grammar import Asked
from ngodesk.reports.own.package import packed
from ngodesk.reports.own.rows import repeat
from ngodesk.reports.own.shift import Moves
from ngodesk.reports.places import Place

_DAYS = {"pl": "dd.mm.yyyy", "lv": "dd.mm.yyyy.", "en": "d mmm yyyy"}
_AS_VALUES = ("", "raw", "amount", "whole", "date")
_MOST_CELLS = 300_000
_LONGEST_TEXT = 32_767
_GENERAL = "General"
_LINE = 15  # points
_WIDER = 1.15  # than a digit, a letter with what a line leaves empty at its end


def fill(content: bytes, data: Data, mark: str = "") -> bytes:
    """The form with its values; the same form and values give the same bytes.

    A `mark` stands at the head of every printed page.
    """
    book = load_workbook(BytesIO(content), keep_links=False)
    lists = {sheet.title: dict(_lists(sheet, data)) for sheet in book.worksheets}
    moves = {
        title: Moves({row: max(1, len(data.lists[named])) for row, named in found.items()})
        for title, found in lists.items()
    }
    _stay_small(book, moves)
    for sheet in book.worksheets:
        rows = repeat(sheet, moves)
        _fill(sheet, data, rows, lists[sheet.title])
        if mark:
            draft.on_sheet(sheet, mark)
    for name in book.defined_names.values():
        name.attr_text = shift.areas(name.attr_text, "", moves)
    return saved(book, data.day)


def texts(content: bytes) -> Iterator[str]:
    """The text of each row of each sheet that has a place."""
    book = load_workbook(BytesIO(content), keep_links=False)
    for sheet in book.worksheets:
        for _number, row in _rows(sheet):
            text = _text(row)
            if "{{" in text or "{%" in text:
                yield text


def _rows(sheet: Worksheet) -> Iterator[tuple[int, list[Cell]]]:
    """The rows that hold anything, with their numbers."""
    for number, cells in groupby(sorted(sheet._cells.items()), key=lambda each: each[0][0]):
        yield number, [cell for _place, cell in cells]


def _text(row: Sequence[Any]) -> str:
    return "\n".join(cell.value for cell in row if isinstance(cell.value, str) and cell.data_type != "f")


def _lists(sheet: Worksheet, data: Data) -> Iterator[tuple[int, str]]:
    """The rows that name a list's fields, and the list."""
    for number, row in _rows(sheet):
        named = grammar.repeats(_text(row), data.fields, data.names)
        if named:
            yield number, named


def _stay_small(book: Workbook, moves: dict[str, Moves]) -> None:
    """Nobody waits for a sheet of millions of cells."""
    cells = sum(
        len(sheet._cells) + sum(moves[sheet.title].times.values()) * sheet.max_column
        for sheet in book.worksheets
    )
    if cells > _MOST_CELLS:
        raise UserError(N_("The filled form would be too long."))


def _fill(sheet: Worksheet, data: Data, rows: dict[int, tuple[int, int]], lists: dict[int, str]) -> None:
    """Every place of the sheet; `rows` says from which row of the form, and in which copy, each is."""
    lines: dict[int, int] = {}
    for cell in list(sheet._cells.values()):
        if isinstance(cell.value, str) and cell.data_type != "f" and "{" in cell.value:
            origin, copy = rows[cell.row]
            named = lists.get(origin, "")
            there = data.lists[named] if named else ()
            _fill_cell(cell, data, named, there[copy] if there else None)
            lines[cell.row] = max(lines.get(cell.row, 1), _lines(sheet, cell))
    for row, number in lines.items():
        if number > 1 and sheet.row_dimensions[row].height is None:
            sheet.row_dimensions[row].height = number * _LINE


def _lines(sheet: Worksheet, cell: Cell) -> int:
    """How many lines a text takes in its column: not every program makes a row as high as it needs."""
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
        return 1
    width = sheet.column_dimensions[cell.column_letter].width
    return sum(max(1, ceil(len(line) * _WIDER / width)) for line in cell.value.split("\n"))


def _fill_cell(cell: Cell, data: Data, named: str, row: Row | None) -> None:
    text = cell.value
    whole = grammar.PLACE.fullmatch(text.strip())
    asked = grammar.asked(whole[1]) if whole else None
    if asked is not None and asked.how in _AS_VALUES:
        found = _found(asked, data, named, row)
        if found is not None and isinstance(found.value, date | Decimal | int):
            _put(cell, found.value, found.kind, data.texts.language)
            return
    said = grammar.MARK.sub(lambda mark: _said(mark, data, named, row), text)
    cell.value = said[:_LONGEST_TEXT]
    cell.data_type = "s"  # a text that begins with = is no formula
    if "\n" in said and not cell.alignment.wrap_text:
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=cell.alignment.horizontal)


def _found(asked: Asked, data: Data, named: str, row: Row | None) -> Place | None:
    """The value of a place; blank in the one row of a list that has none."""
    if named and row is None and asked.list == named and asked.field in data.fields[named]:
        return Place("")
    return grammar.value(asked, data, row, named)


def _said(mark: Any, data: Data, named: str, row: Row | None) -> str:
    if mark["place"] is None:
        return data.unknown(grammar.tag(mark["tag"] or "").name or mark[0].strip("{%#} "))
    asked = grammar.asked(mark["place"])
    found = _found(asked, data, named, row)
    return data.unknown(asked.name) if found is None else data.said(found, asked.how)


def _put(cell: Cell, value: date | Decimal | int, kind: str, language: str) -> None:
    """A real number or date, in the form's own number format where it has one."""
    form = cell.number_format
    if kind == "percent" and isinstance(value, Decimal) and "%" in form and '"%"' not in form:
        value /= 100
    cell.value = value
    if form != _GENERAL:
        cell.number_format = form
    elif isinstance(value, date):
        cell.number_format = _DAYS.get(language, _DAYS["en"])
    elif isinstance(value, Decimal):
        whole = kind == "measure" and not value % 1
        cell.number_format = '0.00"%"' if kind == "percent" else "#,##0" if whole else "#,##0.00"


def saved(book: Workbook, day: date) -> bytes:
    """The file's bytes: no clock is in them, and nothing of it goes through a temporary file."""
    book.properties.created = book.properties.modified = datetime.combine(day, time())
    book.calculation.fullCalcOnLoad = True
    made = BytesIO()
    _Writer(book, ZipFile(made, "w", ZIP_DEFLATED)).save()
    return packed(made.getvalue())


class _Writer(ExcelWriter):  # type: ignore[misc]
    """Sheets are written in memory."""

    def write_worksheet(self, ws: Worksheet) -> None:
        """One sheet."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        out = BytesIO()
        writer = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)
