"""A workbook file: XlsxWriter makes everything but the rows, which are streamed into it.

So memory stays flat, no temporary file is made, and the same rows give the same bytes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from textwrap import wrap
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_767  # as UTF-16 counts, as all that is said to be longest here
MOST_ROWS = 1_048_576
_FIRST_DAY = date(1899, 12, 30)  # day 0 of the spreadsheet's calendar
_CALENDAR_BEGINS = date(1900, 3, 1)  # before it the programs disagree
_ZIPPED_ON = (1980, 1, 1, 0, 0, 0)
_LEVEL = 1  # a higher one costs twice the time and saves little
_A4 = 9
_CHUNK = 500
_LINE, _HIGHEST = 13, 409  # points of a line of text, and of the highest row there may be
_LONGEST_NAME = 31
_MOST_PRINTED = 250  # letters that a header or footer may have

_ROWS = re.compile(rb"<sheetData ?/>|<sheetData>.*</sheetData>", re.DOTALL)
_EXTENT = re.compile(rb'<dimension ref="[^"]*" ?/>')
_STYLED = re.compile(r'<c r="([A-Z]+)1" s="(\d+)"')
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_SPECIAL = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_x")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of the rows from `first` to `last` of a column, numbered as the sheet does."""

    column: str
    first: int
    last: int
    value: Decimal


Content = str | int | Decimal | date | Sum | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: rows of cells, each with the name of its style, and how it looks on screen and paper."""

    name: str
    widths: Sequence[float]
    rows: Iterable[Sequence[tuple[Content, str]]]
    count: int
    head: int = 0
    """Rows that stay on the screen, the last of which is printed on every page."""
    filtered: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself, and every page when it is printed."""

    title: str
    author: str
    day: date
    header: tuple[str, str] = ("", "")
    footer: tuple[str, str] = ("", "")


def write(
    target: BinaryIO, about: About, styles: Mapping[str, dict[str, Any]], sheets: Sequence[Sheet]
) -> None:
    """Write the workbook. A text is never taken for a formula."""
    shell, numbers = _shell(about, styles, sheets)
    wrapping = frozenset(name for name, properties in styles.items() if properties.get("text_wrap"))
    with ZipFile(shell) as made, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        for name in made.namelist():
            entry = ZipInfo(name, _ZIPPED_ON)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            entry._compresslevel = _LEVEL  # type: ignore[attr-defined] # the package's holds for names
            place = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            with package.open(entry, "w") as stream:
                if place is None:
                    stream.write(made.read(name))
                else:
                    _fill(stream, made.read(name), sheets[int(place[1]) - 1], numbers, wrapping)


def _shell(
    about: About, styles: Mapping[str, dict[str, Any]], sheets: Sequence[Sheet]
) -> tuple[BytesIO, dict[str, str]]:
    """The workbook without rows, and the number that each style has in it."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    moment = datetime(about.day.year, about.day.month, about.day.day)
    book.set_properties({"title": about.title, "author": about.author, "created": moment})
    formats = [book.add_format(properties) for properties in styles.values()]
    for number, sheet in enumerate(sheets):
        page = book.add_worksheet(sheet.name)
        for column, made in enumerate(formats if number == 0 else []):
            page.write_blank(0, column, None, made)
        _set_up(page, sheet, about)
    book.close()
    with ZipFile(file) as made_file:
        first = made_file.read("xl/worksheets/sheet1.xml").decode()
    found = [number for _column, number in _STYLED.findall(first)]
    file.seek(0)
    return file, dict(zip(styles, found, strict=True))


def _set_up(page: Worksheet, sheet: Sheet, about: About) -> None:
    page.set_paper(_A4)
    if sheet.landscape:
        page.set_landscape()
    page.set_margins(left=0.7, right=0.6, top=0.9, bottom=0.9)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(1)
    if sheet.head:
        page.freeze_panes(sheet.head, 0)
        page.repeat_rows(sheet.head - 1)
    if sheet.filtered:
        page.autofilter(sheet.head - 1, 0, max(sheet.count, sheet.head) - 1, len(sheet.widths) - 1)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    page.set_header(_printed(*about.header))
    page.set_footer(_printed(*about.footer))


def _printed(left: str, right: str) -> str:
    """The code of a header: a sign of its own language is doubled."""
    room = _MOST_PRINTED // 2
    return f"&L&8{_cut(left, room).replace('&', '&&')}&R&8{right}"


def _fill(
    stream: Any, page: bytes, sheet: Sheet, styles: Mapping[str, str], wrapping: frozenset[str]
) -> None:
    """The sheet's part with its rows where the shell has none."""
    found = _ROWS.search(page)
    assert found is not None
    last = f"A1:{letters(max(len(sheet.widths), 1) - 1)}{max(sheet.count, 1)}".encode()
    stream.write(_EXTENT.sub(b'<dimension ref="' + last + b'"/>', page[: found.start()]))
    stream.write(b"<sheetData>")
    for chunk in _chunks(sheet, styles, wrapping):
        stream.write(chunk)
    stream.write(b"</sheetData>" + page[found.end() :])


