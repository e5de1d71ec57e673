"""A month as a calendar on the wall: a row for each week, in each day what takes place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ngodesk.common import dates
from ngodesk.common.calendar import NAMES
from ngodesk.common.language import _, current
from ngodesk.gui import drawing, sizes, theme
from ngodesk.gui.painted import Painted

WEEKS = 6
_WEEK = 7
_SATURDAY = 5
_SIGN = 8
_HEAD = 22
_LEAST = 34


@dataclass(frozen=True)
class Item:
    """What stands in a day: a word, the tone of its kind, its status, and all of it as it is said."""

    words: str
    tone: str
    status: str
    said: str


def weeks_of(day: date) -> date:
    """The Monday with which the page of a month begins."""
    first = day.replace(day=1)
    return date.fromordinal(max(1, first.toordinal() - first.weekday()))


def paint_status(painter: QPainter, center: QPointF, status: str, color: QColor) -> None:
    """Planned is a ring, held a dot, cancelled a cross: the sign says it without the colour."""
    radius = sizes.scaled(_SIGN) / 2 - 0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.75))
    painter.setBrush(color if status == "held" else Qt.BrushStyle.NoBrush)
    if status == "cancelled":
        for sign in (1, -1):
            painter.drawLine(
                center + QPointF(-radius, -radius * sign) * 0.8, center + QPointF(radius, radius * sign) * 0.8
            )
    else:
        painter.drawEllipse(center, radius - 0.5, radius - 0.5)


class Month(Painted):
    """Painted. Arrows go from day to day, Page Up and Page Down from month to month, Enter opens the day."""

    moved = Signal(object)  # the day that has the keyboard
    opened = Signal(object)  # the day that is to be opened

    def __init__(self) -> None:
        super().__init__()
        self.day = self.today = date.today()
        self.items: Mapping[date, Sequence[Item]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.say()

    def show_items(self, items: Mapping[date, Sequence[Item]]) -> None:
        """Show what takes place."""
        self.items = items
        self.say()
        self.update()

    def go(self, day: date) -> None:
        """Let a day have the keyboard."""
        if day != self.day:
            self.day = day
            self.say()
            self.update()
            self.moved.emit(day)

    def say(self) -> None:
        """The day that has the keyboard, and what takes place on it, for a screen reader."""
        self.setAccessibleName(self._said(self.day))

    def _said(self, day: date) -> str:
        named = dates.with_weekday(day, current().language)
        held = "; ".join(item.said for item in self.items.get(day, ()))
        return f"{named}: {held}" if held else _("{day}: nothing").format(day=named)

    def sizeHint(self) -> QSize:
        return QSize(sizes.scaled(620), self.minimumSizeHint().height())  # it takes what room there is

    def minimumSizeHint(self) -> QSize:
        return QSize(_WEEK * sizes.scaled(44), self._top() + WEEKS * self._least())

    @staticmethod
    def _least() -> int:
        return max(_LEAST, 2 * sizes.metrics("small").lineSpacing() + 4)

    @staticmethod
    def _top() -> int:
        return sizes.height(_HEAD)

    # Where days are

    def _first(self) -> date:
        return weeks_of(self.day)

    def area(self, day: date) -> QRectF:
        """The box of a day of this page."""
        week, weekday = divmod((day - self._first()).days, _WEEK)
        wide, high = self.width() / _WEEK, (self.height() - self._top()) / WEEKS
        return QRectF(weekday * wide, self._top() + week * high, wide, high)

    def _days(self) -> list[date]:
        last = date.max.toordinal()
        first = self._first().toordinal()
        return [date.fromordinal(day) for day in range(first, min(last, first + _WEEK * WEEKS - 1) + 1)]

    def _at(self, point: QPointF) -> date | None:
        return next((day for day in self._days() if self.area(day).contains(point)), None)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_weekdays(painter)
        for day in self._days():
            self._paint_day(painter, day, self.area(day))

    def _paint_weekdays(self, painter: QPainter) -> None:
        painter.setFont(sizes.font("small"))
        names = NAMES.get(current().language, NAMES["en"]).brief_weekdays
        wide = self.width() / _WEEK
        for place, name in enumerate(names):
            room = QRectF(place * wide + 6, 0, wide - 8, self._top())
            drawing.text(painter, room, name, "muted")

    def _paint_day(self, painter: QPainter, day: date, area: QRectF) -> None:
        chosen = day == self.day
        if chosen:
            painter.fillRect(area, theme.color("soft"))
        elif day.weekday() >= _SATURDAY:
            painter.fillRect(area, theme.color("alt"))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), theme.color("line"))
        self._paint_number(painter, day, area)
        self._paint_items(painter, self.items.get(day, ()), area)
        if chosen and (self.hasFocus() or theme.current().plain):
            drawing.box(painter, area.adjusted(0, 1, -1, 0), None, theme.color("accent"), 2, 4)

    def _paint_number(self, painter: QPainter, day: date, area: QRectF) -> None:
        line = sizes.metrics("small").lineSpacing()
        room = QRectF(area.left() + 6, area.top() + 3, area.width() - 10, line)
        ours, today = day.month == self.day.month, day == self.today
        painter.setFont(sizes.font("small strong" if today else "small"))
        words = _("{number}, today").format(number=day.day) if today else str(day.day)
        drawing.text(painter, room, words, "accent" if today else "text" if ours else "muted")

    def _paint_items(self, painter: QPainter, items: Sequence[Item], area: QRectF) -> None:
        painter.setFont(sizes.font("small"))
        line = sizes.metrics("small").lineSpacing() + 1
        fitting = max(1, int((area.height() - line - 5) // line))
        shown = len(items) if len(items) <= fitting else fitting - 1
        y = area.top() + line + 4
        for item in items[:shown]:
            self._paint_item(painter, item, QRectF(area.left() + 5, y, area.width() - 8, line))
            y += line
        if rest := len(items) - shown:
            room = QRectF(area.left() + 5, y, area.width() - 8, line)
            drawing.text(painter, room, _("{number} more").format(number=rest), "muted")

    @staticmethod
    def _paint_item(painter: QPainter, item: Item, room: QRectF) -> None:
        sign = sizes.scaled(_SIGN)
        gone = item.status == "cancelled"
        tone = "muted" if gone else item.tone
        paint_status(
            painter, QPointF(room.left() + sign / 2, room.center().y()), item.status, theme.color(tone)
        )
        font = painter.font()
        font.setStrikeOut(gone)
        painter.setFont(font)
        drawing.text(painter, room.adjusted(sign + 4, 0, 0, 0), item.words, tone)
        font.setStrikeOut(False)
        painter.setFont(font)

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK}
        if key in steps:
            self.go(_moved(self.day, steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn_to(dates.month_after(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(_moved(self.day, (0 if key == Qt.Key.Key_Home else _WEEK - 1) - self.day.weekday()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def turn_to(self, month: date | None) -> None:
        """Another month; the same day of it, or its last. Stays where the calendar ends."""
        if month is not None:
            self.go(month + timedelta(days=min(self.day.day, _length(month)) - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if (day := self._at(event.position())) is not None:
            self.go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (day := self._at(event.position())) is not None:
            self.opened.emit(day)

    def under(self, position: QPointF) -> str:
        day = self._at(position)
        return self._said(day) if day is not None and self.items.get(day) else ""


def _length(first: date) -> int:
    """The days of a month."""
    return (_moved(first, 31).replace(day=1) - first).days or 31


def _moved(day: date, by: int) -> date:
    """Some days later or earlier, no further than there are days."""
    return date.fromordinal(min(max(day.toordinal() + by, 1), date.max.toordinal()))
