"""The row under the list: how many were there, session by session."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ngodesk.common.language import _
from ngodesk.gui import drawing, sizes, theme
from ngodesk.gui.attendance.shown import FIRST, NAME, day_text, hours_text

if TYPE_CHECKING:
    from ngodesk.gui.attendance.grid import AttendanceGrid

_HEIGHT = 37
_PADDING = 8


class Totals(QWidget):
    """Stands under the columns of the list it counts, and stays when that scrolls."""

    def __init__(self, grid: "AttendanceGrid") -> None:
        super().__init__()
        self._grid = grid
        self._hours = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.counted.connect(self.count)
        grid.horizontalHeader().sectionResized.connect(lambda *_sizes: self.update())
        grid.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())

    def sizeHint(self) -> QSize:
        return QSize(200, sizes.height(_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def count(self) -> None:
        """Somebody came, or did not."""
        self.update()

    def words(self) -> list[str]:
        """What stands under each session."""
        book = self._grid.book
        if book is None:
            return []
        return [
            _("{number} of {all}").format(number=book.present[meeting.id], all=len(book.lines))
            for meeting in book.meetings
        ]

    def say(self) -> None:
        """Add up the hours, and have it all in words for whoever cannot see it."""
        book = self._grid.book
        self._hours = sum(book.hours(line) for line in book.lines) if book is not None else 0
        days = [day_text(meeting) for meeting in book.meetings] if book is not None else []
        parts = [f"{day}: {words}" for day, words in zip(days, self.words(), strict=True)]
        self.setAccessibleName(", ".join([_("Present"), *parts]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.color("line"))
        if self._grid.book is None:
            return
        painter.setFont(sizes.font("strong"))
        drawing.text(painter, self._area(NAME), _("Present"), "text")
        for column, words in enumerate(self._fitting(), FIRST):
            area = self._area(column).adjusted(-_PADDING, 0, _PADDING, 0)
            drawing.text(painter, area, words, "text", Qt.AlignmentFlag.AlignHCenter)
        last = self._area(FIRST + len(self._grid.book.meetings)).adjusted(-24, 0, 0, 0)
        drawing.text(painter, last, hours_text(self._hours), "text", Qt.AlignmentFlag.AlignRight)

    def _fitting(self) -> list[str]:
        """The words where each of them stands clear of its neighbours; otherwise the numbers alone."""
        book, words, metrics = self._grid.book, self.words(), sizes.metrics("strong")
        wide = [self._area(column).width() + _PADDING for column in range(FIRST, FIRST + len(words))]
        if book is None or all(map(lambda each, room: metrics.horizontalAdvance(each) <= room, words, wide)):
            return words
        return [str(book.present[meeting.id]) for meeting in book.meetings]

    def _area(self, column: int) -> QRectF:
        left = self._grid.columnViewportPosition(column)
        return QRectF(left, 0, self._grid.columnWidth(column), self.height()).adjusted(
            _PADDING, 0, -_PADDING, 0
        )
