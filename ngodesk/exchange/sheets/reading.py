"""Reading a spreadsheet or a text table: looked at first, then read in a process of its own."""

import json
import multiprocessing
import re
from collections.abc import Callable
from datetime import date, datetime, time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ngodesk.common.errors import FileError, UserError
from ngodesk.common.language import N_
from ngodesk.exchange.sheets import archives, child
from ngodesk.exchange.sheets.book import LARGEST, SUFFIXES, TEXT_TABLES, Book, Cell, RawSheet

# Controls, and the signs that turn the direction of what follows them, have no place in a record.
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_ENDS = re.compile(r"\r\n?")
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


def book_of(answer: dict[str, Any], file: str) -> Book:
    """What the child found in a file. Raises UserError where it did not read it."""
    if refused := answer.get("refused"):
        raise _refusal(refused, file)
    sheets = tuple(RawSheet(each["name"], _rows(each["rows"])) for each in answer["sheets"])
    return Book(file, sheets, answer.get("encoding", ""), answer.get("separator", ""))


def _look(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise UserError(
            N_("{file} is no spreadsheet."),
            N_("Save it as .xlsx, .ods or .csv where it was made."),
            file=path.name,
        )
    try:
        if path.stat().st_size > LARGEST:
            raise archives.too_large(path.name)
        if path.suffix.lower() not in TEXT_TABLES:
            archives.look(path)
    except OSError as error:
        raise FileError(
            N_("{path} cannot be read."), N_("Look whether it is still there."), path=path
        ) from error


def _ask(path: Path, encoding: str, separator: str) -> dict[str, Any]:
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


def _answer(ours: Connection) -> dict[str, Any]:
    try:
        if not ours.poll(child.SECONDS):
            return {"refused": child.TOO_LARGE}
        answer: dict[str, Any] = json.loads(ours.recv_bytes())
    except (EOFError, OSError):  # it died: most often of the memory it may not have
        return {"refused": child.TOO_LARGE}
    return answer


def _refusal(why: str, file: str) -> UserError:
    if why == child.TOO_LARGE:
        return archives.too_large(file)
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
    return [[_cell(cell) for cell in row] + [None] * (width - len(row)) for row in rows]


def _cell(cell: Any) -> Cell:
    if isinstance(cell, str):
        return cleaned(cell) or None
    if isinstance(cell, list):
        kind, text = cell
        return _KINDS[kind](text)
    kept: Cell = cell
    return kept


def cleaned(text: str) -> str:
    """A text without signs that nobody typed, and without spaces around it."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _UNWANTED.sub("", _ENDS.sub("\n", text)).strip()
