"""The rail: the next 31 days in one line, weekends shaded, a dot where something is due."""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ngodesk.gui import drawing, sizes, theme
from ngodesk.gui.measure import paint_notch

DAYS = 31
_SATURDAY = 5
_WORST = ("ok", "attention", "problem")
_COLORS = {"ok": "accent", "attention": "attention_bar", "problem": "problem_bar"}


def dot_color(tone: str) -> str:
    """The colour of a deadline's dot."""
    return _COLORS[tone]


class Rail(QWidget):
    """Today is the first day. The rows under the rail say the same in words and are the links."""

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self._tones: dict[date, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_days(self, today: date, dots: list[tuple[date, str]], words: str) -> None:
        """Show these days, each in the colour of the worst that is due then; `words` says it."""
        self._today, self._tones = today, {}
        for day, tone in dots:
            known = self._tones.get(day, tone)
            self._tones[day] = max(known, tone, key=_WORST.index)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 24 + sizes.metrics("small").lineSpacing() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / DAYS
        days = [self._today + timedelta(days=number) for number in range(DAYS)]
        for number, day in enumerate(days):
            if day.weekday() >= _SATURDAY:
                painter.fillRect(QRectF(number * width, 0, width, self.height()), theme.color("hover"))
        painter.fillRect(QRectF(width / 2, 12, self.width() - width, 1), theme.color("border"))
        for number, day in enumerate(days):
            self._paint_day(painter, QRectF(number * width, 0, width, self.height()), day)
        paint_notch(painter, width / 2 - 1, 12, 20)

    def _paint_day(self, painter: QPainter, area: QRectF, day: date) -> None:
        tone = self._tones.get(day)
        x = area.center().x()
        painter.fillRect(QRectF(x, 9, 1, 7), theme.color("border"))
        if tone is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("base"))
            painter.drawEllipse(QPointF(x, 12.5), 7, 7)
            painter.setBrush(theme.color(_COLORS[tone]))
            painter.drawEllipse(QPointF(x, 12.5), 5, 5)
        strong = tone is not None or day == self._today
        painter.setFont(sizes.font("small strong" if strong else "small"))
        words = QRectF(area.x() - 4, 24, area.width() + 8, sizes.metrics("small").lineSpacing())
        if strong or sizes.metrics("small").horizontalAdvance("30") < area.width() - 2:
            drawing.text(
                painter, words, str(day.day), "text" if strong else "muted", Qt.AlignmentFlag.AlignHCenter
            )
