"""What is painted and not made of widgets: its focus is seen, and the pointer is told what it is over."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QFocusEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget


class Painted(QWidget):
    """Paints itself anew where the keyboard comes or goes."""

    def under(self, position: QPointF) -> str:
        """What is told of a place in it; blank where there is nothing to tell."""
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.under(QPointF(event.pos())), self)
            return True
        return super().event(event)
