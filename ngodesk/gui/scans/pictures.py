"""The pages of scans as pictures: PDFs are drawn, photos turned as the camera was held."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage, QImageReader

from ngodesk.gui import rendering

_LARGEST = 4_000  # pixels along a side; finer costs memory and no eye sees it
_POINTS = 72 / 150  # of a pixel
_LIMIT = 512  # MiB that a picture may take while it is read


def page_sizes(content: bytes, media_type: str) -> list[QSizeF]:
    """In points; a picture as its pixels at 150 to an inch. Raises ValueError where it is damaged."""
    if media_type == "application/pdf":
        return rendering.page_sizes(content)
    return [QSizeF(_read(content, 0.0).size()) * _POINTS]


def picture(content: bytes, media_type: str, page: int, scale: float) -> QImage:
    """One page drawn so many times its size in points. Raises ValueError where it is damaged."""
    if media_type == "application/pdf":
        return rendering.picture(content, page, scale)
    return _read(content, scale * _POINTS)


def _read(content: bytes, scale: float) -> QImage:
    """A picture turned as the camera was held, within a limit of memory; with 0 in its full size.

    Raises ValueError where it is damaged.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    reader.setAllocationLimit(_LIMIT)
    size = reader.size()
    largest = _LARGEST / max(size.width(), size.height(), 1)
    wanted = min(1.0, scale or 1.0, largest)
    if size.isValid() and wanted < 1:
        reader.setScaledSize(QSize(round(size.width() * wanted) or 1, round(size.height() * wanted) or 1))
    image = reader.read()
    if image.isNull():
        raise ValueError("no picture")
    return image
