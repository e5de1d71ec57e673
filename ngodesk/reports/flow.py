"""Text blocks and signatures: the parts of a story that are set and broken into pages."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from reportlab.platypus import Flowable, KeepTogether

from ngodesk.reports import styles
from ngodesk.reports.pen import Pen
from ngodesk.reports.styles import Style

# So many lines of a paragraph stay together at a page's end, and with signatures that follow.
FEWEST = 2
TAIL = 3


class Piece(Flowable):  # type: ignore[misc]
    """A part of the story: it may hold on to what comes before it or after it."""

    holds_next = False
    holds_previous = False

    def __init__(self, width: float, height: float, before: float = 0, after: float = 0) -> None:
        super().__init__()
        self.width = width
        self.height = height
        self.spaceBefore = before
        self.spaceAfter = after

    def least(self) -> float:
        """How much room a heading above it keeps for its beginning."""
        return 0

    def tail(self) -> "tuple[Piece | None, Piece]":
        """This piece without its end, if anything is left, and the end that what follows holds on to."""
        return None, self


class TextBlock(Piece):
    """Lines of one style. A bookmark makes them a heading: never last on a page. A mark begins an item."""

    def __init__(
        self,
        lines: Sequence[str],
        style: Style,
        width: float,
        before: float = 0,
        after: float = 0,
        bookmark: tuple[str, str, int] | None = None,
        room: float = 0,
        mark: str = "",
    ) -> None:
        super().__init__(width, len(lines) * style.leading, before, after)
        self.mark = mark
        self.indent = styles.INDENT if mark else 0.0
        self.lines = lines
        self.text_style = style
        self.bookmark = bookmark
        self.room = room
        self.holds_next = bool(room)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        # A heading without room below it claims it, and so goes to the next page.
        return self.width, max(self.height, self.room) if height < self.room else self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        fitting = min(int(height / self.text_style.leading + 1e-6), len(self.lines) - FEWEST)
        return [] if self.room or fitting < FEWEST else list(self._cut(fitting))

    def tail(self) -> tuple[Piece | None, Piece]:
        if len(self.lines) < TAIL + FEWEST:
            return None, self
        return self._cut(len(self.lines) - TAIL)

    def _cut(self, count: int) -> "tuple[TextBlock, TextBlock]":
        before, after, style = self.spaceBefore, self.spaceAfter, self.text_style
        first = TextBlock(self.lines[:count], style, self.width, before, 0, self.bookmark, mark=self.mark)
        rest = TextBlock(self.lines[count:], style, self.width, 0, after)
        rest.indent = self.indent
        return first, rest

    def draw(self) -> None:
        style = self.text_style
        if self.bookmark:
            key, title, level = self.bookmark
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(title, key, level)
        if self.mark:
            draw_lines(self.canv, [self.mark], style, 0, self.height - style.size)
        draw_lines(self.canv, self.lines, style, self.indent, self.height - style.size)


class SmallPrint(TextBlock):
    """A note: it stays with the end of the table before it."""

    holds_previous = True


class SignatureLines(Piece):
    """Lines to sign on, side by side, a stamp's frame first; never alone on a page."""

    holds_previous = True

    def __init__(
        self, slots: Sequence[tuple[Sequence[str], Sequence[str]]], stamp: bool, width: float
    ) -> None:
        self.slots = slots
        self.stamp = stamp
        deepest = max(len(labels) + len(names) for labels, names in slots)
        height = styles.ROOM_TO_SIGN + 2 + deepest * styles.SIGNATURE.leading
        super().__init__(width, height, before=styles.BEFORE_SIGNATURES)

    def draw(self) -> None:
        wide = slot_width(len(self.slots), self.width)
        line = self.height - styles.ROOM_TO_SIGN
        for number, (labels, names) in enumerate(self.slots):
            left = number * (wide + styles.BETWEEN_SIGNATURES)
            if self.stamp and not number:
                self._frame_for_stamp(line, wide)
            else:
                self.canv.setStrokeGray(styles.INK)
                self.canv.setLineWidth(styles.RULE_HEAD)
                self.canv.line(left, line, left + wide, line)
            base = line - 2 - styles.SIGNATURE.size
            draw_lines(self.canv, labels, styles.SIGNATURE, left, base)
            base -= len(labels) * styles.SIGNATURE.leading
            draw_lines(self.canv, names, styles.SIGNATURE_NAME, left, base)

    def _frame_for_stamp(self, line: float, wide: float) -> None:
        self.canv.saveState()
        self.canv.setStrokeGray(styles.BOX)
        self.canv.setLineWidth(0.6)
        self.canv.setDash(0.6, 2.4)
        self.canv.rect(0, line, wide, styles.ROOM_TO_SIGN)
        self.canv.restoreState()


def slot_width(count: int, width: float) -> float:
    """How wide a line to sign on is, with so many side by side; at most a third of the text."""
    count = max(count, 3)
    return (width - (count - 1) * styles.BETWEEN_SIGNATURES) / count


def draw_lines(canvas: Any, lines: Sequence[str], style: Style, x: float, y: float) -> None:
    """Draw lines below each other, the first on base line `y`."""
    if not lines:
        return
    pen = Pen(canvas)
    pen.use(style)
    for number, line in enumerate(lines):
        pen.put(line, x, y - number * style.leading)
    canvas.drawText(pen)


def grouped(pieces: Sequence[Flowable]) -> list[Flowable]:
    """The story: what holds on to its neighbours stands in one group with them."""
    story: list[Flowable] = []
    for heading, piece in pairwise(pieces):
        if isinstance(heading, TextBlock) and heading.room and isinstance(piece, Piece):
            heading.room = max(heading.room, heading.height + heading.spaceAfter + piece.least())
    left = list(pieces)
    while left:
        piece = left.pop()
        holds = isinstance(piece, Piece) and piece.holds_previous
        story.append(_together(_group(piece, left)) if holds else piece)
    return story[::-1]


def _together(group: list[Piece]) -> KeepTogether:
    """One block. A heading in it claims no room of its own: the block would grow while it is set."""
    for piece in group:
        if isinstance(piece, TextBlock):
            piece.room = 0
    return KeepTogether(group)


def _group(last: Piece, left: list[Flowable]) -> list[Piece]:
    """What stays with `last`, taken off the end of `left`: the end of the piece before, and its heading."""
    group = [last]
    while left and isinstance(left[-1], Piece):
        piece = left.pop()
        if piece.holds_previous:
            group.insert(0, piece)
            continue
        rest, end = piece.tail()
        group.insert(0, end)
        if rest is not None:
            left.append(rest)
            break
        while left and getattr(left[-1], "holds_next", False):
            group.insert(0, left.pop())
        break
    return group
