"""A pen: writes lines into a page with one operator each; a file's letters are looked up once."""

from typing import Any

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.textobject import PDFTextObject

from ngodesk.reports.fonts import face
from ngodesk.reports.styles import Style


class Letters(dict[int, str]):
    """What a file writes for each character of a face, by its code point; found when first asked for."""

    def __init__(self, name: str, document: Any) -> None:
        super().__init__()
        self.font = getFont(face(name).name)
        self.document = document
        self.beyond: set[str] = set()
        """Characters that came after the first 256 of the file: they stand in a second font."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        ((subset, coded),) = self.font.splitString(char, self.document)
        if subset:
            self.beyond.add(char)
        written: str = escapePDF(coded)
        self[code] = written
        return written

    @property
    def font_name(self) -> str:
        """What the file calls the font of the first 256 characters."""
        name: str = self.font.getSubsetInternalName(0, self.document)
        return name


class Alphabets(dict[str, Letters]):
    """The letters of all faces in one file."""

    def __init__(self, document: Any) -> None:
        super().__init__()
        self.document = document

    def __missing__(self, name: str) -> Letters:
        self[name] = letters = Letters(name, self.document)
        return letters


class Pen(PDFTextObject):  # type: ignore[misc]
    """A text in the canvas, of lines that each stand in a place of their own."""

    def __init__(self, canvas: Any) -> None:
        super().__init__(canvas)
        self._curSubset = -1  # no font of the file is set yet
        self.style: Style | None = None
        self.alphabets: Alphabets = canvas.alphabets

    def use(self, style: Style) -> None:
        """Write what follows in this style."""
        if style is not self.style:
            self.style = style
            self.letters = self.alphabets[style.face]
            style.apply(self)

    def put(self, line: str, x: float, y: float) -> None:
        """Write a line so that its base begins at a place."""
        letters = self.letters
        written = line.translate(letters)
        if letters.beyond and not letters.beyond.isdisjoint(line):
            self.setTextOrigin(x, y)
            self.textOut(line)
            return
        if self._curSubset:
            self._code.append(f"{letters.font_name} {self._fontsize:g} Tf")
            self._curSubset = 0
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm ({written}) Tj")
