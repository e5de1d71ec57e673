"""Looking at a workbook before it is read: no bomb, no cell a million columns away."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.exchange.damaged import DAMAGED
from ngodesk.exchange.sheets.limits import MOST_COLUMNS, MOST_ROWS

_MOST_PARTS = 2_000
_LARGEST_UNPACKED = 200 << 20  # bytes
_PIECE = 1 << 20
_OVERLAP = 64  # a reference may be cut by the end of a piece
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
# What may be too far away: columns of two letters and more, rows of six digits and more.
_FAR = re.compile(rb"r\s*+=\s*+[\"'](?:([A-Z]{2,8})([0-9]{1,12})|[A-Z]?([0-9]{6,12}))[\"']")
_ERROR = b't="e"'  # how a cell is marked whose formula failed
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an old workbook, or a new one with a password


def look(path: Path) -> bool:
    """Whether a cell shows an error; blank is what becomes of it where it is read.

    Raises UserError for what must not be read: damaged, far too large, or with cells far away.
    """
    with path.open("rb") as opened:
        if opened.read(len(_OLE)) == _OLE:
            return False
    try:
        with zipfile.ZipFile(path) as archive:
            return _look_inside(archive, path.name)
    except DAMAGED as error:
        raise UserError(
            N_("{file} is damaged, or is no spreadsheet."),
            N_("Open it where it was made and save it anew."),
            file=path.name,
        ) from error


def _look_inside(archive: zipfile.ZipFile, file: str) -> bool:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MOST_PARTS or unpacked > _LARGEST_UNPACKED:
        raise too_large(file)
    left, errors = _LARGEST_UNPACKED, False
    for member in members:
        if _SHEET.fullmatch(member.filename):
            with archive.open(member) as part:
                left, error = _look_at_sheet(part, left, file)
                errors |= error
    return errors


def _look_at_sheet(part: IO[bytes], left: int, file: str) -> tuple[int, bool]:
    """Every reference to a cell: what a ZIP says of its sizes may be false, so bytes are counted too."""
    errors = False
    for piece in _pieces(part):
        left -= len(piece)
        errors = errors or _ERROR in piece
        if left < 0:
            raise too_large(file)
        for letters, number, low in _FAR.findall(piece):
            if int(number or low) > MOST_ROWS or _column(letters) > MOST_COLUMNS:
                raise too_large(file)
    return left, errors


def _pieces(part: IO[bytes]) -> Iterator[bytes]:
    tail = b""
    while piece := part.read(_PIECE):
        yield tail + piece
        tail = piece[-_OVERLAP:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def too_large(file: str) -> UserError:
    """More than can be taken at once."""
    return UserError(
        N_("{file} holds more than can be taken at once: {rows} rows of {columns} columns."),
        N_("Take out what is not needed, or save it in parts."),
        file=file,
        rows=MOST_ROWS,
        columns=MOST_COLUMNS,
    )
