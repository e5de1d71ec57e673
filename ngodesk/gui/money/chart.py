"""Cash by month: a column for each month, above the line what is held, below it what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ngodesk.gui import drawing, sizes, theme

_HEIGHT = 150
_LABELS = 22
_LEFT = 84


@dataclass(frozen=True)
class Column:
    """A month: its short name, what is held in any unit, and that as words."""

    name: str
    held: int
    words: str


class MonthChart(QWidget):
    """Painted; left and right go from month to month and say each."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: Sequence[Column] = ()
        self.at = 0
        self._name = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_columns(self, columns: Sequence[Column], name: str) -> None:
        """Show other months; the last has the keyboard."""
        self.columns, self._name = columns, name
        self.at = max(0, len(columns) - 1)
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, sizes.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, sizes.scaled(_HEIGHT))

    def _say(self) -> None:
        said = f": {self.columns[self.at].words}" if self.columns else ""
        self.setAccessibleName(self._name + said)
        self.setToolTip(self.columns[self.at].words if self.columns else "")

    # Painting

    def _area(self) -> QRectF:
        return QRectF(
            sizes.scaled(_LEFT),
            8,
            self.width() - sizes.scaled(_LEFT) - 4,
            self.height() - sizes.scaled(_LABELS) - 12,
        )

    def _column(self, place: int) -> QRectF:
        area = self._area()
        width = area.width() / max(1, len(self.columns))
        return QRectF(area.left() + place * width, area.top(), width, area.height())

    def _scale(self) -> tuple[int, int]:
        """The largest and the smallest amount; the line of nothing is always there."""
        held = [column.held for column in self.columns]
        return max([0, *held]), min([0, *held])

    def _y(self, held: int) -> float:
        area, (top, bottom) = self._area(), self._scale()
        return area.bottom() - area.height() * (held - bottom) / ((top - bottom) or 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(sizes.font("small"))
        zero = self._y(0)
        for place, column in enumerate(self.columns):
            self._paint_column(painter, place, column, zero)
        area = self._area()
        painter.fillRect(QRectF(area.left(), zero, area.width(), 1), theme.color("border"))
        self._paint_words(painter)

    def _paint_column(self, painter: QPainter, place: int, column: Column, zero: float) -> None:
        box, end = self._column(place), self._y(column.held)
        wide = min(28.0, max(3.0, box.width() - 6))
        bar = QRectF(box.center().x() - wide / 2, min(zero, end), wide, abs(end - zero))
        painter.fillRect(bar, theme.color("accent" if column.held >= 0 else "problem_bar"))
        if self.hasFocus() and place == self.at:
            drawing.box(painter, box.adjusted(1, -4, -1, 4), None, theme.color("accent"), 2, 4)

    def _paint_words(self, painter: QPainter) -> None:
        """Months under the columns as far as there is room, and the highest and the lowest amount."""
        width = self._column(0).width() if self.columns else 1
        longest = max(
            (sizes.metrics("small").horizontalAdvance(column.name) for column in self.columns), default=1
        )
        step = max(1, -(-(longest + 8) // max(1, int(width))))
        bottom = self._area().bottom() + 6
        for place in range(0, len(self.columns), step):
            box = self._column(place)
            room = QRectF(box.center().x() - longest, bottom, 2 * longest, sizes.scaled(_LABELS))
            drawing.text(painter, room, self.columns[place].name, "muted", Qt.AlignmentFlag.AlignHCenter)
        marked = (
            {max(self.columns, key=lambda each: each.held), min(self.columns, key=lambda each: each.held)}
            if self.columns
            else set()
        )
        for column in marked:
            amount = column.words.rsplit(": ", 1)[-1]
            y = self._y(column.held)
            room = QRectF(0, y - 10, sizes.scaled(_LEFT) - 8, 20)
            drawing.text(painter, room, amount, "muted", Qt.AlignmentFlag.AlignRight)

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not self.columns:
            super().keyPressEvent(event)
            return
        self.at = min(max(self.at + step, 0), len(self.columns) - 1)
        self._say()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            point = QPointF(event.pos())
            for place, column in enumerate(self.columns):
                if self._column(place).contains(point):
                    QToolTip.showText(event.globalPos(), column.words, self)
                    return True
        return super().event(event)
