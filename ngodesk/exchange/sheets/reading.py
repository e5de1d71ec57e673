"""Reading a spreadsheet or a text table: looked at first, then read in a process of its own."""

import json
import multiprocessing
from collections.abc import Callable
from datetime import date, datetime, time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.safefile import reading_from
from ngodesk.common.text import cleaned
from ngodesk.exchange.sheets import archives, child
from ngodesk.exchange.sheets.book import LARGEST, LONGEST_TEXT, SUFFIXES, TEXT_TABLES, Book, Cell, RawSheet

_KINDS: dict[str, Callable[[str], Cell]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


def read(path: Path, *, encoding: str = "", separator: str = "") -> Book:
    """All sheets of a file; `encoding` and `separator` of a text table are found where they are not named.

    Raises FileError where it cannot be read, UserError for what is damaged, protected or too large.
    """
    _look(path)
    return book_of(_ask(path, encoding, separator), path.name)


def book_of(answer: bytes, file: str) -> Book:
    """What the child found in a file. Raises UserError where it did not read it."""
    said = json.loads(answer)
    if refused := said.get("refused"):
        raise _refusal(refused, file)
    sheets = tuple(RawSheet(each["name"], _rows(each["rows"])) for each in said["sheets"])
    return Book(file, sheets, said.get("encoding", ""), said.get("separator", ""))


def _look(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise UserError(
            N_("{file} is no spreadsheet."),
            N_("Save it as .xlsx, .ods or .csv where it was made."),
            file=path.name,
        )
    with reading_from(path):
        if path.stat().st_size > LARGEST:
            raise archives.too_large(path.name)
        if path.suffix.lower() not in TEXT_TABLES:
            archives.look(path)


def _ask(path: Path, encoding: str, separator: str) -> bytes:
    """What the child says. It is started anew, never forked: a fork of a window with threads may hang."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=child.serve, args=(theirs, str(path), encoding, separator), daemon=True)
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
        return ours.recv_bytes() if ours.poll(child.SECONDS) else child.refusal(child.TOO_LARGE)
    except (EOFError, OSError):  # it died: most often of the memory it may not have
        return child.refusal(child.TOO_LARGE)


def _refusal(why: str, file: str) -> UserError:
    if why == child.TOO_LARGE:
        return archives.too_large(file)
    if why == child.TOO_LONG:
        return UserError(
            N_("{file} has a cell with more than {number} characters."),
            N_("Shorten that text, or keep it as a file that is attached."),
            file=file,
            number=LONGEST_TEXT,
        )
    if why == child.PROTECTED:
        return UserError(
            N_("{file} is protected by a password."),
            N_("Take the password off where it was made, and save it anew."),
            file=file,
        )
    if why == child.WRONG_ENCODING:
        return UserError(
            N_("{file} is not written in this encoding."), N_("Choose another encoding."), file=file
        )
    return UserError(
        N_("{file} is damaged, or is no spreadsheet."),
        N_("Open it where it was made and save it anew."),
        file=file,
    )


def _rows(rows: list[list[Any]]) -> list[list[Cell]]:
    """Cells with their days and times, each row as wide as the widest."""
    width = max(map(len, rows), default=0)
    texts = _Cleaned()
    found = [
        [
            texts[cell] if cell.__class__ is str else _moment(*cell) if cell.__class__ is list else cell
            for cell in row
        ]
        for row in rows
    ]
    for row in found:
        if len(row) < width:
            row += [None] * (width - len(row))
    return found


class _Cleaned(dict[str, str | None]):
    """Every text once, however often it stands there."""

    def __missing__(self, text: str) -> str | None:
        found = self[text] = cleaned(text) or None
        return found


def _moment(kind: str, text: str) -> Cell:
    return _KINDS[kind](text)
