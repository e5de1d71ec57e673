"""A box to tick, with words beside it."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ngodesk.gui import drawing, icons, sizes, theme

_BOX = 16
_GAP = 8


class Tick(QCheckBox):
    """Ticked or not: the box is drawn in the theme's colours."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = sizes.metrics("body").horizontalAdvance(self.text())
        return QSize(4 + sizes.scaled(_BOX) + _GAP + words + 8, sizes.height(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(120, self.sizeHint().width()), sizes.height(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.hasFocus():
            drawing.box(painter, area, None, theme.color("accent"), 2)
        elif self.underMouse():
            drawing.box(painter, area, theme.color("hover"))
        side = sizes.scaled(_BOX)
        square = QRectF(4, round((self.height() - side) / 2), side, side)
        ticked = self.isChecked()
        ground, edge = ("fill", "fill") if ticked else ("base", "border")
        drawing.box(painter, square, theme.color(ground), theme.color(edge), radius=4)
        if ticked:
            icons.paint(painter, "check", "on_fill", square.x() + 1, square.y() + 1, side - 2)
        painter.setFont(sizes.font("body"))
        words = area.adjusted(4 + side + _GAP, 0, -4, 0)
        drawing.text(painter, words, self.text(), "text" if self.isEnabled() else "muted")

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)
