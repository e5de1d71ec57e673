"""A grid: rows of set lines between rules, with a head that repeats and rows that break across pages."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, overload

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from ngodesk.reports import styles
from ngodesk.reports.flow import FEWEST, TAIL, Piece
from ngodesk.reports.pen import Pen
from ngodesk.reports.styles import Style

PAD_ABOVE, PAD_BELOW = 2.6, 3.0
_ROWS_KEPT = 128
# A row higher than this, a third of a page that lies, may break between its lines; any other goes to the
# next page whole.
BREAKS = 40 * mm


@dataclass(slots=True)  # not frozen: a register has a hundred thousand, and each would take thrice the time
class Cell:
    """Lines of one style, with their left edge at `x`."""

    lines: Sequence[str]
    style: Style
    x: float
    drop: float = 0
    """How much lower than the row's first line it begins."""
    indents: Sequence[float] = ()
    """Of each line, where they do not all begin at `x`."""
    strikes: Sequence[tuple[float, float]] = ()
    """What is struck out on its first line: from and to, measured from `x`."""
    bar: "Bar | None" = None

    def cut(self, count: int) -> "tuple[Cell, Cell]":
        """This cell's first lines, and the rest."""
        first = replace(self, lines=self.lines[:count], indents=self.indents[:count])
        return first, replace(self, lines=self.lines[count:], indents=self.indents[count:])


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in place of a cell's first line; the target stands at a part of its width."""

    share: float
    """Of the target; more than one is beyond it."""
    width: float


