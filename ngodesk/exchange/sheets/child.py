"""The process that reads a file: it may take so much memory and time, and die without harm.

It is begun for every file, so it imports only what that file needs.
"""

import gc
import json
import math
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from multiprocessing.connection import Connection

from ngodesk.exchange.sheets.limits import DAMAGED, MEMORY, PROTECTED, TOO_LARGE, NotReadError, Sheets, within

_WORKBOOKS = (".xlsx", ".ods", ".xlsm", ".xls")


def serve(answers: Connection, path: str, encoding: str, separator: str, errors: bool) -> None:
    """Read the file and send what it holds, as JSON: what came from outside is never unpickled."""
    limit_memory()
    gc.disable()  # it ends with its answer
    answers.send_bytes(answer(path, encoding, separator, errors))


def answer(path: str, encoding: str, separator: str, errors: bool = False) -> bytes:
    """What a file holds, or why it is not read, as JSON: sheets by name, blank cells as null.

    Where there are `errors` in a workbook, they are looked for: #REF! is not nothing.
    """
    try:
        return _read(path, encoding, separator, errors)
    except NotReadError as refused:
        return refusal(str(refused))
    except MemoryError:
        return refusal(TOO_LARGE)


def refusal(why: str) -> bytes:
    """The answer for a file that is not read."""
    return _dumped({"refused": why})


def limit_memory() -> None:
    """Let this process have no more than MEMORY."""
    if sys.platform == "win32":  # there the parent's clock is all there is
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))


def _read(path: str, encoding: str, separator: str, errors: bool) -> bytes:
    if path.lower().endswith(_WORKBOOKS):
        sheets = _workbook(path)
        if errors:
            from ngodesk.exchange.sheets import failed

            sheets = failed.shown(path, sheets)
        return _json(sheets, "", "")
    from ngodesk.exchange.sheets import text_table

    rows, encoding, separator = text_table.read(path, encoding, separator)
    return _json([("", within(rows), [])], encoding, separator)


def _workbook(path: str) -> Sheets:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_path(path)
        sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        seen = [each for each in sheets if each.visible == SheetVisibleEnum.Visible]
        names = [each.name for each in seen or sheets]  # what nobody sees is not what somebody gives away
        found = [book.get_sheet_by_name(name) for name in names]
        rows = [sheet.to_python(skip_empty_area=False) for sheet in found]
        merged = [list(_down(sheet.merged_cell_ranges or [])) for sheet in found]
    except PasswordError:
        raise NotReadError(PROTECTED) from None
    except (CalamineError, OSError, ValueError):
        raise NotReadError(DAMAGED) from None
    return [(name, within(cells), down) for name, cells, down in zip(names, rows, merged, strict=True)]


def _down(ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> Iterator[tuple[int, int, int]]:
    """Cells that were made one over several rows of a column; those beside one another are titles."""
    for (top, left), (bottom, right) in ranges:
        if left == right and top < bottom:
            yield left, top, bottom


def _json(sheets: Sheets, encoding: str, separator: str) -> bytes:
    try:
        found = _dumped({"encoding": encoding, "separator": separator, "sheets": sheets})
    except ValueError:  # a number that is none
        finite: Sheets = [
            (name, [list(map(_finite, row)) for row in rows], merged) for name, rows, merged in sheets
        ]
        return _json(finite, encoding, separator)
    # A mark after a comma or a bracket begins or ends a text; two of them are a blank one.
    return found.replace(b',""', b",null").replace(b'[""', b"[null")


def _dumped(said: dict[str, object]) -> bytes:
    """As JSON; days and times as an object of their kind."""
    return json.dumps(said, separators=(",", ":"), allow_nan=False, default=_moment).encode()


def _finite(cell: object) -> object:
    return str(cell) if isinstance(cell, float) and not math.isfinite(cell) else cell


def _moment(cell: object) -> object:
    if isinstance(cell, timedelta):
        return {"seconds": str(cell.total_seconds())}
    for kind in (datetime, date, time):
        if isinstance(cell, kind):
            return {kind.__name__: cell.isoformat()}
    raise TypeError(f"{type(cell).__name__} in a spreadsheet")
