"""The rail: the next 31 days in one line, weekends shaded, a dot where something is due."""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ngodesk.gui import drawing, sizes, theme
from ngodesk.gui.measure import paint_notch

DAYS = 31
_SATURDAY = 5
_SIDE = 8  # as the rows under it
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
        area = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)
        width = area.width() / DAYS
        days = [self._today + timedelta(days=number) for number in range(DAYS)]
        places = [QRectF(area.x() + number * width, 0, width, area.height()) for number in range(DAYS)]
        for day, place in zip(days, places, strict=True):
            self._paint_weekend(painter, place, day)
        painter.fillRect(QRectF(area.x() + width / 2, 12, area.width() - width, 1), theme.color("border"))
        for day, place in zip(days, places, strict=True):
            self._paint_day(painter, place, day)
        self._paint_numbers(painter, dict(zip(days, places, strict=True)))
        paint_notch(painter, places[0].center().x() - 1, 12, 20)

    def _paint_weekend(self, painter: QPainter, area: QRectF, day: date) -> None:
        """Saturday and Sunday together; the rail may begin with a Sunday or end with a Saturday."""
        left, right = day.weekday() == _SATURDAY, day.weekday() > _SATURDAY
        if left and day < self._today + timedelta(days=DAYS - 1):
            drawing.box(painter, area.adjusted(0, 0, area.width(), 0), theme.color("hover"), radius=4)
        elif left or (right and day == self._today):
            drawing.box(painter, area, theme.color("hover"), radius=4)

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

    def _paint_numbers(self, painter: QPainter, days: dict[date, QRectF]) -> None:
        """The days on which something is due, and of the others those for which there is room."""
        metrics = sizes.metrics("small strong")
        wide = metrics.horizontalAdvance("30") + 2
        taken: list[float] = []
        strong = [day for day in days if day == self._today or day in self._tones]
        for day in [*strong, *(day for day in days if day not in strong)]:
            x = days[day].center().x()
            if any(abs(x - other) < wide for other in taken):
                continue
            taken.append(x)
            painter.setFont(sizes.font("small strong" if day in strong else "small"))
            words = QRectF(x - wide, 24, 2 * wide, metrics.lineSpacing())
            color = "text" if day in strong else "muted"
            drawing.text(painter, words, str(day.day), color, Qt.AlignmentFlag.AlignHCenter)
