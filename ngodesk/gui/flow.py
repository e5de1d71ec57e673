"""A layout in lines: things beside each other, and on the next line where there is no more room."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

from ngodesk.gui import sizes


class Flow(QLayout):
    """Each thing as wide as it asks for; only one that is wider than the whole line is cut."""

    def __init__(self, gap: int = sizes.STEP) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((area.bottom() + 1 for _item, area in self._placed(width)), default=0)

    def sizeHint(self) -> QSize:
        """All on one line."""
        areas = [area for _item, area in self._placed(2**20)]
        return QSize(*(max((edge(area) for area in areas), default=0) for edge in (_right, _bottom)))

    def minimumSize(self) -> QSize:
        """As wide as the widest."""
        widths = [item.minimumSize().width() for item in self._items if not item.isEmpty()]
        heights = [item.sizeHint().height() for item in self._items if not item.isEmpty()]
        return QSize(max(widths, default=0), max(heights, default=0))

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        for item, area in self._placed(room.width()):
            item.setGeometry(area.translated(room.topLeft()))

    def _placed(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Where each stands in a room of this width."""
        x = y = line = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x and x + size.width() > width:
                x, y, line = 0, y + line + self._gap, 0
            yield item, QRect(QPoint(x, y), QSize(min(size.width(), width), size.height()))
            x, line = x + size.width() + self._gap, max(line, size.height())


def _right(area: QRect) -> int:
    return area.right() + 1


def _bottom(area: QRect) -> int:
    return area.bottom() + 1
