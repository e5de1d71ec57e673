"""Paper on a desk: the pages of a print, one under the other, drawn when they come into sight."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ngodesk.gui import drawing, theme

_GAP = 14
_KEPT = 12  # pictures of pages; a page at 100 % takes 4 MiB
_STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_WIDEST_FIT = 1.1


class Sheets(QWidget):
    """The sheets themselves."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for page, area in enumerate(self._desk.areas):
            if area.intersects(event.rect()):
                self._paint_sheet(painter, page, QRectF(area))

    def _paint_sheet(self, painter: QPainter, page: int, area: QRectF) -> None:
        edge = theme.color("border")
        edge.setAlpha(70)
        drawing.box(painter, area.adjusted(-1, -1, 1, 1), None, edge, radius=1)
        painter.fillRect(area, theme.PAPER)
        image = self._desk.image(page)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(area, image)
        self._paint_marks(painter, page)
        frame = self._desk.frame(page)
        if frame is not None:
            drawing.box(painter, frame, None, theme.color("attention_bar"), 2)

    def _paint_marks(self, painter: QPainter, page: int) -> None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for area in self._desk.marks(page):
            painter.fillRect(area, QColor(theme.MARKER))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointed = self._desk.pressable(*self._desk.at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if pointed else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._desk.pressed.emit(*self._desk.at(event.position()))
        super().mousePressEvent(event)


class Desk(QScrollArea):
    """A scrolling desk with the pages; asks for the pictures that it needs."""

    wanted = Signal(int, float)  # page, pixels to a point
    moved = Signal(int)  # the page in sight
    zoomed = Signal()
    pressed = Signal(int, QPointF)  # a page, and where on it, in points; page -1 is beside the paper

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[QRect] = []
        self._sizes: list[QSizeF] = []
        self._images: dict[int, tuple[float, QImage]] = {}
        self._asked: dict[int, float] = {}
        self._zoom: float | None = None  # None fits the width
        self._page = 0
        self._frame: tuple[int, QRectF] | None = None
        self._marks: dict[int, list[QRectF]] = {}
        self.pressable: Callable[[int, QPointF], bool] = lambda _page, _point: False
        self._sheets = Sheets(self)
        self._sheets.setMouseTracking(True)
        self.setWidget(self._sheets)
        self._sheets.setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumSize(240, 160)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._look())

    def show_pages(self, pages: list[QSizeF]) -> None:
        """Lay other pages on the desk; sizes in points."""
        self._sizes = pages
        self._images.clear()
        self._asked.clear()
        self._frame = None
        self._marks = {}
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._look()

    def show_image(self, page: int, scale: float, image: QImage) -> None:
        """A picture that was asked for."""
        if self._asked.get(page) == scale:
            self._images[page] = scale, image
            self._sheets.update(self.areas[page])

    def image(self, page: int) -> QImage | None:
        """The picture of a page as far as there is one; a finer one is asked for."""
        scale = self._scale() * self.devicePixelRatioF()
        if self._asked.get(page) != scale:
            self._asked[page] = scale
            self.wanted.emit(page, scale)
        return self._images[page][1] if page in self._images else None

    @property
    def count(self) -> int:
        """How many pages lie on the desk."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in sight."""
        return self._page

    def go_to(self, page: int) -> None:
        """Bring a page into sight."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(self.areas[page].top() - _GAP)

    def show_frame(self, page: int, area: QRectF | None) -> None:
        """Bring a place of a page into sight, framed; `area` in points, nothing takes the frame away."""
        self._frame = (page, area) if area is not None and 0 <= page < self.count else None
        frame = self.frame(page)
        if frame is not None:
            middle = frame.center().toPoint()
            self.ensureVisible(middle.x(), middle.y(), 40, self.viewport().height() // 3)
        self._sheets.update()

    def frame(self, page: int) -> QRectF | None:
        """The frame on a page, in pixels of the desk."""
        if self._frame is None or self._frame[0] != page:
            return None
        return self._on_desk(page, self._frame[1]).adjusted(-4, -3, 4, 3)

    def _on_desk(self, page: int, area: QRectF) -> QRectF:
        """A place of a page, in points, in pixels of the desk."""
        scale, corner = self._scale(), self.areas[page].topLeft()
        return QRectF(area.topLeft() * scale, area.size() * scale).translated(QPointF(corner))

    def show_marks(self, marks: dict[int, list[QRectF]]) -> None:
        """Mark other places with a marker: for each page the areas, in points."""
        self._marks = marks
        self._sheets.update()

    def marks(self, page: int) -> list[QRectF]:
        """What is marked on a page, in pixels of the desk."""
        return [self._on_desk(page, area) for area in self._marks.get(page, ())]

    def at(self, place: QPointF) -> tuple[int, QPointF]:
        """The page under a pixel of the desk, and the point of it."""
        for page, area in enumerate(self.areas):
            if QRectF(area).contains(place):
                return page, (place - QPointF(area.topLeft())) / self._scale()
        return -1, QPointF()

    def percent(self) -> int:
        """The zoom: 100 is as large as on paper, at 96 pixels to an inch."""
        return round(self._scale() * 75)

    def fits(self) -> bool:
        """Whether the zoom follows the width of the window."""
        return self._zoom is None

    def zoom_in(self) -> None:
        """Larger."""
        now = self._scale() / _unit()
        self._set_zoom(next((step for step in _STEPS if step > now + 0.01), _STEPS[-1]))

    def zoom_out(self) -> None:
        """Smaller."""
        now = self._scale() / _unit()
        self._set_zoom(next((step for step in reversed(_STEPS) if step < now - 0.01), _STEPS[0]))

    def fit(self) -> None:
        """As wide as the window."""
        self._set_zoom(None)

    def _set_zoom(self, zoom: float | None) -> None:
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, self._sheets.height())
        self._zoom = zoom
        self._arrange()
        bar.setValue(round(place * self._sheets.height()))
        self._look()

    def _scale(self) -> float:
        """Logical pixels to a point."""
        if self._zoom is not None:
            return self._zoom * _unit()
        widest = max((size.width() for size in self._sizes), default=595.0)
        room = self.viewport().width() - 2 * _GAP
        return max(0.2, min(room / widest, _WIDEST_FIT * _unit()))

    def _arrange(self) -> None:
        scale = self._scale()
        pages = [QSize(round(size.width() * scale), round(size.height() * scale)) for size in self._sizes]
        width = max([self.viewport().width(), *(page.width() + 2 * _GAP for page in pages)])
        self.areas, top = [], _GAP
        for page in pages:
            self.areas.append(QRect(QPoint((width - page.width()) // 2, top), page))
            top += page.height() + _GAP
        self._sheets.resize(width, max(top, self.viewport().height()))
        self._sheets.update()
        self.zoomed.emit()

    def _look(self) -> None:
        """Notice which page is in sight, and let go of pictures far away."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        self._page = max((n for n, area in enumerate(self.areas) if area.top() <= middle), default=0)
        for far in sorted(self._images, key=lambda page: abs(page - self._page))[_KEPT:]:
            del self._images[far]
            del self._asked[far]
        self.moved.emit(self._page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._look()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.go_to(min(max(self._page + step, 0), self.count - 1))
            return
        super().keyPressEvent(event)


def _unit() -> float:
    """Logical pixels to a point at 100 %."""
    return 96 / 72
