"""The timeline: a lane for each activity, a dot for each event, months, and a notch where today is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from ngodesk.common import dates
from ngodesk.common.language import current
from ngodesk.gui import drawing, sizes, theme
from ngodesk.gui.measure import paint_notch
from ngodesk.gui.painted import Painted

if TYPE_CHECKING:
    from ngodesk.work.timeline import Dot, Lane

_LANE = 22
INDENT = 6  # where the words begin: the focus ring stands round them
_RADIUS = 5
_BAR = 12


@dataclass(frozen=True)
class Span:
    """The days that the whole width stands for, and the months' names."""

    start: date
    end: date
    today: date
    months: tuple[str, ...]

    def part(self, day: date) -> float:
        """Where a day stands, from 0 to 1."""
        days = max(1, (self.end - self.start).days + 1)
        return min(max((day - self.start).days / days, 0.0), 1.0)


class Timeline(Painted):
    """Painted; with the keyboard up and down go through lanes, left and right through events, Enter opens."""

    lane_chosen = Signal(object)  # a lane
    dot_chosen = Signal(object)  # an event

    def __init__(self) -> None:
        super().__init__()
        self.lanes: tuple[Lane, ...] = ()
        self._span: Span | None = None
        self._words: list[str] = []
        self._at = (0, -1)  # the lane and the event in it; -1 is the lane itself
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lanes(self, lanes: "tuple[Lane, ...]", words: list[str], span: Span, name: str) -> None:
        """Show these lanes; `words` says each."""
        self.lanes, self._words, self._span = lanes, words, span
        lane = min(self._at[0], max(0, len(lanes) - 1))
        self._at = (lane, -1)
        self.setAccessibleName(f"{name}: {'; '.join(words)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self._head() + self._lane() * len(self.lanes) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def _head(self) -> int:
        return sizes.metrics("small").lineSpacing() + 4

    def _lane(self) -> int:
        return sizes.height(_LANE)

    def _room(self) -> QRectF:
        """Where the days are: right of the names."""
        metrics = sizes.metrics("body")
        names = [metrics.horizontalAdvance(lane.title) for lane in self.lanes]
        left = min([max([0, *names]) + self._code() + 24 + INDENT, self.width() * 2 // 5])
        return QRectF(left, self._head(), self.width() - left - 2, self._lane() * len(self.lanes))

    def _code(self) -> int:
        metrics = sizes.metrics("small")
        return max([0, *(metrics.horizontalAdvance(lane.code) for lane in self.lanes)]) + 12

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._span is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self._room()
        self._paint_months(painter, room, self._span)
        for number, lane in enumerate(self.lanes):
            self._paint_lane(painter, room, number, lane, self._span)
        if self._span.start <= self._span.today <= self._span.end:
            x = room.x() + room.width() * self._span.part(self._span.today)
            paint_notch(painter, round(x), room.center().y(), room.height() + 6)
        self._paint_focus(painter, room)

    def _paint_months(self, painter: QPainter, room: QRectF, span: Span) -> None:
        painter.setFont(sizes.font("small"))
        metrics, free = sizes.metrics("small"), room.x() - 1
        for first in month_starts(span.start, span.end):
            x = room.x() + room.width() * span.part(first)
            painter.fillRect(QRectF(round(x), 2, 1, room.bottom()), theme.color("line"))
            words = span.months[first.month - 1] if first.month > 1 else str(first.year)
            width = metrics.horizontalAdvance(words) + 4
            if x >= free and x + width <= room.right() + 2:
                drawing.text(painter, QRectF(x + 4, 0, width, self._head() - 2), words, "muted")
                free = x + width + 6

    def _paint_lane(self, painter: QPainter, room: QRectF, number: int, lane: "Lane", span: Span) -> None:
        top, height = room.y() + number * self._lane(), self._lane()
        painter.setFont(sizes.font("small"))
        drawing.text(painter, QRectF(INDENT, top, self._code(), height), lane.code, "muted")
        painter.setFont(sizes.font("body"))
        name = QRectF(INDENT + self._code(), top, room.x() - self._code() - 12 - INDENT, height)
        drawing.text(painter, name, lane.title or self._words[number], "text" if lane.id else "muted")
        if lane.start is not None or lane.end is not None:
            left = room.width() * span.part(lane.start or span.start)
            right = room.width() * span.part((lane.end or span.end) + timedelta(days=1))
            bar = QRectF(room.x() + left, top + (height - _BAR) / 2, max(_BAR, right - left), _BAR)
            drawing.box(painter, bar, theme.color("soft"), radius=4)
        for place, dot in enumerate(lane.dots):
            self._paint_dot(painter, self._middle(number, place), dot.planned)

    def _paint_dot(self, painter: QPainter, middle: QPointF, planned: bool) -> None:
        color = theme.color("accent")
        painter.setPen(QPen(color, 1.6) if planned else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("base") if planned else color)
        painter.drawEllipse(middle, _RADIUS - 0.8 * planned, _RADIUS - 0.8 * planned)

    def _paint_focus(self, painter: QPainter, room: QRectF) -> None:
        if not self.hasFocus() or not self.lanes:
            return
        lane, place = self._at
        area = QRectF(0, room.y() + lane * self._lane(), self.width(), self._lane())
        if place >= 0:
            middle = self._middle(lane, place)
            area = QRectF(middle.x() - 9, middle.y() - 9, 18, 18)
        drawing.box(painter, area, None, theme.color("accent"), 2, 4)

    def _middle(self, lane: int, place: int) -> QPointF:
        """Where an event's dot stands."""
        assert self._span is not None
        room = self._room()
        x = room.x() + room.width() * self._span.part(self.lanes[lane].dots[place].day)
        x = min(max(x, room.x() + _RADIUS), room.right() - _RADIUS)
        return QPointF(x, room.y() + (lane + 0.5) * self._lane())

    # Choosing

    def _under(self, point: QPointF) -> tuple[int, int] | None:
        """The lane at a point and the event, if there is one."""
        lane = int((point.y() - self._head()) // self._lane())
        if not 0 <= lane < len(self.lanes) or self._span is None:
            return None
        for place in reversed(range(len(self.lanes[lane].dots))):
            away = self._middle(lane, place) - point
            if abs(away.x()) <= _RADIUS + 2 and abs(away.y()) <= _RADIUS + 4:
                return lane, place
        return lane, -1

    def _choose(self, at: tuple[int, int]) -> None:
        lane = self.lanes[at[0]]
        if at[1] >= 0:
            self.dot_chosen.emit(lane.dots[at[1]])
        else:
            self.lane_chosen.emit(lane)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(
            Qt.CursorShape.PointingHandCursor
            if self._under(event.position()) is not None
            else Qt.CursorShape.ArrowCursor
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        lane, place = self._at
        key = event.key()
        if not self.lanes:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._at)
        elif key == Qt.Key.Key_Down and lane < len(self.lanes) - 1:
            self._go((lane + 1, -1))
        elif key == Qt.Key.Key_Up and lane > 0:
            self._go((lane - 1, -1))
        elif key == Qt.Key.Key_Right and place < len(self.lanes[lane].dots) - 1:
            self._go((lane, place + 1))
        elif key == Qt.Key.Key_Left and place >= 0:
            self._go((lane, place - 1))
        else:
            super().keyPressEvent(event)

    def _go(self, at: tuple[int, int]) -> None:
        self._at = at
        self.setAccessibleDescription(self._said(at))
        self.update()

    def _said(self, at: tuple[int, int]) -> str:
        """What stands there, in words."""
        lane, place = at
        return self._words[lane] if place < 0 else self._title(self.lanes[lane].dots[place])

    def _title(self, dot: "Dot") -> str:
        return f"{dot.title}, {dates.in_text(dot.day, current().language)}"

    def under(self, position: QPointF) -> str:
        found = self._under(position)
        return self._said(found) if found else ""


def month_starts(start: date, end: date) -> list[date]:
    """The first days of the months between two days, beginning with that of the first."""
    first = start.replace(day=1)
    found = []
    while first <= end:
        found.append(max(first, start))
        first = (first + timedelta(days=32)).replace(day=1)
    return found
