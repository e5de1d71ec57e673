"""Measures, colours and type of all prints. All lengths are in points."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

from ngodesk.reports.fonts import BOLD, ITALIC, REGULAR, face
from ngodesk.reports.typography import GLUE

# Greys as a share of white: one number each in the file, and one ink in the printer
INK = 0x1A / 255
GREY = 0x55 / 255
BOX = 0x8C / 255
HAIR = 0xBD / 255
ACCENT: Color = HexColor("#1D4E5F")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: face, size, distance of its lines, colour."""

    face: str
    size: float
    leading: float
    colour: float | Color = INK

    def width(self, text: str) -> float:
        """How wide a prepared text is in one line."""
        widths = face(self.face).widths
        if GLUE in text:
            text = text.replace(GLUE, " ")
        total: float = sum(map(widths.__getitem__, text))
        return total * self.size / 1000

    def apply(self, text: Any) -> None:
        """Set what follows in a canvas' text in this style."""
        text.setFont(face(self.face).name, self.size, self.leading)
        if isinstance(self.colour, float):
            text.setFillGray(self.colour)
        else:
            text.setFillColor(self.colour)


LABEL = Style(BOLD, 9, 11, ACCENT)
TITLE = Style(BOLD, 19, 23)
TITLE_SMALL = Style(BOLD, 16.5, 20)
SUBTITLE = Style(REGULAR, 10.5, 14, GREY)
HEADING = Style(BOLD, 12, 15)
TEXT = Style(REGULAR, 10.5, 14)
TEXT_STRONG = Style(BOLD, 10.5, 14)
NOTE = Style(REGULAR, 8.5, 10.8, GREY)

BODY = Style(REGULAR, 9.5, 12)
BODY_STRONG = Style(BOLD, 9.5, 12)
BODY_UNKNOWN = Style(ITALIC, 9.5, 12, GREY)
DENSE = Style(REGULAR, 8.5, 10.8)
DENSE_STRONG = Style(BOLD, 8.5, 10.8)
DENSE_UNKNOWN = Style(ITALIC, 8.5, 10.8, GREY)
HEAD = Style(BOLD, 8.5, 10.3)

FORM_LABEL = Style(REGULAR, 9, 11.8, GREY)
FORM_VALUE = Style(REGULAR, 10.5, 13.2)
FORM_STRONG = Style(BOLD, 10.5, 13.2)
FORM_UNKNOWN = Style(ITALIC, 10.5, 13.2, GREY)

HEADER = Style(BOLD, 9, 11)
HEADER_SMALL = Style(REGULAR, 8.5, 10.8, GREY)
CREDIT = Style(REGULAR, 8.5, 10.8)
CREDIT_MISSING = Style(ITALIC, 8.5, 10.8, GREY)
MARK = Style(BOLD, 8, 10.8, GREY)
IMPRINT = Style(REGULAR, 8, 10.8, GREY)
PAGE_NUMBER = Style(BOLD, 8.5, 10.8)
SIGNATURE = Style(REGULAR, 8.5, 10.8, GREY)
SIGNATURE_NAME = Style(REGULAR, 8.5, 10.8)

CLAUSE = Style(REGULAR, 8, 9.8)
CLAUSE_LABEL = Style(BOLD, 8, 9.8)
DISPLAY = {
    "title": TITLE,
    "word": Style(BOLD, 36, 40),
    "name": Style(BOLD, 26, 31),
    "course": Style(BOLD, 18, 23),
    "line": Style(REGULAR, 12.5, 17),
    "label": Style(REGULAR, 12.5, 17, GREY),
}
BADGE_NAME = Style(BOLD, 19, 22)
BADGE = Style(REGULAR, 11, 14)
BADGE_FOOT = Style(REGULAR, 8.5, 10.8, GREY)
INDEX = Style(BOLD, 17, 21)
KEY_FIGURE = Style(BOLD, 20.2, 22)

RULE = 0.9
RULE_HEAD = 0.6
RULE_ROW = 0.35
RULE_FOOT = 0.5


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its size, where the text begins and ends, where the header starts."""

    size: tuple[float, float]
    left: float
    right: float
    top: float

    @property
    def text_width(self) -> float:
        """Between the margins."""
        return self.size[0] - self.left - self.right

    @property
    def lies(self) -> bool:
        """Landscape: it is punched at its upper edge."""
        return self.size[0] > self.size[1]

    def at(self, scale: float) -> "Paper":
        """The same sheet, measured in larger points."""
        wide, high = self.size
        return Paper((wide / scale, high / scale), self.left / scale, self.right / scale, self.top / scale)


PORTRAIT = Paper(A4, 25 * mm, 15 * mm, 12 * mm)
LANDSCAPE = Paper(landscape(A4), 18 * mm, 18 * mm, 25 * mm)
# Of large print: how much larger tables are, header and footer, and a document for Word.
LARGE, LARGE_FRAME, LARGE_WORD = 16 / 9.5, 1.25, 1.5
BOTTOM = 11 * mm
UNDER_FIRST_RULE = 8 * mm
UNDER_LATER_RULE = 11 * mm
ABOVE_FOOT_RULE = 6 * mm
LOGOS_HIGH = 13 * mm
UNDER_LOGOS = 6 * mm
BETWEEN_LOGOS = 6 * mm

BEFORE_HEADING = 5.5 * mm
AFTER_HEADING = 2 * mm
AFTER_PARAGRAPH = 2 * mm
AFTER_TABLE = 4 * mm
INDENT = 6 * mm
BETWEEN_ITEMS = 0.5 * mm
AFTER_LABEL = 0.7 * mm
AFTER_TITLE = 1.5 * mm
AFTER_SUBTITLE = 4 * mm
BEFORE_NOTE = 1.2 * mm
ROOM_UNDER_HEADING = 30 * mm

# Large print is no more than that: what is large already grows less. In points before it is enlarged.
LARGE_TITLE, LARGE_TITLE_SMALL = Style(BOLD, 16, 19), Style(BOLD, 12.5, 15)
LARGE_TEXT = Style(REGULAR, 8.8, 11)
LARGE_SMALL = Style(REGULAR, 8.6, 10.8)
LARGE_HEADING = Style(BOLD, 10.7, 12.8), 4 * mm, 1.4 * mm, 18 * mm

# By level: style, distance before and after, what must fit below it.
HEADINGS = (
    (HEADING, BEFORE_HEADING, AFTER_HEADING, ROOM_UNDER_HEADING),
    (TEXT_STRONG, 2.5 * mm, 0.7 * mm, 24 * mm),
)

BEFORE_SIGNATURES = 5 * mm
ROOM_TO_SIGN = 15 * mm
BETWEEN_SIGNATURES: float = 8 * mm