_TARGET = 0.8
_BAR_HEIGHT = 7.5


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its height, the distance from its top to the first base line, the rules around it."""

    cells: Sequence[Cell]
    height: float
    base: float
    over: float = 0
    under: float = styles.RULE_ROW
    holds_next: bool = False

    def cut(self, height: float) -> "tuple[GridRow, GridRow] | None":
        """This row in two, the first at most so high; nothing if not two lines fit."""
        leading = max(cell.style.leading for cell in self.cells)
        rows = max(len(cell.lines) for cell in self.cells)
        count = min(int((height - self.height) / leading + rows + 1e-6), rows - 1)
        if count < 2:
            return None
        upper, lower = zip(*(cell.cut(count) for cell in self.cells), strict=True)
        first = replace(self, cells=upper, height=self.height - (rows - count) * leading, under=0)
        return first, replace(self, cells=lower, height=self.height - count * leading, over=0)


class Rows(Sequence[GridRow]):
    """The rows of a table, each set when it is asked for: a long table never stands in memory whole."""

    def __init__(self, count: int, make: Callable[[int], GridRow]) -> None:
        self.places = range(count)
        # A page asks for each of its rows three times: how high it is, where to break, what to draw.
        self.make = lru_cache(_ROWS_KEPT)(make)

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, place: int) -> GridRow: ...

    @overload
    def __getitem__(self, place: slice) -> "Rows": ...

    def __getitem__(self, place: int | slice) -> "GridRow | Rows":
        if isinstance(place, int):
            return self.make(self.places[place])
        part = copy(self)
        part.places = self.places[place]
        return part

    def __iter__(self) -> Iterator[GridRow]:
        return map(self.make, self.places)


class Grid(Piece):
    """Rows under a head. A grid that continues another shows its head only at the top of a page."""

    def __init__(
        self,
        head: Sequence[GridRow],
        rows: Sequence[GridRow],
        width: float,
        *,
        continues: bool = False,
        after: float = 0,
        edges: Sequence[float] = (),
    ) -> None:
        super().__init__(width, 0, after=after)
        self.edges = edges
        self.head = head
        self.rows = rows
        self.continues = continues
        self.at_top = False
        self.shown: Sequence[GridRow] = ()
        self.opening = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        frame = getattr(self, "_frame", None)
        self.at_top = frame is not None and frame._atTop
        self.shown = self.head if self.at_top or not self.continues else ()
        self.opening = styles.RULE if self.at_top or not self.continues else 0.0
        self.height = sum(row.height for row in self.shown)
        for row in self.rows:
            self.height += row.height
            if self.height > height:  # it will be split: how much too high it is does not matter
                break
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        height -= sum(row.height for row in self.shown)
        count = 0
        for row in self.rows:
            if row.height > height:
                break
            height -= row.height
            count += 1
        halves = self.rows[count].cut(height) if self.rows[count].height > BREAKS else None
        if halves:
            return self._parts([*self.rows[:count], halves[0]], [halves[1], *self.rows[count + 1 :]])
        kept = count
        while kept and self.rows[kept - 1].holds_next:
            kept -= 1
        kept = kept or count * self.at_top  # a row that fills a page cannot go to the next one whole
        return self._parts(self.rows[:kept], self.rows[kept:]) if kept else []

    def least(self) -> float:
        first = min(self.rows[0].height, BREAKS) if self.rows else 0.0
        return sum(row.height for row in self.head) + first

    def tail(self) -> tuple[Piece | None, Piece]:
        count = len(self.rows)
        room = BREAKS  # the end may go to the next page whole, so it is never high
        while count > max(0, len(self.rows) - TAIL) and self.rows[count - 1].height <= room:
            count -= 1
            room -= self.rows[count].height
        if count == len(self.rows):
            return self._last_lines()
        while count > 0 and self.rows[count - 1].holds_next:
            count -= 1
        if count == 0 or (count < FEWEST and self.rows[count - 1].height <= room):
            return None, self
        first, rest = self._parts(self.rows[:count], self.rows[count:])
        return first, rest

    def _last_lines(self) -> tuple[Piece | None, Piece]:
        """A last row that would fill a page by itself: its last lines stay with what follows."""
        if not self.rows:
            return None, self
        last = self.rows[-1]
        halves = last.cut(last.height - TAIL * max(cell.style.leading for cell in last.cells))
        if halves is None:
            return None, self
        upper = replace(halves[0], height=halves[0].height - PAD_BELOW)  # both may stand on one page
        first, rest = self._parts([*self.rows[:-1], upper], [halves[1]])
        return first, rest

    def _parts(self, first: Sequence[GridRow], rest: Sequence[GridRow]) -> "list[Grid]":
        start = Grid(self.head, first, self.width, continues=self.continues, edges=self.edges)
        after = self.spaceAfter
        return [start, Grid(self.head, rest, self.width, continues=True, after=after, edges=self.edges)]

    def draw(self) -> None:
        rules: dict[float, list[tuple[float, float, float, float]]] = {}
        pen = Pen(self.canv)
        top = self.height
        under = self.opening
        for row in (*self.shown, *self.rows):
            rules.setdefault(max(under, row.over), []).append((0, top, self.width, top))
            for cell in row.cells:
                pen.use(cell.style)
                _set_cell(pen, cell, top - row.base)
                if cell.strikes:
                    rules.setdefault(styles.RULE_HEAD, []).extend(_strikes(cell, top - row.base))
            top -= row.height
            under = row.under
        rules.setdefault(under, []).append((0, top, self.width, top))
        if self.edges:
            rules.setdefault(styles.RULE_ROW, []).extend((x, 0, x, self.height) for x in self.edges)
        self.canv.drawText(pen)
        self._draw_rules(rules)
        self._draw_bars()

    def _draw_bars(self) -> None:
        top = self.height
        for row in (*self.shown, *self.rows):
            for cell in row.cells:
                if cell.bar is not None:
                    _draw_bar(self.canv, cell.bar, cell.x, top - row.base - 1)
            top -= row.height

    def _draw_rules(self, rules: dict[float, list[tuple[float, float, float, float]]]) -> None:
        for thickness, lines in rules.items():
            if thickness:
                self.canv.setLineWidth(thickness)
                self.canv.setStrokeGray(styles.HAIR if thickness == styles.RULE_ROW else styles.INK)
                self.canv.lines(lines)


def _draw_bar(canvas: Any, bar: Bar, x: float, y: float) -> None:
    """Filled as far as it is, outlined up to the target, a thick mark at the target."""
    target = bar.width * _TARGET
    canvas.setStrokeGray(styles.INK)
    canvas.setLineWidth(0.6)
    canvas.rect(x, y, target, _BAR_HEIGHT)
    filled = min(max(bar.share, 0.0) * target, bar.width)
    if filled:
        canvas.setFillColor(styles.ACCENT)
        canvas.rect(x, y, filled, _BAR_HEIGHT, stroke=0, fill=1)
    canvas.setFillGray(1)
    if filled > target:
        canvas.rect(x + target - 1.6, y - 1.5, 3.2, _BAR_HEIGHT + 3, stroke=0, fill=1)
    canvas.setLineWidth(1.6)
    canvas.line(x + target, y - 1.5, x + target, y + _BAR_HEIGHT + 1.5)


def _strikes(cell: Cell, base: float) -> list[tuple[float, float, float, float]]:
    """Lines through what is struck out, at the height of the small letters' middle."""
    y = base - cell.drop + cell.style.size * 0.25
    return [(cell.x + start, y, cell.x + end, y) for start, end in cell.strikes]


def _set_cell(pen: Pen, cell: Cell, y: float) -> None:
    y -= cell.drop
    for number, line in enumerate(cell.lines):
        if line:
            pen.put(line, cell.x + cell.indents[number] if cell.indents else cell.x, y)
        y -= cell.style.leading
