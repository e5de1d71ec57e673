"""A radar: scores of areas around a centre; series differ by weight, dash and marker, not by colour."""

from collections.abc import Sequence
from decimal import Decimal
from math import cos, pi, sin
from typing import Any

from reportlab.lib.units import mm

from ngodesk.reports import content, styles
from ngodesk.reports.flow import Piece, draw_lines
from ngodesk.reports.lines import balanced, broken, capped
from ngodesk.reports.typography import prepared

_HEIGHT = 84 * mm
_RADIUS = 29 * mm
_CENTRE = 0.36  # of the width
_ASIDE = 0.74
_LABEL = 42 * mm
_DOT = 2.4
_DASHES: tuple[Sequence[float], ...] = ((), (4, 2), (1, 2))

Point = tuple[float, float]


class Picture(Piece):
    """The radar, its legend and the index beside it."""

    def __init__(self, radar: content.Radar, language: str, width: float) -> None:
        super().__init__(width, _HEIGHT, after=styles.AFTER_PARAGRAPH)
        self.radar = radar
        self.labels = [
            capped(balanced(prepared(area, language), styles.DENSE_STRONG, _LABEL), 3) for area in radar.areas
        ]
        room = width * (1 - _ASIDE) - 24
        self.legend = [
            capped(balanced(prepared(each.name, language), styles.DENSE, room), 2) for each in radar.series
        ]
        words = ((radar.label, styles.NOTE), (radar.index, styles.INDEX), (radar.change, styles.DENSE))
        self.words = [(broken(prepared(text, language), style, room + 24), style) for text, style in words]

    def _point(self, place: int, share: float) -> Point:
        angle = pi / 2 - 2 * pi * place / len(self.radar.areas)
        reach = share * _RADIUS
        return self.width * _CENTRE + reach * cos(angle), _HEIGHT / 2 + reach * sin(angle)

    def _share(self, score: Decimal) -> float:
        """Where a score stands: the lowest of the scale a step from the centre."""
        span = self.radar.highest - self.radar.lowest + 1
        return float(score - self.radar.lowest + 1) / span

    def draw(self) -> None:
        canvas = self.canv
        self._draw_web(canvas)
        for number in reversed(range(len(self.radar.series))):
            self._draw_series(canvas, number)
        self._draw_labels(canvas)
        self._draw_beside(canvas)

    def _draw_web(self, canvas: Any) -> None:
        count = len(self.radar.areas)
        canvas.setLineWidth(styles.RULE_ROW)
        for step in range(self.radar.lowest, self.radar.highest + 1):
            canvas.setStrokeGray(styles.BOX if step == self.radar.highest else styles.HAIR)
            corners = [self._point(place, self._share(Decimal(step))) for place in range(count)]
            _outline(canvas, corners)
        canvas.setStrokeGray(styles.HAIR)
        canvas.lines([(*self._point(0, 0), *self._point(place, 1)) for place in range(count)])
        for step in range(self.radar.lowest, self.radar.highest + 1):
            x, y = self._point(0, self._share(Decimal(step)))
            wide = styles.IMPRINT.width(str(step))
            canvas.setFillGray(1)
            canvas.rect(x - wide - 5, y - 4, wide + 3, 8, stroke=0, fill=1)
            draw_lines(canvas, [str(step)], styles.IMPRINT, x - wide - 3.5, y - 2.8)

    def _draw_series(self, canvas: Any, number: int) -> None:
        points = [
            self._point(place, self._share(score))
            for place, score in enumerate(self.radar.series[number].scores)
            if score is not None
        ]
        canvas.saveState()
        _pen(canvas, number)
        if len(points) == len(self.radar.areas):
            _outline(canvas, points)
        canvas.restoreState()
        for x, y in points:
            _dot(canvas, number, x, y)

    def _draw_labels(self, canvas: Any) -> None:
        middle = self.width * _CENTRE
        for place, lines in enumerate(self.labels):
            x, y = self._point(place, 1.09)
            wide = max(styles.DENSE_STRONG.width(line) for line in lines)
            left = x - wide / 2 if abs(x - middle) < 1 else x if x > middle else x - wide
            high = len(lines) * styles.DENSE_STRONG.leading
            top = y + (high if y > _HEIGHT / 2 + _RADIUS else 0 if y < _HEIGHT / 2 - _RADIUS else high / 2)
            draw_lines(canvas, lines, styles.DENSE_STRONG, left, top - styles.DENSE_STRONG.size)

    def _draw_beside(self, canvas: Any) -> None:
        x, y = self.width * _ASIDE, _HEIGHT * 0.66
        for number, lines in enumerate(self.legend):
            canvas.saveState()
            _pen(canvas, number)
            canvas.line(x, y + 3, x + 18, y + 3)
            canvas.restoreState()
            _dot(canvas, number, x + 9, y + 3)
            draw_lines(canvas, lines, styles.DENSE, x + 24, y)
            y -= len(lines) * styles.DENSE.leading + 2
        y -= 12
        for lines, style in self.words:
            draw_lines(canvas, lines, style, x, y - style.leading)
            y -= len(lines) * style.leading


def _outline(canvas: Any, points: Sequence[Point]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=1, fill=0)


def _pen(canvas: Any, number: int) -> None:
    """The latest in the accent and full; the others in ink, thinner and dashed."""
    if number:
        canvas.setStrokeGray(styles.INK)
        canvas.setLineWidth(1.1)
        canvas.setDash(list(_DASHES[min(number, len(_DASHES) - 1)]))
    else:
        canvas.setStrokeColor(styles.ACCENT)
        canvas.setLineWidth(2)


def _dot(canvas: Any, number: int, x: float, y: float) -> None:
    canvas.setLineWidth(1)
    canvas.setStrokeGray(styles.INK)
    if number:
        canvas.setFillGray(1)
        canvas.circle(x, y, _DOT, stroke=1, fill=1)
    else:
        canvas.setFillColor(styles.ACCENT)
        canvas.circle(x, y, _DOT + 0.3, stroke=0, fill=1)
