"""A QR code: drawn as squares, without a font and without a picture."""

from reportlab.graphics.barcode import qrencoder
from reportlab.lib.units import mm

from ngodesk.reports.flow import Piece

_WIDE, _BEFORE, _AFTER = 32 * mm, 10 * mm, 3 * mm


class Picture(Piece):
    """The code of a text; a quarter of it may be stained."""

    def __init__(self, text: str, width: float) -> None:
        super().__init__(width, _WIDE, _BEFORE, _AFTER)
        self._code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.Q)
        self._code.addData(text)
        self._code.make()

    def draw(self) -> None:
        count = self._code.getModuleCount()
        side = _WIDE / count
        self.canv.setFillGray(0)
        for row in range(count):
            for column in range(count):
                if self._code.isDark(row, column):
                    self.canv.rect(column * side, _WIDE - (row + 1) * side, side, side, stroke=0, fill=1)
