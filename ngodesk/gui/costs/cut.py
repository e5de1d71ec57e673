"""A bar cut at each part of a whole."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ngodesk.gui import theme


class Cut(QWidget):
    """A bar cut at each allocation; what is not shared out is the track."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[float] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: list[float]) -> None:
        """Show parts of the whole, each between 0 and 1."""
        self._parts = parts
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(0, 1, self.width(), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(area, 4, 4)
        over = sum(self._parts) > 1.0001
        painter.setBrush(theme.color("problem_bar" if over else "accent"))
        x = 0.0
        for part in self._parts:
            width = min(part, max(0.0, 1 - x)) * area.width()
            if width > 0:
                painter.drawRoundedRect(QRectF(x * area.width(), 1, max(1.0, width - 2), 8), 3, 3)
            x += part
