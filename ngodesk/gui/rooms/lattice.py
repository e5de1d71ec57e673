"""Where things stand on the board of a week: days beside each other, half hours under each other."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize

from ngodesk.gui import sizes
from ngodesk.gui.painted import Painted
from ngodesk.gui.rooms.placing import Item, Placed
from ngodesk.gui.rooms.spot import STEP, Spot

DAYS = 7
_FIRST, _LAST = 8 * 60, 20 * 60  # shown also where nothing is booked
_LEAST = 9  # pixels of a half hour


class Lattice(Painted):
    """A cursor in a week and what is booked, each with its place."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date.today()
        self.spot = Spot(self.today, 9 * 60)
        self._placed: dict[date, list[Placed]] = {}

    @property
    def monday(self) -> date:
        """The first day that is shown."""
        day = self.spot.day
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))

    def days(self) -> list[date]:
        """The days that are shown."""
        first = self.monday.toordinal()
        return [date.fromordinal(min(first + number, date.max.toordinal())) for number in range(DAYS)]

    def sizeHint(self) -> QSize:
        return QSize(sizes.scaled(620), self._top() + self._rows() * sizes.scaled(20))

    def minimumSizeHint(self) -> QSize:
        row = max(_LEAST, sizes.metrics("small").lineSpacing() * 0.6)
        return QSize(self._left() + DAYS * sizes.scaled(40), self._top() + int(self._rows() * row))

    @staticmethod
    def _top() -> int:
        return sizes.height(22)

    @staticmethod
    def _left() -> int:
        return sizes.metrics("small").horizontalAdvance("00:00") + 8

    def _hours(self) -> tuple[int, int]:
        """The minutes from which and to which the day is shown, whole hours."""
        everything = [each for day in self._placed.values() for each in day]
        first = min([_FIRST, self.spot.start, *(each.start for each in everything)])
        last = max([_LAST, self.spot.end, *(each.end for each in everything)])
        return first // 60 * 60, -(-last // 60) * 60

    def _rows(self) -> int:
        first, last = self._hours()
        return (last - first) // STEP

    def _y(self, minute: int) -> float:
        first, last = self._hours()
        return self._top() + (self.height() - self._top() - 1) * (minute - first) / (last - first)

    def _column(self, place: int) -> QRectF:
        wide = (self.width() - self._left()) / DAYS
        top = self._top()
        return QRectF(self._left() + place * wide, top, wide, self.height() - top)

    def _area(self, place: int, each: Placed) -> QRectF:
        column = self._column(place).adjusted(2, 0, -3, 0)
        wide = column.width() / each.lanes
        top, bottom = self._y(each.start), self._y(each.end)
        return QRectF(column.left() + each.lane * wide, top + 1, wide - 1, max(3.0, bottom - top - 1))

    def _spot_at(self, point: QPointF) -> Spot | None:
        for place, day in enumerate(self.days()):
            if self._column(place).contains(point):
                first, last = self._hours()
                part = (point.y() - self._top()) / max(1, self.height() - self._top())
                return Spot(day, min(last - STEP, first + int(part * (last - first)) // STEP * STEP))
        return None

    def _item_at(self, point: QPointF) -> Item | None:
        for place, day in enumerate(self.days()):
            for each in self._placed.get(day, ()):
                if self._area(place, each).contains(point):
                    return each.item
        return None

    def spot_area(self) -> QRectF:
        """Where the cursor is painted."""
        column = self._column(self.spot.day.weekday())
        top, bottom = self._y(self.spot.start), self._y(self.spot.end)
        return QRectF(column.left() + 1, top, column.width() - 1, bottom - top)
