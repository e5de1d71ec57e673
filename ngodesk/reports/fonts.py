"""The four faces of Source Sans 3: registered when first used, with the widths of their characters."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ngodesk.common.paths import resources

REGULAR = "SourceSans3-Regular"
ITALIC = "SourceSans3-Italic"
BOLD = "SourceSans3-SemiBold"
BOLD_ITALIC = "SourceSans3-SemiBoldItalic"

FILES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    ITALIC: "SourceSans3_400Regular_Italic.ttf",
    BOLD: "SourceSans3_600SemiBold.ttf",
    BOLD_ITALIC: "SourceSans3_600SemiBold_Italic.ttf",
}

# Otherwise every drawing brings an unembedded Helvetica into the file, even one without text.
STATE_DEFAULTS["fontName"] = REGULAR


@dataclass(frozen=True, slots=True)
class Face:
    """A registered face: its name and, for each character it has, the width in thousandths of the size."""

    name: str
    widths: Mapping[str, float]


@lru_cache
def digests() -> dict[str, str]:
    """The files of the four faces with their checksums: what a print looks like depends on them."""
    folder = resources() / "fonts"
    return {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in FILES.values()}


@lru_cache
def face(name: str) -> Face:
    """The face called `name`, one of the four, ready to be drawn with."""
    font = TTFont(name, str(resources() / "fonts" / FILES[name]))
    pdfmetrics.registerFont(font)
    widths = {chr(code): font.face.charWidths[code] for code in font.face.charToGlyph}
    return Face(name, widths)
