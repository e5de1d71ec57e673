"""The strip of logos over a first page: all 13 mm high, at equal gaps, from margin to margin."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import ImageReader

from ngodesk.reports import styles

if TYPE_CHECKING:
    from PIL.Image import Image

# A picture with more dots tells nothing more at this height, and would slow every page.
_DOTS_HIGH = 600


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that can be drawn: as a PNG, and its place in points from the left margin."""

    png: bytes
    x: float
    width: float
    height: float


def strip(pictures: Sequence[bytes], room: float) -> list[Logo]:
    """The logos side by side. Wide ones are made smaller together; what is no picture is left out."""
    found = [each for picture in pictures if (each := _opened(picture))]
    if not found:
        return []
    widths = [styles.LOGOS_HIGH * image.width / image.height for image in found]
    gaps = len(found) - 1
    scale = min(1.0, (room - gaps * styles.BETWEEN_LOGOS) / sum(widths))
    gap = (room - scale * sum(widths)) / gaps if gaps else 0.0
    made, x = [], 0.0
    for image, width in zip(found, widths, strict=True):
        made.append(Logo(_png(image), x, width * scale, styles.LOGOS_HIGH * scale))
        x += width * scale + gap
    return made


def draw(canvas: Any, strip_: Sequence[Logo], left: float, top: float) -> None:
    """Draw the strip under `top`; smaller ones stand on the middle of its height."""
    for logo in strip_:
        base = top - (styles.LOGOS_HIGH + logo.height) / 2
        reader = ImageReader(BytesIO(logo.png))
        canvas.drawImage(reader, left + logo.x, base, logo.width, logo.height, mask="auto")


def _opened(picture: bytes) -> "Image | None":
    from PIL import Image  # slow to load: only where there is a logo

    try:
        image = Image.open(BytesIO(picture), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF"))
        image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return image


def _png(image: "Image") -> bytes:
    if image.height > _DOTS_HIGH:
        image = image.resize((max(1, round(image.width * _DOTS_HIGH / image.height)), _DOTS_HIGH))
    stream = BytesIO()
    image.convert("RGBA").save(stream, "PNG")
    return stream.getvalue()
