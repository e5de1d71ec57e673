"""A ZIP of XML files, as KSeF hands out many invoices at once."""

import re
import zipfile
from pathlib import Path, PurePosixPath

from ngodesk.common.errors import UserError
from ngodesk.common.language import N_
from ngodesk.exchange import safe_xml
from ngodesk.exchange.damaged import DAMAGED

_MOST = 5_000  # files
_LARGEST = 200 << 20  # bytes of all of them, unpacked
_BESIDE = re.compile(r"__MACOSX/|(.*/)?_metadata\.json$")


def holds_only_xml(path: Path) -> bool:
    """Whether a file is a ZIP in which everything is called .xml."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [member.filename for member in _files(archive)]
    except DAMAGED:
        return False
    return bool(names) and all(name.lower().endswith(".xml") for name in names)


def read(path: Path) -> list[tuple[str, bytes]]:
    """The files in it: name and bytes. Raises UserError where they are too many, too large or damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = _files(archive)
            if len(members) > _MOST or sum(member.file_size for member in members) > _LARGEST:
                raise UserError(
                    N_("There is more in {name} than can be taken at once."),
                    N_("Unpack it and take the files in parts."),
                    name=path.name,
                )
            return [(PurePosixPath(member.filename).name, _content(archive, member)) for member in members]
    except DAMAGED as error:
        raise UserError(N_("{name} is damaged or protected."), N_("Get it again."), name=path.name) from error


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files, without those that Macs add and the list that KSeF adds."""
    return [
        member for member in archive.infolist() if not member.is_dir() and not _BESIDE.match(member.filename)
    ]


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """No more than an XML file may have: what the ZIP says of its size may be false."""
    with archive.open(member) as opened:
        return opened.read(safe_xml.LARGEST + 1)
