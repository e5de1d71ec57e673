"""Names of attached files that every system takes, and files that may run something when they are opened."""

import re
from pathlib import PurePath

from ngodesk.common.text import normalised, typable

_LONGEST = 120  # letters of a file's name
_BYTES = 200  # that they may need: some systems count those, and take 255
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.I)  # Windows takes them for devices

# Programs, what starts one or holds one, scripts, pages and drawings with scripts in them, macros.
_PROGRAMS = (
    "app appimage application bat chm cmd com command cpl desktop dll exe gadget hlp inf jar lnk msc msi msp"
    " pif ps1 psm1 reg scf scr sh url"
)
_STARTERS = (
    "appref-ms img iqy iso jnlp library-ms rdp search-ms searchconnector-ms settingcontent-ms slk vhd vhdx"
)
_SCRIPTS = "hta htm html js jse mht mhtml py pyc pyw sct shtml svg svgz vb vbe vbs wsc wsf wsh xhtml xsl xslt"
_MACRO_OFFICE = "accde docm dotm mde potm ppam ppsm pptm sldm xla xlam xlsb xlsm xltm"
_RISKY = frozenset(f"{_PROGRAMS} {_STARTERS} {_SCRIPTS} {_MACRO_OFFICE}".split())
_HEADS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa", b"L\x00\x00\x00\x01\x14\x02")
_MARKS = (b"<html", b"<script", b"<svg", b"<!doctype html")  # near the beginning, whatever it is called
_MACROS = (b"vbaProject.bin", b"_VBA_PROJECT", b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T")
_NEAR = 1_024  # bytes


def clean_name(name: str) -> str:
    """A file's name without signs that some system refuses, and not too long."""
    stem, dot, suffix = normalised(typable(_FORBIDDEN.sub("_", name))).strip(". ").rpartition(".")
    if not dot:
        stem, suffix = suffix, ""
    suffix = _cut(suffix, _LONGEST // 2)
    if _RESERVED.fullmatch(stem.split(".")[0].strip()):
        stem = f"_{stem}"
    return f"{_cut(stem, _LONGEST - len(suffix) - 1) or 'file'}{dot}{suffix}"


def _cut(text: str, letters: int) -> str:
    """So many letters, or fewer where they need more than their share of the bytes."""
    share = _BYTES * letters // _LONGEST
    return text[:letters].encode(errors="ignore")[:share].decode(errors="ignore")


def is_risky(name: str, content: bytes) -> bool:
    """Whether opening the file may run something: it is only saved, and the person decides."""
    if PurePath(name.strip(". ").lower()).suffix.removeprefix(".") in _RISKY:
        return True
    start = content[:_NEAR].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (
        content.startswith(_HEADS)
        or any(mark in start for mark in _MARKS)
        or any(mark in content for mark in _MACROS)
    )
