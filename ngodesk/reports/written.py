"""A table to write in: what is to be done, and boxes high enough for a pen."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from ngodesk.reports import styles
from ngodesk.reports.content import WriteIn
from ngodesk.reports.flow import FEWEST, Piece, draw_lines
from ngodesk.reports.lines import few
from ngodesk.reports.tables import PAD_LEFT, PAD_RIGHT
from ngodesk.reports.typography import one_line, prepared

_HEAD = 16.0
_LEAST = 14 * mm
_LINE = 7 * mm
_MOST = 6  # lines of what is to be done, and of who does it
_FIRST, _SECOND = 0.47, 0.18
"""What the first and the second column take of the width."""


class Boxes(Piece):
    """The first column says what; the others stay empty between hairlines."""

    def __init__(self, table: WriteIn, language: str, width: float) -> None:
        self.heads = [one_line(head) for head in table.heads]
        room = width * _FIRST - PAD_RIGHT
        self.rows = [
            (
                few(prepared(what, language), styles.BODY_STRONG, room, _MOST),
                few(prepared(who, language), styles.SIGNATURE, room, _MOST) if who else [],
            )
            for what, who in table.rows
        ]
        self.heights = [max(_LEAST, _depth(what, who) + 10) for what, who in self.rows]
        super().__init__(width, _HEAD + sum(self.heights), after=styles.AFTER_PARAGRAPH)

    def draw(self) -> None:
        canvas, top = self.canv, self.height
        edges = [0.0, self.width * _FIRST, self.width * (_FIRST + _SECOND)][: len(self.heads)]
        for head, x in zip(self.heads, edges, strict=True):
            draw_lines(canvas, [head], styles.HEAD, x + (PAD_LEFT if x else 0), top - 11)
        top -= _HEAD
        levels = [top]
        for (what, who), height in zip(self.rows, self.heights, strict=True):
            base = top - (height - _depth(what, who)) / 2 - styles.BODY_STRONG.size
            draw_lines(canvas, what, styles.BODY_STRONG, 0, base)
            draw_lines(canvas, who, styles.SIGNATURE, 0, base - len(what) * styles.BODY_STRONG.leading)
            top -= height
            levels.append(top)
        self._draw_rules(levels, edges[1:])

    def _draw_rules(self, levels: list[float], edges: list[float]) -> None:
        canvas = self.canv
        canvas.setStrokeGray(styles.HAIR)
        canvas.setLineWidth(styles.RULE_ROW)
        canvas.lines([(x, 0, x, self.height) for x in edges])
        canvas.lines([(0, y, self.width, y) for y in levels[1:-1]])
        canvas.setStrokeGray(styles.INK)
        canvas.setLineWidth(styles.RULE_HEAD)
        canvas.line(0, levels[0], self.width, levels[0])
        canvas.setLineWidth(styles.RULE)
        canvas.lines([(0, self.height, self.width, self.height), (0, 0, self.width, 0)])


class Ruled(Piece):
    """Empty lines to write a text on by hand."""

    def __init__(self, width: float, lines: int = 4) -> None:
        super().__init__(width, lines * _LINE, after=styles.AFTER_SUBTITLE)
        self.count = lines

    def split(self, width: float, height: float) -> list[Flowable]:
        fitting = min(int(height / _LINE + 1e-6), self.count - FEWEST)
        if fitting < FEWEST:
            return []
        return [Ruled(self.width, fitting), Ruled(self.width, self.count - fitting)]

    def draw(self) -> None:
        self.canv.setStrokeGray(styles.BOX)
        self.canv.setLineWidth(styles.RULE_ROW)
        self.canv.lines([(0, n * _LINE, self.width, n * _LINE) for n in range(self.count)])


def _depth(what: list[str], who: list[str]) -> float:
    return len(what) * styles.BODY_STRONG.leading + len(who) * styles.SIGNATURE.leading
