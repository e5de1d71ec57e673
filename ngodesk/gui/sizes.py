"""Sizes and fonts: one scale of each, derived from the system's font."""

from functools import cache

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

SMALLEST_POINTS = 9.75  # 13 pixels at 96 dots per inch
MARGIN = 24  # of a page
GAP = 12  # between cards
INSET = 16  # inside a card
STEP = 8  # between controls
NARROW = 1280  # below this width the sidebar is a rail
PERCENTS = (100, 110, 125, 150, 175, 200)  # of the system's text

_TEXT_LINE = 16  # what the heights below count for a line of text
_BAR = 40  # what is so high holds buttons, with room round them

_SCALE = {
    "hero": (2.6, QFont.Weight.DemiBold),
    "headline": (2.3, QFont.Weight.DemiBold),
    "figure": (1.9, QFont.Weight.DemiBold),
    "title": (1.55, QFont.Weight.DemiBold),
    "section": (1.08, QFont.Weight.DemiBold),
    "body": (1.0, QFont.Weight.Normal),
    "strong": (1.0, QFont.Weight.DemiBold),
    "small": (0.92, QFont.Weight.Normal),
    "small strong": (0.92, QFont.Weight.DemiBold),
}


ROLES = tuple(_SCALE)
_percent = [100]


def use(app: QApplication, system: QFont, percent: int = 100) -> None:
    """Set everything in the system's font: large enough to read, with figures that stand in columns.

    `percent` of its size is what the person chose.
    """
    base = QFont(system)
    if 0 < base.pointSizeF() < SMALLEST_POINTS:
        base.setPointSizeF(SMALLEST_POINTS)
    base.setFeature(QFont.Tag("tnum"), 1)
    _percent[0] = percent
    font.cache_clear()
    metrics.cache_clear()
    app.setFont(_times(base, percent / 100))


def percent() -> int:
    """How large text is, in percent of the system's."""
    return _percent[0]


def another(step: int) -> int:
    """The size a step larger or smaller than now; without a step the usual one."""
    if not step:
        return PERCENTS[0]
    place = PERCENTS.index(percent()) + step
    return PERCENTS[max(0, min(place, len(PERCENTS) - 1))]


def _times(base: QFont, factor: float) -> QFont:
    made = QFont(base)
    if made.pointSizeF() > 0:
        made.setPointSizeF(made.pointSizeF() * factor)
    else:
        made.setPixelSize(round(made.pixelSize() * factor))
    return made


@cache
def font(role: str) -> QFont:
    """The font for a role of the type scale."""
    factor, weight = _SCALE[role]
    made = _times(QApplication.font(), factor)
    made.setWeight(weight)
    return made


@cache
def metrics(role: str) -> QFontMetrics:
    """What a role's letters measure."""
    return QFontMetrics(font(role))


def side_width(window: int, welcome: bool = False) -> int:
    """How wide the left side of a window of that width is: the sidebar, or the first page's panel."""
    narrow = window < NARROW
    if welcome:
        return min(scaled(430), window * (36 if narrow else 40) // 100)
    return 56 if narrow else scaled(196)


def height(value: int) -> int:
    """A control's height in pixels: `value` at the usual size of text, more where letters are larger."""
    round_text = value - _TEXT_LINE
    return max(value, metrics("body").lineSpacing() + (round_text if value >= _BAR else min(12, round_text)))


def scaled(value: int) -> int:
    """A width that holds text: `value` at the usual size of text, more where letters are larger."""
    return max(value, round(value * metrics("body").lineSpacing() / (_TEXT_LINE + 3)))
