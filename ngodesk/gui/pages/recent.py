"""The files opened last, each a row to click; a file that is gone says so."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ngodesk.common.language import _
from ngodesk.gui import drawing, icons, sizes, theme
from ngodesk.gui.layouts import in_column
from ngodesk.gui.moments import moment
from ngodesk.gui.named_files import where
from ngodesk.gui.notes import Card
from ngodesk.gui.remembered import Recent


class RecentRow(QPushButton):
    """One file: name, folder, when it was opened."""

    def __init__(self, file: Recent, last: bool) -> None:
        super().__init__()
        self.file = file
        self._missing = False
        self._now: datetime | None = None
        self._last = last
        self._place = self._when = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def learn(self, missing: bool, now: datetime) -> None:
        """Say whether the file is still there, and when it was opened."""
        self._missing, self._now = missing, now
        self.retranslate()

    def retranslate(self) -> None:
        """Say place and time in the window's language."""
        self._place = _("this file is no longer there") if self._missing else where(self.file.path.parent)
        self._when = moment(self.file.opened, self._now) if self._now else ""
        self.setText(self.file.path.name)
        self.setAccessibleName(", ".join(filter(None, (self.file.path.name, self._place, self._when))))
        self.setToolTip(str(self.file.path))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, sizes.height(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, sizes.height(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.underMouse():
            drawing.box(painter, area, theme.color("hover"))
        if self.hasFocus():
            drawing.box(painter, area, None, theme.color("accent"), 2)
        elif not self._last:
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.color("line"))
        icons.paint(painter, "file-x" if self._missing else "file", "muted", 9, (self.height() - 16) // 2)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        when = sizes.metrics("body").horizontalAdvance(self._when) + 2
        name = min(256, (self.width() - 60 - when) // 2)
        painter.setFont(sizes.font("strong"))
        drawing.text(painter, QRectF(32, 0, name - 12, self.height()), self.text(), "text")
        painter.setFont(sizes.font("body"))
        place = QRectF(32 + name, 0, self.width() - 32 - name - when - 20, self.height())
        drawing.text(painter, place, self._place, "attention" if self._missing else "muted")
        area = QRectF(self.width() - when - 8, 0, when, self.height())
        drawing.text(painter, area, self._when, "muted", Qt.AlignmentFlag.AlignRight)


class RecentFiles(Card):
    """The list of them."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[RecentRow] = []
        self._layout = in_column(self, (8, 4, 8, 4), 0)

    def show_files(self, files: list[Recent]) -> None:
        """Show these files."""
        for row in self.rows:
            row.deleteLater()
        self.rows = []
        for file in files:
            row = RecentRow(file, last=file is files[-1])
            row.clicked.connect(lambda _checked, path=file.path: self.chosen.emit(path))
            self._layout.addWidget(row)
            self.rows.append(row)

    def learn(self, missing: set[Path], now: datetime) -> None:
        """Say which files are gone, and when each was opened: neither is known before the first paint."""
        for row in self.rows:
            row.learn(row.file.path in missing, now)

    def retranslate(self) -> None:
        """Say places and times in the window's language."""
        for row in self.rows:
            row.retranslate()
