"""PDF pages as pictures, for preview and printer. Only the worker calls this: PDFium knows one thread."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPainter

from ngodesk.common.progress import Progress, silent
from ngodesk.common.text import fold

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

POINTS = 72.0
_PRINT_DPI = 300  # finer drawing costs memory and no eye sees it


def page_sizes(pdf: bytes) -> list[QSizeF]:
    """The pages of a PDF, each with its size in points."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [QSizeF(*document.get_page_size(number)) for number in range(len(document))]


def picture(pdf: bytes, page: int, scale: float) -> QImage:
    """One page, `scale` pixels to a point."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=scale, prefer_bgrx=True)
        image = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        bitmap.close()
    return image


def lines(pdf: bytes, page: int) -> list[tuple[QRectF, str]]:
    """What stands on a page, line by line of each cell: where, in points from its upper left corner."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        text, height = sheet.get_textpage(), sheet.get_height()
        found = []
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            area = _area((left, bottom, right, top), height)
            found.append((area, text.get_text_bounded(left, bottom, right, top)))
    return found


def places(pdf: bytes, page: int, wanted: str) -> list[list[QRectF]]:
    """Where words stand on a page, in points, line by line of each place: in any letters, with marks or not.

    Words stand one after the other, whatever is between them: a line's end, or a space that never breaks.
    """
    import pypdfium2

    words = [re.escape(fold(word)) for word in wanted.split()]
    if not words:
        return []
    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[page]
        text, height = sheet.get_textpage(), sheet.get_height()
        folded, at = _folded(text.get_text_range())
        found = []
        for match in re.finditer(r"\s+".join(words), folded):
            first, last = at[match.start()], at[match.end() - 1]
            corners = [text.get_rect(number) for number in range(text.count_rects(first, last - first + 1))]
            found.append([_area(corner, height) for corner in corners])
    return [areas for areas in found if areas]


def _folded(text: str) -> tuple[str, list[int]]:
    """A text as it is searched, and for each of its letters the place of the one that it was."""
    folded, at = [], []
    for place, letter in enumerate(text):
        plain = " " if letter.isspace() else fold(letter)
        folded.append(plain)
        at += [place] * len(plain)
    return "".join(folded), at


def _area(corners: tuple[float, float, float, float], height: float) -> QRectF:
    """What PDFium counts from the lower left corner, as we count."""
    left, bottom, right, top = corners
    return QRectF(left, height - top, right - left, top - bottom)


def print_pages(pdf: bytes, printer: "QPrinter", pages: list[int], progress: Progress = silent) -> None:
    """Print pages at the printer's resolution, each as large as the paper allows. Raises Cancelled."""
    painter = QPainter()
    try:
        for done, page in enumerate(pages):
            progress(done, len(pages))
            if done == 0:
                if not painter.begin(printer):
                    raise OSError(printer.printerName())
            else:
                printer.newPage()
            image = picture(pdf, page, min(printer.resolution(), _PRINT_DPI) / POINTS)
            painter.drawImage(_on_paper(printer, image), image)
    finally:
        if painter.isActive():
            painter.end()
    progress(len(pages), len(pages))


def orientation(size: QSizeF) -> QPageLayout.Orientation:
    """How paper lies for a page of that size."""
    upright = size.height() >= size.width()
    return QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape


def _on_paper(printer: "QPrinter", image: QImage) -> QRectF:
    """Where a page stands on the paper: as it is, smaller where the paper is smaller."""
    paper = QRectF(printer.paperRect(printer.Unit.DevicePixel))
    ratio = printer.resolution() / min(printer.resolution(), _PRINT_DPI)
    width, height = image.width() * ratio, image.height() * ratio
    fit = min(1.0, paper.width() / width, paper.height() / height)
    left = (paper.width() - width * fit) / 2
    return QRectF(left, 0, width * fit, height * fit)
