"""Bars on one scale of money: spent, promised and left of what is planned, readable in grey."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from reportlab.graphics.charts.axes import XValueAxis
from reportlab.lib.units import mm

from ngodesk.common.money import shown
from ngodesk.reports import styles
from ngodesk.reports.content import Bar, Chart
from ngodesk.reports.flow import Piece, draw_lines
from ngodesk.reports.lines import few
from ngodesk.reports.typography import one_line, prepared

_LABELS = 0.32  # of the width
_FIGURES = 0.15
_BAR, _ROW = 14.0, 29.0
_HATCH = 2.6
_MARK, _OVERLAP = 1.6, 3.0
_LEGEND, _AXIS = 20.0, 16.0
_OVER = "\N{BLACK UP-POINTING TRIANGLE} "


class _Scale:
    """Where an amount stands; the steps are ReportLab's."""

    def __init__(self, bars: tuple[Bar, ...], left: float, right: float) -> None:
        most = max(max(bar.planned, bar.spent, bar.spent + bar.committed) for bar in bars)
        axis = XValueAxis()
        axis.valueMin = 0
        axis.maximumTicks = 5
        axis.setPosition(left, 0, right - left)
        axis.configure([(0.0, float(most or 1))])
        self.steps = [step for step in axis._tickValues if step >= 0]
        self._end = max(float(most or 1), self.steps[-1] if self.steps else 1.0)
        self.left, self._width = left, right - left

    def x(self, amount: Decimal | float) -> float:
        """Nothing stands left of zero."""
        return self.left + max(0.0, float(amount)) / self._end * self._width


def pieces(chart: Chart, language: str, width: float) -> Iterator[Piece]:
    """The legend, the bars and the axis; a page may end between bars."""
    shown_bars = tuple(chart.bars)
    scale = _Scale(shown_bars, width * _LABELS, width * (1 - _FIGURES))
    yield _Legend(chart, language, width, scale)
    for bar in shown_bars:
        yield _OneBar(bar, language, width, scale)
    yield _Axis(chart, language, width, scale)


class _Legend(Piece):
    """What the fillings mean; it stays with the first bar."""

    holds_next = True

    def __init__(self, chart: Chart, language: str, width: float, scale: _Scale) -> None:
        super().__init__(width, _LEGEND)
        self.chart, self.scale = chart, scale
        self.words = [one_line(text) for text in (chart.spent, chart.committed, chart.left)]
        self.percent = one_line(chart.percent)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        # Without room for two bars below it the legend goes to the next page.
        needed = self.height + 2 * _ROW + _AXIS
        return self.width, needed if height < needed else self.height

    def draw(self) -> None:
        canvas, x, y = self.canv, self.scale.left, 6.0
        for draw, words in zip((_fill, _hatch, _outline), self.words, strict=True):
            draw(canvas, x, y - 1, 12, 8)
            if draw is _outline:
                _plan_mark(canvas, x + 12, y - 1, 8)
            draw_lines(canvas, [words], styles.DENSE, x + 17, y)
            x += 17 + styles.DENSE.width(words) + 14
        wide = styles.NOTE.width(self.percent)
        draw_lines(canvas, [self.percent], styles.NOTE, self.width - wide, y)


class _OneBar(Piece):
    """A line of the budget: its label, its bar, its per cent."""

    def __init__(self, bar: Bar, language: str, width: float, scale: _Scale) -> None:
        super().__init__(width, _ROW)
        self.bar, self.scale = bar, scale
        room = width * _LABELS - 4 * mm
        self.lines = few(prepared(bar.label, language), styles.DENSE, room, 2)
        over = _OVER if bar.spent > bar.planned else ""
        self.figure = over + (shown(bar.percent, language) if bar.percent is not None else "\N{EN DASH}")

    def draw(self) -> None:
        canvas, bottom = self.canv, (_ROW - _BAR) / 2
        _grid(canvas, self.scale, _ROW)
        self._draw_bar(canvas, bottom)
        top = _ROW / 2 + (len(self.lines) - 1) * styles.DENSE.leading / 2 - 3
        draw_lines(canvas, self.lines, styles.DENSE, 0, top)
        wide = styles.DENSE_STRONG.width(self.figure)
        draw_lines(canvas, [self.figure], styles.DENSE_STRONG, self.width - wide, _ROW / 2 - 3)

    def _draw_bar(self, canvas: Any, bottom: float) -> None:
        bar, scale = self.bar, self.scale
        start, plan = scale.left, scale.x(bar.planned)
        spent = scale.x(min(bar.spent, bar.planned))
        promised = scale.x(min(bar.spent + bar.committed, bar.planned))
        _outline(canvas, start, bottom, plan - start, _BAR)
        _fill(canvas, start, bottom, spent - start, _BAR)
        if promised > spent:
            _hatch(canvas, spent, bottom, promised - spent, _BAR)
        _plan_mark(canvas, plan, bottom, _BAR)
        beyond = scale.x(bar.spent)
        if beyond > plan:  # ink after a white gap
            canvas.setFillGray(styles.INK)
            first = plan + _MARK / 2 + 1.2
            canvas.rect(first, bottom, max(beyond - first, 1.2), _BAR, stroke=0, fill=1)


class _Axis(Piece):
    """The scale under the bars, the currency at its end."""

    holds_previous = True

    def __init__(self, chart: Chart, language: str, width: float, scale: _Scale) -> None:
        super().__init__(width, _AXIS, after=styles.AFTER_PARAGRAPH)
        self.scale, self.currency, self.language = scale, chart.currency, language

    def draw(self) -> None:
        for step in self.scale.steps:
            words = shown(Decimal(str(step)), self.language, 0)
            x = self.scale.x(step) - styles.IMPRINT.width(words) / 2
            draw_lines(self.canv, [words], styles.IMPRINT, x, 4)
        end = self.width * (1 - _FIGURES) + 3 * mm
        draw_lines(self.canv, [self.currency], styles.IMPRINT, end, 4)


def _grid(canvas: Any, scale: _Scale, height: float) -> None:
    canvas.setStrokeGray(styles.HAIR)
    canvas.setLineWidth(styles.RULE_ROW)
    canvas.lines([(scale.x(step), 0, scale.x(step), height) for step in scale.steps])


def _fill(canvas: Any, x: float, y: float, width: float, height: float) -> None:
    if width > 0:
        canvas.setFillColor(styles.ACCENT)
        canvas.rect(x, y, width, height, stroke=0, fill=1)


def _outline(canvas: Any, x: float, y: float, width: float, height: float) -> None:
    canvas.setFillGray(1)
    canvas.setStrokeGray(styles.INK)
    canvas.setLineWidth(0.6)
    canvas.rect(x, y, width, height, stroke=1, fill=1)


def _hatch(canvas: Any, x: float, y: float, width: float, height: float) -> None:
    """Lines of 45 degrees inside an outline."""
    _outline(canvas, x, y, width, height)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColor(styles.ACCENT)
    canvas.setLineWidth(0.5)
    step, start = _HATCH * 2**0.5, x - height
    count = int((width + height) / step) + 1
    canvas.lines([(start + n * step, y, start + n * step + height, y + height) for n in range(count)])
    canvas.restoreState()


def _plan_mark(canvas: Any, x: float, y: float, height: float) -> None:
    canvas.setStrokeGray(styles.INK)
    canvas.setLineWidth(_MARK)
    canvas.line(x, y - _OVERLAP / 2, x, y + height + _OVERLAP / 2)
