"""The process that reads a file: it may take so much memory and time, and die without harm."""

import csv
import gc
import json
import math
import sys
from datetime import date, datetime, time, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ngodesk.exchange.guarding import unguarded
from ngodesk.exchange.sheets import encodings, text_table
from ngodesk.exchange.sheets.book import LONGEST_TEXT, MOST_COLUMNS, MOST_ROWS

MEMORY = 512 << 20  # bytes
SECONDS = 30
TOO_LARGE, TOO_LONG, DAMAGED = "too large", "too long", "damaged"
PROTECTED, WRONG_ENCODING = "protected", "wrong encoding"


def serve(answers: Connection, path: str, encoding: str, separator: str) -> None:
    """Read the file and send what it holds, as JSON: what came from outside is never unpickled."""
    limit_memory()
    gc.disable()  # it ends with its answer
    answers.send_bytes(answer(Path(path), encoding, separator))


def answer(path: Path, encoding: str, separator: str) -> bytes:
    """What a file holds, or why it is not read, as JSON."""
    try:
        return _json(_read(path, encoding, separator))
    except _Refused as refused:
        return refusal(str(refused))
    except MemoryError:
        return refusal(TOO_LARGE)


def refusal(why: str) -> bytes:
    """The answer for a file that is not read."""
    return _json({"refused": why})


class _Refused(Exception):  # noqa: N818 - why a file is not read
    pass


def limit_memory() -> None:
    """Let this process have no more than MEMORY."""
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
    sheet = {"name": "", "rows": [list(map(unguarded, row)) for row in _within_limits(rows)]}
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
        sheet["rows"] = _within_limits(sheet["rows"])
    return sheets


def _within_limits(rows: list[list[Any]]) -> list[list[Any]]:
    """The rows, without blank ones at the end."""
    while rows and not any(cell not in ("", None) for cell in rows[-1]):
        rows.pop()
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise _Refused(TOO_LARGE)
    if any(len(cell) > LONGEST_TEXT for row in rows for cell in row if cell.__class__ is str):
        raise _Refused(TOO_LONG)
    return rows


def _json(said: dict[str, Any]) -> bytes:
    """As JSON; days and times as a kind and a text."""
    try:
        return json.dumps(said, separators=(",", ":"), allow_nan=False, default=_moment).encode()
    except ValueError:  # a number that is none
        for sheet in said["sheets"]:
            sheet["rows"] = [[_finite(cell) for cell in row] for row in sheet["rows"]]
        return _json(said)


def _finite(cell: Any) -> Any:
    return str(cell) if isinstance(cell, float) and not math.isfinite(cell) else cell


def _moment(cell: Any) -> Any:
    if isinstance(cell, timedelta):
        return cell.total_seconds() / 86_400  # as spreadsheets count
    for kind in (datetime, date, time):
        if isinstance(cell, kind):
            return [kind.__name__, cell.isoformat()]
    raise TypeError(f"{type(cell).__name__} in a spreadsheet")
