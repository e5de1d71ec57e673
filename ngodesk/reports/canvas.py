"""The canvas of a print: each page is compressed when it is full, and numbered once all are there."""

import zlib
from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFPage, PDFStream
from reportlab.pdfgen.canvas import Canvas

from ngodesk.reports.pen import Alphabets

WriteNumber = Callable[[Any, int, int], None]
"""Draws the number of a page, and how many there are."""


class PageStream(PDFStream):  # type: ignore[misc]
    """What stands on a page, compressed: a long print would not fit into the memory of an old laptop."""

    def __init__(self, code: bytes) -> None:
        packer = zlib.compressobj()
        # After a full flush compressed data may go on: see `end`.
        packed = packer.compress(code) + packer.flush(zlib.Z_FULL_FLUSH)
        super().__init__(PDFDictionary({"Filter": PDFName("FlateDecode")}), packed)
        self.checksum = zlib.adler32(code)

    def end(self, code: bytes) -> None:
        """Add the last thing that stands on the page."""
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = packer.compress(code) + packer.flush()
        self.content += packed + zlib.adler32(code, self.checksum).to_bytes(4, "big")

    def format(self, document: Any) -> bytes:
        """What the file writes; it is asked for once."""
        written: bytes = super().format(document)
        self.content = b""
        return written


class NumberedCanvas(Canvas):  # type: ignore[misc]
    """A canvas that says on each page how many there are, once it knows."""

    def __init__(self, *arguments: Any, write_number: WriteNumber, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.write_number = write_number
        self.alphabets = Alphabets(self._doc)
        self.streams: list[PageStream] = []

    def showPage(self) -> None:  # noqa: N802 - the name it has in a canvas
        """Put the page away, compressed."""
        name = self._doc.thisPageName()
        super().showPage()
        page: PDFPage = self._doc.idToObject[name]
        page.Contents = PageStream(page.stream.encode())
        page.stream = None
        self.streams.append(page.Contents)

    def save(self) -> None:
        """Number the pages, then write the file."""
        for number, stream in enumerate(self.streams, 1):
            self.write_number(self, number, len(self.streams))
            stream.end("\n".join(self._code).encode())
            self._code.clear()
        super().save()
