"""The window as it is painted first: grounds and the file's name. Everything else is imported after that.

Loading Qt's `Qt` namespace costs a seventh of a bare window's time, and every brush or pen that is set
loads it; so this file paints with palettes alone.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from ngodesk.gui import remembered, sizes, theme
from ngodesk.gui.layouts import in_column

if TYPE_CHECKING:
    from ngodesk.gui.main_window import MainWindow

_USUAL = 1366, 700
_TITLE_BAR = 31  # what the system puts over a window


class Shell(QWidget):
    """The top-level window. Its content comes when it is painted for the first time."""

    painted = Signal()

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._path = path
        self._painted = False
        self.content: MainWindow | None = None
        self._side = QWidget(self)
        self._side.setAutoFillBackground(True)
        ground = self._side.palette()
        ground.setColor(QPalette.ColorRole.Window, theme.color("sidebar"))
        self._side.setPalette(ground)
        self.setWindowTitle(f"{path.stem} – ngodesk" if path is not None else "ngodesk")
        self.resize(*_USUAL)
        self.restoreGeometry(remembered.geometry())
        self.fit_into(self.screen().availableGeometry())

    def fit_into(self, room: QRect) -> None:
        """Come back wholly onto a screen that is smaller, or stands elsewhere, than the last one."""
        room = room.adjusted(0, _TITLE_BAR, 0, 0)
        self.resize(self.size().boundedTo(room.size()))
        place = self.geometry()
        if not room.contains(place):
            left = max(room.left(), min(place.left(), room.right() - place.width() + 1))
            top = max(room.top(), min(place.top(), room.bottom() - place.height() + 1))
            self.setGeometry(left, top, place.width(), place.height())

    def stand_as_at_first(self) -> None:
        """Take the usual size, wholly on the screen."""
        self.showNormal()
        self.resize(*_USUAL)
        self.fit_into(self.screen().availableGeometry())

    def fill(self, content: "MainWindow") -> None:
        """Put the content in, and carry its title."""
        self.content = content
        self._side.hide()
        layout = in_column(self)
        layout.addWidget(content)
        content.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(content.windowTitle())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The side stands where that of the first page will be, so that nothing jumps."""
        top = sizes.height(40)
        width = sizes.side_width(self.width(), welcome=self._path is None)
        self._side.setGeometry(0, top, width, self.height() - top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.content is None and self._path is not None:
            name, left = self._path.name, self._side.width()
            width = QFontMetrics(self.font()).horizontalAdvance(name)
            QPainter(self).drawText(left + (self.width() - left - width) // 2, self.height() // 2, name)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.content is not None and not self.content.may_close():
            event.ignore()
            return
        remembered.remember_geometry(self.saveGeometry())
        self.hide()
        if self.content is not None and not self.content.close():
            self.show()
            event.ignore()
            return
        super().closeEvent(event)
