"""Tables without ornament, as .xlsx and .csv: kinds of values kept, texts never a formula, row after row."""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path

from ngodesk.exchange.guarding import guarded
from ngodesk.reports import workbook
from ngodesk.reports.workbook import About, Content, Sheet
from ngodesk.work import read_back

Cell = tuple[Content, str]

_FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_STYLES = {
    "head": _FONT | {"bold": True, "bottom": 1, "text_wrap": True},
    "text": _FONT | {"num_format": "@"},
    "number": _FONT | {"num_format": "General"},
    "date": _FONT | {"num_format": "yyyy-mm-dd"},
}
_WIDEST, _NARROWEST = 46, 9  # letters
_MEASURED = 200  # rows
_MOST_DIGITS = 15  # beyond them a spreadsheet counts no longer exactly


def sheet(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], count: int) -> Sheet:
    """A sheet of a workbook; no more of the rows than the first is read before it is written."""
    coming = iter(rows)
    first = list(islice(coming, _MEASURED))
    longest = [max((len(str(row[place][0])) for row in first), default=0) for place in range(len(heads))]
    widths = [
        min(max(len(head), wide, _NARROWEST), _WIDEST) for head, wide in zip(heads, longest, strict=True)
    ]
    lines = chain([[(head, "head") for head in heads]], first, coming)
    return Sheet(name, widths, lines, count + 1, head=1, filtered=True, landscape=True)


def write_workbook(target: Path, about: About, sheets: Sequence[Sheet]) -> None:
    """Write the workbook. Raises FileError."""
    with read_back.replacing(target) as part, part.open("wb") as stream:
        workbook.write(stream, about, _STYLES, sheets)


def write_csv(target: Path, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file that Excel opens rightly: UTF-8 with its mark, `;`. Raises FileError."""
    with read_back.replacing(target) as part, part.open("wb") as raw:
        raw.write(codecs.BOM_UTF8)
        stream = io.TextIOWrapper(raw, encoding="utf-8", newline="")  # with its mark it encodes row by row
        out = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        out.writerow(heads)
        out.writerows(rows)
        stream.flush()
        stream.detach()


def guarded_column(column: Sequence[str]) -> Sequence[str]:
    """A column of texts so that a spreadsheet computes none of them."""
    return [guarded(text) if text and text[0] in "'=+-@\t\r" else text for text in column]


def text(cell: str) -> Cell:
    """A text."""
    return cell, "text"


def number(cell: str) -> Cell:
    """A number; one that a spreadsheet would not keep exactly stays a text."""
    if not cell or len(cell.lstrip("-").replace(".", "")) > _MOST_DIGITS:
        return cell, "text"
    return Decimal(cell), "number"


def day(cell: str) -> Cell:
    """A day."""
    return (date.fromisoformat(cell), "date") if cell else ("", "text")


_MAKERS: dict[str, Callable[[str], Cell]] = {"number": number, "integer": number, "year": number, "date": day}


def maker(kind: str) -> Callable[[str], Cell]:
    """How a value of a kind of field becomes a cell."""
    return _MAKERS.get(kind, text)


def cells(kinds: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[list[Cell]]:
    """Rows of values as the exchange folder writes them, as cells."""
    makers = [maker(kind) for kind in kinds]
    for row in rows:
        yield [make(value) for make, value in zip(makers, row, strict=True)]
