"""A line to type in: words that do not fit end with … until somebody writes there."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from ngodesk.gui import drawing, theme

_INDENT = 2  # pixels that Qt keeps at both ends of the words


class Line(QLineEdit):
    """Qt cuts a letter in two; this says that there is more."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_cut() and self.isEnabled() and not self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self._room(), theme.color("base"))
            painter.setFont(self.font())
            drawing.text(painter, self._room().adjusted(_INDENT, 0, 0, 0), self.text(), "text")

    def is_cut(self) -> bool:
        """Whether its words begin at the left and are wider than the line."""
        left = not self.alignment() & Qt.AlignmentFlag.AlignRight
        words = self.fontMetrics().horizontalAdvance(self.displayText())
        return left and words > self._room().width() - 2 * _INDENT

    def _room(self) -> QRectF:
        """Where the words stand."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return QRectF(room.marginsRemoved(self.textMargins()))