def _chunks(sheet: Sheet, styles: Mapping[str, str], wrapping: frozenset[str]) -> Iterator[bytes]:
    lines: list[str] = []
    columns = [f'<c r="{letters(column)}' for column in range(len(sheet.widths))]
    styled = {style: f'" s="{number}"' for style, number in styles.items()}
    for number, row in enumerate(sheet.rows, 1):
        cells = [
            f"{column}{number}{styled[style]}{_WRITERS[type(content)](content)}"
            for column, (content, style) in zip(columns, row, strict=False)
        ]
        lines.append(f'<row r="{number}"{_height(row, sheet.widths, wrapping)}>{"".join(cells)}</row>')
        if len(lines) == _CHUNK:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()


def _height(row: Sequence[tuple[Content, str]], widths: Sequence[float], wrapping: frozenset[str]) -> str:
    """How high a row is that holds more than a line: not every program finds that out by itself."""
    most = 1
    for (content, style), width in zip(row, widths, strict=False):
        if type(content) is str and (len(content) > width or "\n" in content) and style in wrapping:
            most = max(most, _lines(content, int(width)))
    return f' ht="{min(most * _LINE + 2, _HIGHEST)}" customHeight="1"' if most > 1 else ""


@lru_cache(2_000)
def _lines(text: str, width: int) -> int:
    return sum(len(wrap(part, width)) or 1 for part in text.split("\n"))


@lru_cache(2_000)  # the same suppliers and lines come again and again
def _text(text: str) -> str:
    return f' t="inlineStr"><is><t xml:space="preserve">{_escaped(text)}</t></is></c>' if text else "/>"


def _day(day: date) -> str:
    return f"><v>{(day - _FIRST_DAY).days}</v></c>" if day >= _CALENDAR_BEGINS else _text(day.isoformat())


def _sum(content: Sum) -> str:
    formula = f"SUBTOTAL(9,{content.column}{content.first}:{content.column}{content.last})"
    return f"><f>{formula}</f><v>{content.value}</v></c>"


_WRITERS: dict[type, Callable[[Any], str]] = {
    str: _text,
    int: lambda number: f"><v>{number}</v></c>",
    Decimal: lambda number: f"><v>{number}</v></c>",
    date: _day,
    Sum: _sum,
    type(None): lambda _nothing: "/>",
}


def _escaped(text: str) -> str:
    """`text` as XML, as long as a cell may be; what looks like the format's own escape stays what it is."""
    if len(text) > LONGEST_TEXT // 2 and _cut(text, LONGEST_TEXT) != text:
        text = _cut(text, LONGEST_TEXT - 1) + "\N{HORIZONTAL ELLIPSIS}"
    if _SPECIAL.search(text):
        text = _ESCAPE.sub("_x005F_", _FORBIDDEN.sub("", text))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


@lru_cache
def letters(column: int) -> str:
    """A column's name: A, B … Z, AA …"""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that a workbook allows, no two alike."""
    found: list[str] = []
    taken: set[str] = set()
    for name in wanted:
        clean = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip("' ")
        clean = _cut(clean, _LONGEST_NAME).strip("' ") or "1"
        number = 1
        unique = clean
        while unique.lower() in taken or unique.lower() == "history":  # which the format keeps for itself
            number += 1
            tail = f" {number}"
            unique = _cut(clean, _LONGEST_NAME - len(tail)) + tail
        taken.add(unique.lower())
        found.append(unique)
    return found


def _cut(text: str, most: int) -> str:
    """As much of a text as takes so many units of UTF-16; no character is cut in two."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * most].decode("utf-16-le", "ignore")
