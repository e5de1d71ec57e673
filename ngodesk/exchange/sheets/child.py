"""The process that reads a file: it may take so much memory and time, and die without harm."""

import csv
import json
import math
import sys
from datetime import date, datetime, time, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ngodesk.exchange.sheets import encodings, text_table
from ngodesk.exchange.sheets.book import LONGEST_TEXT, MOST_COLUMNS, MOST_ROWS

MEMORY = 512 << 20  # bytes
SECONDS = 30
TOO_LARGE, DAMAGED, PROTECTED, WRONG_ENCODING = "too large", "damaged", "protected", "wrong encoding"


def serve(answers: Connection, path: str, encoding: str, separator: str) -> None:
    """Read the file and send what it holds, as JSON: what came from outside is never unpickled."""
    _limit_memory()
    try:
        said = answer(Path(path), encoding, separator)
    except MemoryError:
        said = {"refused": TOO_LARGE}
    answers.send_bytes(json.dumps(said, separators=(",", ":"), allow_nan=False).encode())


def answer(path: Path, encoding: str, separator: str) -> dict[str, Any]:
    """What a file holds, or why it is not read."""
    try:
        return _read(path, encoding, separator)
    except _Refused as refused:
        return {"refused": str(refused)}


class _Refused(Exception):  # noqa: N818 - why a file is not read
    pass


def _limit_memory() -> None:
    if sys.platform == "win32":  # there the parent's clock is all there is
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))


def _read(path: Path, encoding: str, separator: str) -> dict[str, Any]:
    if path.suffix.lower() in (".xlsx", ".xlsm", ".ods", ".xls"):
        return {"sheets": _workbook(path)}
    return _text_table(path.read_bytes(), encoding, separator)


def _text_table(data: bytes, encoding: str, separator: str) -> dict[str, Any]:
    encoding = encoding or encodings.guess(data)
    try:
        text = encodings.decode(data, encoding)
    except UnicodeDecodeError:
        raise _Refused(WRONG_ENCODING) from None
    separator = separator or text_table.separator_of(text)
    try:
        rows = text_table.rows(text, separator, MOST_ROWS)
    except csv.Error:
        raise _Refused(DAMAGED) from None
    sheet = {"name": "", "rows": [[_text(cell) for cell in row] for row in _within_limits(rows)]}
    return {"encoding": encoding, "separator": separator, "sheets": [sheet]}


def _workbook(path: Path) -> list[dict[str, Any]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    try:
        book = CalamineWorkbook.from_path(path)
        names = [each.name for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        sheets: list[dict[str, Any]] = [
            {"name": name, "rows": book.get_sheet_by_name(name).to_python(skip_empty_area=False)}
            for name in names
        ]
    except PasswordError:
        raise _Refused(PROTECTED) from None
    except (CalamineError, OSError, ValueError):
        raise _Refused(DAMAGED) from None
    for sheet in sheets:
        sheet["rows"] = [[_cell(cell) for cell in row] for row in _within_limits(sheet["rows"])]
    return sheets


def _within_limits(rows: list[list[Any]]) -> list[list[Any]]:
    """The rows, without blank ones at the end."""
    while rows and not any(cell not in ("", None) for cell in rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise _Refused(TOO_LARGE)
    return rows


def _cell(cell: Any) -> Any:
    """A cell as JSON has it; days and times as a kind and a text."""
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    if isinstance(cell, datetime):
        return ["datetime", cell.isoformat()]
    if isinstance(cell, date):
        return ["date", cell.isoformat()]
    if isinstance(cell, time):
        return ["time", cell.isoformat()]
    if isinstance(cell, timedelta):
        return cell.total_seconds() / 86_400  # as spreadsheets count
    return cell


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise _Refused(TOO_LARGE)
    return text
