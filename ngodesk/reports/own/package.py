"""The ZIP that a DOCX or an XLSX is, written with the same bytes each time."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_ZIPPED_ON = (1980, 1, 1, 0, 0, 0)


def packed(made: bytes) -> bytes:
    """The same parts, at a fixed time: the same form and figures give the same bytes."""
    target = BytesIO()
    with ZipFile(BytesIO(made)) as source, ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name in source.namelist():
            entry = ZipInfo(name, _ZIPPED_ON)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            package.writestr(entry, source.read(name))
    return target.getvalue()
