"""Reading a spreadsheet or a text table: looked at first, then read in a process of its own."""

import json
import multiprocessing
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.safefile import reading_from
from ngodesk.common.text import cleaned
from ngodesk.exchange.sheets import archives, child, limits
from ngodesk.exchange.sheets.book import SUFFIXES, TEXT_TABLES, Book, Cell, RawSheet

_KINDS: dict[str, Callable[[str], Cell]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
    "seconds": lambda seconds: timedelta(seconds=float(seconds)),
}


def read(path: Path, *, encoding: str = "", separator: str = "") -> Book:
    """All sheets of a file; `encoding` and `separator` of a text table are found where they are not named.

    Raises FileError where it cannot be read, UserError for what is damaged, protected or too large.
    """
    return book_of(_ask(path, encoding, separator, _look(path)), path.name)


def book_of(answer: bytes, file: str) -> Book:
    """What the child found in a file. Raises UserError where it did not read it."""
    said = json.loads(answer, object_hook=_moment)
    if refused := said.get("refused"):
        raise _refusal(refused, file)
    sheets = tuple(_sheet(each, file) for each in said["sheets"])
    return Book(file, sheets, said["encoding"], said["separator"])


def _sheet(found: list[Any], file: str) -> RawSheet:
    name, rows, merged = found
    width = len(rows[0]) if rows else 0
    within = [tuple(each) for each in merged if each[0] < width and each[2] < len(rows)]
    return RawSheet(name or "", _rows(rows, file), within)


def _look(path: Path) -> bool:
    """Whether a workbook may be read, otherwise UserError; and whether any of its cells shows an error."""
    if path.suffix.lower() not in SUFFIXES:
        raise UserError(
            N_("{file} is no spreadsheet."),
            N_("Save it as .xlsx, .ods or .csv where it was made."),
            file=path.name,
        )
    with reading_from(path):
        if path.stat().st_size > limits.LARGEST:
            raise archives.too_large(path.name)
        return path.suffix.lower() not in TEXT_TABLES and archives.look(path)


def _ask(path: Path, encoding: str, separator: str, errors: bool) -> bytes:
    """What the child says. It is started anew, never forked: a fork of a window with threads may hang."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    asked = (theirs, str(path), encoding, separator, errors)
    process = context.Process(target=child.serve, args=asked, daemon=True)
    process.start()
    theirs.close()
    try:
        return _answer(ours)
    finally:
        ours.close()
        process.kill()
        process.join()


def _answer(ours: Connection) -> bytes:
    try:
        return ours.recv_bytes() if ours.poll(limits.SECONDS) else child.refusal(limits.TOO_LARGE)
    except (EOFError, OSError):  # it died: most often of the memory it may not have
        return child.refusal(limits.TOO_LARGE)


def _refusal(why: str, file: str) -> UserError:
    if why == limits.TOO_LARGE:
        return archives.too_large(file)
    if why == limits.TOO_LONG:
        return UserError(
            N_("{file} has a cell with more than {number} characters."),
            N_("Shorten that text, or keep it as a file that is attached."),
            file=file,
            number=limits.LONGEST_TEXT,
        )
    if why == limits.PROTECTED:
        return UserError(
            N_("{file} is protected by a password."),
            N_("Take the password off where it was made, and save it anew."),
            file=file,
        )
    if why == limits.WRONG_ENCODING:
        return UserError(
            N_("{file} is not written in this encoding."), N_("Choose another encoding."), file=file
        )
    return UserError(
        N_("{file} is damaged, or is no spreadsheet."),
        N_("Open it where it was made and save it anew."),
        file=file,
    )


def _rows(rows: list[list[Any]], file: str) -> list[list[Cell]]:
    """Cells without signs that nobody typed, each row as wide as the widest. Raises UserError."""
    different = set(chain.from_iterable(rows))
    texts = [cell for cell in different if cell.__class__ is str]
    if max(map(len, texts), default=0) > limits.LONGEST_TEXT:
        raise _refusal(limits.TOO_LONG, file)
    if not _are_clean(texts):
        changed = {text: found or None for text in texts if (found := cleaned(text)) != text}
        rows = [[changed.get(cell, cell) for cell in row] for row in rows]
    width = max(map(len, rows), default=0)
    for row in rows:
        if len(row) < width:
            row += [None] * (width - len(row))
    return rows


def _are_clean(texts: list[str]) -> bool:
    """Whether none has signs that nobody typed, or spaces around it: asked of all at once."""
    whole = "\0" + "\0".join(texts) + "\0"
    bare = whole.replace("\0", "")
    parted = len(whole) - len(bare) == len(texts) + 1 or not texts
    return parted and bare.isprintable() and "\0 " not in whole and " \0" not in whole


def _moment(found: dict[str, Any]) -> Any:
    """A day or a time; every other object as it is."""
    for kind, text in found.items() if len(found) == 1 else ():
        if kind in _KINDS:
            return _KINDS[kind](text)
    return found
