"""What a board reads at a glance: key figures with bars, and decisions with boxes to tick."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportlab.lib.units import mm

from ngodesk.reports import styles
from ngodesk.reports.content import Decisions, KeyFigures
from ngodesk.reports.flow import Piece, draw_lines
from ngodesk.reports.lines import few
from ngodesk.reports.typography import one_line, prepared

_BETWEEN = 4.2 * mm
_BAR = 6.6
_PAD, _UNDER_LABEL, _OVER_BAR, _UNDER_BAR = 4.5, 1.5, 2.5, 4.0
_NUMBER = 4.8 * mm
_ROOM = 0.27  # of the width: for the boxes, or the line to write on
_BOX, _AFTER_BOX, _BETWEEN_WORDS = 7.4, 3.0, 7.0
_ROW_PAD = 3.0
_MOST = 6  # lines of a decision
_SMALL = styles.LARGE_SMALL


class Figures(Piece):
    """Three or fewer figures side by side, each over its bar."""

    def __init__(self, element: KeyFigures, language: str, width: float) -> None:
        self.figures = element.figures
        count = max(len(self.figures), 3)
        self.wide = (width - (count - 1) * _BETWEEN) / count
        self.labels = [self._set(each.label, _SMALL, language) for each in self.figures]
        self.values = [_fitting(one_line(each.value), self.wide) for each in self.figures]
        self.remarks = [
            [line for text in each.remarks for line in self._set(text, _SMALL, language)]
            for each in self.figures
        ]
        self.label_lines = max(map(len, self.labels), default=0)
        deepest = max(map(len, self.remarks), default=0)
        self.over = _PAD + self.label_lines * _SMALL.leading + _UNDER_LABEL + styles.KEY_FIGURE.leading
        height = self.over + _OVER_BAR + _BAR + _UNDER_BAR + deepest * _SMALL.leading
        super().__init__(width, height, before=4 * mm, after=styles.AFTER_PARAGRAPH)

    def _set(self, text: str, style: styles.Style, language: str) -> list[str]:
        return few(prepared(text, language), style, self.wide, 3)

    def draw(self) -> None:
        for place, figure in enumerate(self.figures):
            left = place * (self.wide + _BETWEEN)
            top = self.height
            self.canv.setStrokeGray(styles.INK)
            self.canv.setLineWidth(1.2)
            self.canv.line(left, top, left + self.wide, top)
            draw_lines(self.canv, self.labels[place], _SMALL, left, top - _PAD - _SMALL.size)
            text, style = self.values[place]
            base = top - self.over + styles.KEY_FIGURE.leading - styles.KEY_FIGURE.size
            draw_lines(self.canv, [text], style, left, base)
            if figure.share is not None:
                _bar(self.canv, left, top - self.over - _OVER_BAR - _BAR, self.wide, figure.share)
            below = top - self.over - _OVER_BAR - _BAR - _UNDER_BAR - _SMALL.size
            draw_lines(self.canv, self.remarks[place], _SMALL, left, below)


def _fitting(text: str, width: float) -> tuple[str, styles.Style]:
    """The value in its large type, or as large as it fits."""
    style = styles.KEY_FIGURE
    wide = style.width(text)
    size = style.size if wide <= width else style.size * width / wide
    return text, styles.Style(style.face, size, style.leading)


def _bar(canvas: Any, x: float, y: float, width: float, share: Decimal) -> None:
    """Filled as far as it is, outlined to its end."""
    filled = float(min(max(share, Decimal(0)), Decimal(1))) * width
    if filled:
        canvas.setFillColor(styles.ACCENT)
        canvas.rect(x, y, filled, _BAR, stroke=0, fill=1)
    canvas.setLineWidth(0.6)
    canvas.rect(x, y, width, _BAR)


class Ballot(Piece):
    """Decisions, numbered: boxes to tick at the right, or a line to write on. The boxes are drawn."""

    def __init__(self, element: Decisions, language: str, width: float) -> None:
        room = width * (1 - _ROOM) - _NUMBER - 4 * mm
        self.rows = [
            (
                few(prepared(what, language), styles.BODY, room, _MOST),
                [one_line(word) for word in words],
            )
            for what, words in element.rows
        ]
        self.heights = [max(len(lines), 2) * styles.BODY.leading + 2 * _ROW_PAD for lines, _ in self.rows]
        super().__init__(width, sum(self.heights), after=styles.AFTER_PARAGRAPH)

    def draw(self) -> None:
        top = self.height
        levels = [top]
        for place, ((lines, words), height) in enumerate(zip(self.rows, self.heights, strict=True), 1):
            base = top - _ROW_PAD - styles.BODY.size
            draw_lines(self.canv, [str(place)], styles.BODY_STRONG, 0, base)
            draw_lines(self.canv, lines, styles.BODY, _NUMBER, base)
            if words:
                self._draw_boxes(words, base)
            else:
                self._draw_line(top - height + _ROW_PAD + 4)
            top -= height
            levels.append(top)
        self._draw_rules(levels)

    def _draw_boxes(self, words: Sequence[str], base: float) -> None:
        wide = sum(_BOX + _AFTER_BOX + styles.BODY.width(word) for word in words)
        x = self.width - wide - _BETWEEN_WORDS * (len(words) - 1)
        self.canv.setStrokeGray(styles.INK)
        self.canv.setLineWidth(0.7)
        for word in words:
            self.canv.rect(x, base - 1.2, _BOX, _BOX)
            draw_lines(self.canv, [word], styles.BODY, x + _BOX + _AFTER_BOX, base)
            x += _BOX + _AFTER_BOX + styles.BODY.width(word) + _BETWEEN_WORDS

    def _draw_line(self, y: float) -> None:
        self.canv.setStrokeGray(styles.INK)
        self.canv.setLineWidth(styles.RULE_HEAD)
        self.canv.line(self.width * (1 - _ROOM), y, self.width, y)

    def _draw_rules(self, levels: Sequence[float]) -> None:
        self.canv.setLineWidth(styles.RULE_ROW)
        self.canv.setStrokeGray(styles.HAIR)
        self.canv.lines([(0, y, self.width, y) for y in levels[1:-1]])
        self.canv.setLineWidth(styles.RULE)
        self.canv.setStrokeGray(styles.INK)
        self.canv.lines([(0, y, self.width, y) for y in (levels[0], levels[-1])])
