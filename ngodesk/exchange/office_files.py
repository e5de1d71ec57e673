"""A DOCX or XLSX from a stranger, looked at before it is read: no macro, no link, no bomb."""

import re
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.exchange import safe_xml
from ngodesk.exchange.damaged import DAMAGED

LARGEST = 10 << 20
"""Bytes of a form."""

_LARGEST_UNPACKED = 60 << 20
_LARGEST_PART = 3 << 20  # bytes of a part that is text
_MOST_PARTS = 1_000
_KINDS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_PROGRAMS = re.compile(r"vbaProject|vbaData|macrosheets|activeX|oleObject|externalLinks/", re.IGNORECASE)
_FROM_ELSEWHERE = re.compile(rb"\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|DATABASE)\b")
_INSTRUCTIONS = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)\"")
_CALLS = re.compile(rb"<f[^>]*>[^<]*(?:\|[^<]*!|WEBSERVICE\s*\()", re.IGNORECASE)
_CELL = re.compile(r"([A-Z]+)([0-9]{1,9})")
_WIDEST, _LAST_ROW = 2, 20_000  # letters of a column
_HARMLESS = ("/hyperlink", "/attachedTemplate")
_TARGETS = ("http://", "https://", "mailto:", "#")


def look(content: bytes) -> str:
    """What a form is: docx or xlsx. Raises UserError for what must not be a form, and says why."""
    if len(content) > LARGEST:
        raise UserError(N_("The form is larger than {limit} MB."), limit=LARGEST >> 20)
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _look_inside(archive)
    except DAMAGED as error:
        raise no_form() from error


def no_form() -> UserError:
    """Why a file is not taken that is none of the two, or is broken."""
    return UserError(
        N_("This is neither a Word document (.docx) nor a spreadsheet (.xlsx), or it is damaged."),
        N_("Open it where it was made and save it as one of them."),
    )


def _look_inside(archive: ZipFile) -> str:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MOST_PARTS or unpacked > _LARGEST_UNPACKED:
        raise UserError(N_("The form is larger than {limit} MB."), limit=_LARGEST_UNPACKED >> 20)
    names = {member.filename for member in members}
    kind = next((kind for name, kind in _KINDS.items() if name in names), "")
    if not kind:
        raise no_form()
    if len(names) < len(members) or any(_PROGRAMS.search(name) for name in names):
        raise _program()
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            _look_at_part(member.filename, _read(archive, member))
    return kind


def _program() -> UserError:
    return UserError(
        N_("The form holds a macro, a program or a link to another file."),
        N_("Save it without macros and links, as .docx or .xlsx."),
    )


def _read(archive: ZipFile, member: ZipInfo) -> bytes:
    """What a ZIP says of its sizes may be false, so bytes are counted."""
    with archive.open(member) as part:
        found = part.read(_LARGEST_PART + 1)
    if len(found) > _LARGEST_PART:
        raise UserError(N_("The form is larger than {limit} MB."), limit=_LARGEST_PART >> 20)
    return found


def _look_at_part(name: str, content: bytes) -> None:
    root = safe_xml.read(content, _LARGEST_PART)
    if name == "[Content_Types].xml" and b"macroEnabled" in content:
        raise _program()
    if name.startswith("xl/worksheets/"):
        for each in root.iter("{*}c", "{*}mergeCell"):
            _look_at_cells(each.get("r") or each.get("ref") or "A1")
    if name.endswith(".rels"):
        for relation in root:
            _look_at_relation(
                relation.get("Type", ""), relation.get("Target", ""), relation.get("TargetMode")
            )
    said = b" ".join(b" ".join(found) for found in _INSTRUCTIONS.findall(content))
    if _FROM_ELSEWHERE.search(said) or _CALLS.search(content):
        raise _elsewhere()


def _look_at_cells(reference: str) -> None:
    """A cell, or cells merged: none is far away, for all up to it would be made."""
    for part in reference.split(":"):
        found = _CELL.fullmatch(part)
        if found is None or len(found[1]) > _WIDEST or int(found[2]) > _LAST_ROW:
            raise UserError(
                N_("The form has cells further away than can be filled: {cells}."),
                N_("Delete empty rows and columns at its end."),
                cells=reference[:40],
            )


def _look_at_relation(kind: str, target: str, mode: str | None) -> None:
    if kind.endswith(("/aFChunk", "/oleObject", "/control")):
        raise _elsewhere()
    if mode == "External" and not kind.endswith(_HARMLESS):
        raise _elsewhere()
    if mode == "External" and kind.endswith("/hyperlink") and not target.startswith(_TARGETS):
        raise _elsewhere()


def _elsewhere() -> UserError:
    return UserError(
        N_("The form takes a picture, a text or a figure from another place."),
        N_("Put it into the form itself, then add the form again."),
    )
