"""A bank's file of exchange rates, told by its content; also the only one in a ZIP."""

import io
import re
import zipfile
from pathlib import Path

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.common.safefile import reading_from
from ngodesk.exchange import rates_ecb, rates_inforeuro, rates_latvia, rates_nbp, safe_xml
from ngodesk.exchange.damaged import DAMAGED
from ngodesk.exchange.rates_table import Content, Rate, UnreadRatesError, json_of, rows_of

_BANKS = (rates_nbp, rates_ecb, rates_latvia, rates_inforeuro)
_LARGEST = 40 << 20  # bytes; the European Central Bank's whole history is some 10 MB
_ZIP = b"PK\x03\x04"
_CODE = re.compile("[A-Z]{3}")


def read(path: Path) -> list[Rate]:
    """All rates of a file. Raises UnreadRatesError, or FileError where it cannot be read."""
    content = contents(path)
    if content is not None:
        for bank in _BANKS:
            if bank.reads(content):
                found = [rate for rate in bank.read(content) if _is_sound(rate)]
                if not found:
                    raise UnreadRatesError(
                        N_("There is no rate in this file that can be read."), N_("Get it again.")
                    )
                return found
    raise UnreadRatesError(
        N_("This is no table of exchange rates that ngodesk knows."),
        N_("It reads those of the NBP, the ECB, Latvijas Banka and InforEuro, in CSV and XML."),
    )


def _is_sound(rate: Rate) -> bool:
    return rate.currency != rate.base and bool(_CODE.fullmatch(rate.currency) and _CODE.fullmatch(rate.base))


def recognised(path: Path) -> bool:
    """Whether this is a bank's table of rates; a file that cannot be read is none."""
    try:
        content = contents(path)
    except UserError:
        return False
    return content is not None and any(bank.reads(content) for bank in _BANKS)


def contents(path: Path) -> Content | None:
    """The file taken apart; nothing for a ZIP that holds more than one file."""
    with reading_from(path), path.open("rb") as opened:
        data = opened.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadRatesError(
            N_("The file is larger than {limit} MB: no such document is."), limit=_LARGEST >> 20
        )
    if data.startswith(_ZIP):
        unpacked = _only_one(data)
        if unpacked is None:
            return None
        data = unpacked
    return _apart(path.name, data)


def _apart(name: str, data: bytes) -> Content:
    if safe_xml.looks_like_xml(data[:64]):
        return Content(name, root=safe_xml.read(data, _LARGEST))
    if data.lstrip()[:1] in (b"[", b"{"):
        return Content(name, data=json_of(data))
    return Content(name, rows=rows_of(data))


def _only_one(data: bytes) -> bytes | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) != 1 or members[0].file_size > _LARGEST:
                return None
            with archive.open(members[0]) as member:
                return member.read(_LARGEST)
    except DAMAGED:
        return None
