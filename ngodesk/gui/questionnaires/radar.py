"""Scores of areas around a centre: rounds differ by weight and dash, not by colour alone."""

from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ngodesk.gui import drawing, sizes, theme

if TYPE_CHECKING:
    from ngodesk.reports.content import Radar, Series

_HEIGHT, _LEGEND, _LABEL = 290, 200, 170
_DOT = 3.0
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


class RadarChart(QWidget):
    """Painted, and told in words to whoever cannot see it; the table below has the same numbers."""

    def __init__(self, radar: "Radar") -> None:
        super().__init__()
        self.radar = radar
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join(filter(None, (radar.label, radar.index, radar.change))))
        self.setAccessibleDescription("; ".join(map(self._told, radar.series)))

    def _told(self, series: "Series") -> str:
        scores = zip(self.radar.areas, series.scores, strict=True)
        return f"{series.name}: {', '.join(f'{area} {score}' for area, score in scores if score is not None)}"

    def sizeHint(self) -> QSize:
        return QSize(400, sizes.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, sizes.scaled(_HEIGHT))

    # Where things stand

    @staticmethod
    def _line() -> int:
        return sizes.metrics("small").lineSpacing() + 2

    def _web(self) -> tuple[QPointF, float]:
        """The centre and the radius: the legend stands right of it, labels around."""
        room = self.width() - sizes.scaled(_LEGEND)
        radius = min(self.height() / 2 - 2 * self._line(), max(40.0, room / 2 - sizes.scaled(_LABEL) / 2))
        return QPointF(room / 2, self.height() / 2), radius

    def _point(self, place: int, share: float) -> QPointF:
        centre, radius = self._web()
        angle = pi / 2 - 2 * pi * place / len(self.radar.areas)
        return QPointF(centre.x() + share * radius * cos(angle), centre.y() - share * radius * sin(angle))

    def _share(self, score: float) -> float:
        """The lowest of the scale stands a step from the centre."""
        return (score - self.radar.lowest + 1) / (self.radar.highest - self.radar.lowest + 1)

    def _corners(self, share: float) -> list[QPointF]:
        return [self._point(place, share) for place in range(len(self.radar.areas))]

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sizes.font("small"))
        painter.setPen(theme.color("line"))
        for step in range(self.radar.lowest, self.radar.highest + 1):
            painter.drawPolygon(self._corners(self._share(step)))
        for corner in self._corners(1):
            painter.drawLine(self._web()[0], corner)
        for step in range(self.radar.lowest, self.radar.highest + 1):
            at = self._point(0, self._share(step))
            drawing.text(painter, QRectF(at.x() + 4, at.y(), 40, self._line()), str(step), "muted")
        for number in reversed(range(len(self.radar.series))):
            self._paint_series(painter, number)
        self._paint_labels(painter)
        self._paint_legend(painter)

    def _pen(self, painter: QPainter, number: int) -> None:
        color = theme.color("text" if number else "accent")
        painter.setPen(QPen(color, 1.3 if number else 2.2, _STYLES[min(number, len(_STYLES) - 1)]))

    def _dot(self, painter: QPainter, number: int, point: QPointF) -> None:
        painter.setPen(theme.color("text" if number else "accent"))
        painter.setBrush(theme.color("base" if number else "accent"))
        painter.drawEllipse(point, _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_series(self, painter: QPainter, number: int) -> None:
        scores = enumerate(self.radar.series[number].scores)
        points = [
            self._point(place, self._share(float(score))) for place, score in scores if score is not None
        ]
        if len(points) == len(self.radar.areas):
            self._pen(painter, number)
            painter.drawPolygon(points)
        for point in points:
            self._dot(painter, number, point)

    def _paint_labels(self, painter: QPainter) -> None:
        """Outside the web, cut where there is no room."""
        middle, line = self._web()[0].x(), self._line()
        end = self.width() - sizes.scaled(_LEGEND) - sizes.STEP
        for place, area in enumerate(self.radar.areas):
            point = self._point(place, 1.08)
            wide: float = min(sizes.metrics("small").horizontalAdvance(area) + 4, sizes.scaled(_LABEL))
            left = point.x() - wide / 2 if abs(point.x() - middle) < 2 else point.x()
            if point.x() < middle - 2:
                left = point.x() - wide
            wide = min(wide, end - left)
            top = point.y() - line / 2 + (line / 3 if point.y() > self.height() / 2 else -line / 3)
            drawing.text(painter, QRectF(max(0.0, left), top, wide, line), area, "text")

    def _paint_legend(self, painter: QPainter) -> None:
        left, top = self.width() - sizes.scaled(_LEGEND), self.height() * 0.22
        line = sizes.metrics("body").lineSpacing() + 6
        for number, series in enumerate(self.radar.series):
            self._pen(painter, number)
            painter.drawLine(QPointF(left, top + line / 2), QPointF(left + 22, top + line / 2))
            self._dot(painter, number, QPointF(left + 11, top + line / 2))
            room = QRectF(left + 30, top, self.width() - left - 30, line)
            drawing.text(painter, room, series.name, "text")
            top += line
        for words, role, tone in (
            (self.radar.label, "small", "muted"),
            (self.radar.index, "title", "text"),
            (self.radar.change, "small", "muted"),
        ):
            painter.setFont(sizes.font(role))
            high = sizes.metrics(role).lineSpacing() + 4
            drawing.text(painter, QRectF(left, top + line / 2, self.width() - left, high), words, tone)
            top += high
