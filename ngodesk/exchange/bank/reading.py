"""Which format a statement has, and reading it."""

import re
from pathlib import Path

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.safefile import reading_from
from ngodesk.exchange import safe_xml
from ngodesk.exchange.bank import camt, mt940_file, table
from ngodesk.exchange.bank.statement import Statement
from ngodesk.exchange.sheets import encodings
from ngodesk.exchange.sheets.book import SUFFIXES
from ngodesk.exchange.sheets.limits import LARGEST

_MT940 = re.compile(r"^:(?:20|25|28C?|60[FM]|61):", re.MULTILINE)
_LOOKED_AT = 1 << 14


def is_statement(path: Path) -> bool:
    """Whether a file is a statement in a format of banks; tables are told by their columns alone."""
    try:
        with path.open("rb") as stream:
            start = stream.read(_LOOKED_AT)
    except OSError:
        return False
    return bool(_MT940.search(_text(start))) or camt.NAMESPACE.encode() in start


def read(path: Path) -> Statement:
    """A statement. Raises FileError where it cannot be read, UserError where it is none."""
    with reading_from(path):
        if path.stat().st_size > LARGEST:
            raise _no_statement(path)
        data = path.read_bytes()
    if safe_xml.looks_like_xml(data):
        return camt.read(data, path.name)
    if _MT940.search(text := _text(data)):
        return mt940_file.read(text, path.name)
    if path.suffix.lower() in SUFFIXES:
        return table.read(path)
    raise _no_statement(path)


def _text(data: bytes) -> str:
    try:
        return encodings.decode(data, encodings.guess(data))
    except UnicodeDecodeError:
        return ""


def _no_statement(path: Path) -> UserError:
    return UserError(
        N_("{file} is no bank statement."),
        N_("Take it from the bank anew as MT940, camt.053 or CSV."),
        file=path.name,
    )
