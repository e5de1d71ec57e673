"""A week as a board: a column for each day, a row for each half hour, in them what is booked."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextOption
from PySide6.QtWidgets import QSizePolicy

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import drawing, sizes, theme
from ngodesk.gui.rooms.lattice import DAYS, Lattice
from ngodesk.gui.rooms.placing import DAY, Item, placed
from ngodesk.gui.rooms.spot import STEP, Spot

_SATURDAY = 5
_GROUNDS = {"accent": "soft", "info": "info_soft", "attention": "attention_soft", "muted": "hover"}
TONES = tuple(_GROUNDS)


class Board(Lattice):
    """Painted. Arrows move, Shift sets the length, Enter opens, N or any letter begins, Del deletes."""

    moved = Signal(object)  # Spot
    opened = Signal(object)  # the id of a booking
    begun = Signal(object)  # Spot: somebody wants to book it
    deleted = Signal(object)  # the id of a booking

    def __init__(self) -> None:
        super().__init__()
        self.items: Sequence[Item] = ()
        self.chosen: int | None = None
        self._pressed = self._dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.say()

    def show_items(self, items: Sequence[Item], chosen: int | None) -> None:
        """Show what is booked, and which of it is chosen."""
        self.items, self.chosen = items, chosen
        self._placed = {day: placed(day, items) for day in self.days()}
        self.say()
        self.update()

    def choose(self, booking: int | None) -> None:
        """Mark a booking."""
        self.chosen = booking
        self.update()

    def go(self, spot: Spot) -> None:
        """Let the cursor stand there."""
        if spot != self.spot:
            self.spot = spot
            self.say()
            self.update()
            self.moved.emit(spot)

    def here(self) -> list[Item]:
        """What is booked where the cursor stands."""
        return [
            each.item
            for each in self._placed.get(self.spot.day, ())
            if each.start < self.spot.end and self.spot.start < each.end
        ]

    def say(self) -> None:
        """Where the cursor stands and what is booked there, for a screen reader."""
        day = dates.with_weekday(self.spot.day, current().language)
        held = "; ".join(item.said for item in self.here()) or _("nothing is booked")
        self.setAccessibleName(f"{day}, {self.spot.clock()}: {held}")

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, day in enumerate(self.days()):
            self._paint_day(painter, place, day)
        self._paint_hours(painter)
        self._paint_spot(painter)
        for place, day in enumerate(self.days()):
            for each in self._placed.get(day, ()):
                self._paint_item(painter, each.item, self._area(place, each))
        self._paint_edge(painter)

    def _paint_day(self, painter: QPainter, place: int, day: date) -> None:
        column = self._column(place)
        if day.weekday() >= _SATURDAY:
            painter.fillRect(column, theme.color("alt"))
        painter.fillRect(QRectF(column.left(), 0, 1, self.height()), theme.color("line"))
        today = day == self.today
        painter.setFont(sizes.font("small strong" if today else "small"))
        head = QRectF(column.left() + 5, 0, column.width() - 6, self._top())
        drawing.text(painter, head, dates.short(day, current().language), "accent" if today else "muted")

    def _paint_hours(self, painter: QPainter) -> None:
        painter.setFont(sizes.font("small"))
        first, last = self._hours()
        line = sizes.metrics("small").lineSpacing()
        hour = self._y(first + 60) - self._y(first)
        every = next((step for step in (1, 2, 3, 4) if hour * step >= line), 6)
        for number, minute in enumerate(range(first, last, 60)):
            y = self._y(minute)
            painter.fillRect(QRectF(self._left(), y, self.width() - self._left(), 1), theme.color("line"))
            if number % every == 0:
                room = QRectF(0, y, self._left() - 4, line)
                drawing.text(painter, room, f"{minute // 60}:00", "muted", Qt.AlignmentFlag.AlignRight)

    def _paint_spot(self, painter: QPainter) -> None:
        painter.fillRect(self.spot_area(), theme.color("hover"))

    def _paint_edge(self, painter: QPainter) -> None:
        """Round the cursor, over what is booked there."""
        edge = theme.color("accent" if self.hasFocus() else "border")
        drawing.box(painter, self.spot_area(), None, edge, 2 if self.hasFocus() else 1, radius=3)

    def _paint_item(self, painter: QPainter, item: Item, area: QRectF) -> None:
        chosen = item.id == self.chosen
        edge = theme.color(item.tone)
        drawing.box(painter, area, theme.color(_GROUNDS[item.tone]), edge, 2 if chosen else 1, radius=4)
        painter.setFont(sizes.font("small strong" if chosen else "small"))
        painter.setPen(theme.color("text"))
        room = area.adjusted(5, 1, -3, -1)
        if area.height() < 2 * sizes.metrics("small").lineSpacing():
            drawing.text(painter, room, item.words.replace("\n", " · "), "text")
            return
        line = sizes.metrics("small").lineSpacing()
        room.setHeight(room.height() // line * line)
        painter.save()
        painter.setClipRect(room)
        painter.drawText(room, item.words, _WRAPPED)
        painter.restore()

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        longer = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and longer:
            self.lengthen(self.spot.steps + longer)
        elif key in _MOVES:
            self._move(*_MOVES[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move(0 if key == Qt.Key.Key_Home else DAYS - 1, 0, self.monday)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._delete()
        elif event.text().isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.begun.emit(self.spot)
        else:
            super().keyPressEvent(event)

    def lengthen(self, steps: int) -> None:
        """Let the cursor be so many steps long, within the day."""
        most = (DAY - self.spot.start) // STEP
        self.go(Spot(self.spot.day, self.spot.start, max(1, min(steps, most))))

    def _move(self, days: int, steps: int, day: date | None = None) -> None:
        number = (day or self.spot.day).toordinal() + days
        start = min(DAY - STEP, max(0, self.spot.start + steps * STEP))
        moved = date.fromordinal(min(max(number, 1), date.max.toordinal()))
        self.go(Spot(moved, start, min(self.spot.steps, (DAY - start) // STEP)))

    def turn(self, weeks: int) -> None:
        """Another week, the same day and hour of it."""
        self._move(weeks * DAYS, 0)

    def _chosen_here(self) -> Item | None:
        """What is chosen where the cursor stands, or else the first of it."""
        there = self.here()
        return next((item for item in there if item.id == self.chosen), there[0] if there else None)

    def _open(self) -> None:
        """Enter opens what is there; of several, each time the next. Where nothing is, it books."""
        there = self.here()
        places = [number for number, item in enumerate(there) if item.id == self.chosen]
        if there:
            self.opened.emit(there[(places[0] + 1) % len(there) if places else 0].id)
        else:
            self.begun.emit(self.spot)

    def _delete(self) -> None:
        if (item := self._chosen_here()) is not None:
            self.deleted.emit(item.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        item, spot = self._item_at(event.position()), self._spot_at(event.position())
        self._pressed = item is None and spot is not None
        if spot is not None:
            self.go(spot)
        if item is not None:
            self.opened.emit(item.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag sets how long it is."""
        if self._pressed:
            first, last = self._hours()
            part = (event.position().y() - self._top()) / max(1, self.height() - self._top())
            minute = min(last, max(first, first + int(part * (last - first))))
            steps = (minute - self.spot.start) // STEP + 1 if minute > self.spot.start else 1
            self._dragged = self._dragged or steps > 1
            if self._dragged:
                self.lengthen(steps)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        dragged, self._pressed, self._dragged = self._dragged, False, False
        if dragged:
            self.begun.emit(self.spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._item_at(event.position()) is None and self._spot_at(event.position()) is not None:
            self.begun.emit(self.spot)

    def under(self, position: QPointF) -> str:
        item = self._item_at(position)
        return item.said if item is not None else ""


_WRAPPED = QTextOption(Qt.AlignmentFlag.AlignLeft)
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_PageUp: (-DAYS, 0),
    Qt.Key.Key_PageDown: (DAYS, 0),
}
