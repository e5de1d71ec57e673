"""What several widgets draw alike: boxes with round corners, and text that is cut with an ellipsis."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from ngodesk.gui import theme

CARD_RADIUS = 8
CONTROL_RADIUS = 6


def box(
    painter: QPainter,
    area: QRectF,
    ground: QColor | None,
    edge: QColor | None = None,
    width: float = 1,
    radius: float = CONTROL_RADIUS,
) -> None:
    """A box with round corners whose line lies inside `area`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    half = width / 2 if edge is not None else 0
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius - half, radius - half)


def text(
    painter: QPainter,
    area: QRectF,
    words: str,
    color: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """One line of text in the painter's font, in the theme's colour `color`, cut where it does not fit."""
    painter.setPen(theme.color(color))
    fitting = QFontMetrics(painter.font()).elidedText(words, cut, int(area.width()))
    flags = int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(area, flags, fitting)
