"""Lines: a prepared text broken to a width, or set to lines of equal length."""

from collections.abc import Sequence
from itertools import accumulate

from ngodesk.reports.fonts import face
from ngodesk.reports.styles import Style
from ngodesk.reports.typography import GLUE

# No character but three dashes and per-thousand signs is wider, in parts of the size.
WIDEST = 1.3
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def broken(text: str, style: Style, width: float) -> list[str]:
    """`text` in lines no wider than `width`; a line end that was typed stays one."""
    lines: list[str] = []
    for part in text.split("\n"):
        lines += _filled(part.rstrip(" "), style, width)
    return [line.replace(GLUE, " ") for line in lines]


def balanced(text: str, style: Style, width: float) -> list[str]:
    """As `broken`, but with the narrowest width that needs no more lines."""
    lines = broken(text, style, width)
    if len(lines) < 2 or "\n" in text:
        return lines
    narrow, wide = style.width(text) / len(lines), width
    while wide - narrow > 2:
        middle = (narrow + wide) / 2
        tried = broken(text, style, middle)
        if len(tried) > len(lines):
            narrow = middle
        else:
            lines, wide = tried, middle
    return lines


def capped(lines: Sequence[str], most: int) -> list[str]:
    """At most so many lines; what is left out is said by … in the last one."""
    return list(lines) if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-2] + ELLIPSIS]


def few(text: str, style: Style, width: float, most: int) -> list[str]:
    """As `broken`, but at most so many lines: for what must stand on one page."""
    return capped(broken(text, style, width), most)


def shortened(text: str, style: Style, width: float) -> str:
    """`text` in one line, ended by … where it is too wide: cut at a word, but never to less than half."""
    text = text.replace("\n", " ").replace(GLUE, " ")
    if style.width(text) <= width:
        return text
    room = width - style.width(ELLIPSIS)
    line = _filled(text, style, room)[0]
    if style.width(line) < width / 2:
        line = _chopped(text, style, room)[0]
    return line.rstrip(" ,;:\N{EN DASH}-") + ELLIPSIS


def _filled(text: str, style: Style, width: float) -> list[str]:
    """One typed line, filled word by word; spaces at a break are dropped, all others stay."""
    if len(text) * style.size * WIDEST < width or style.width(text) <= width:
        return [text]
    space = style.width(" ")
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split(" "):
        wide = style.width(word)
        if line and used + space + wide <= width:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line:
            lines.append(line.rstrip(" "))
        if wide > width:
            *whole, word = _chopped(word, style, width)
            lines += whole
            wide = style.width(word)
        line, used = word, wide
    return [*lines, line]


def _chopped(word: str, style: Style, width: float) -> list[str]:
    """A word wider than the line, in pieces that fit; better cut at a glued space than in a word."""
    widths = face(style.face).widths
    scale = style.size / 1000
    pieces: list[str] = []
    start = 0
    ends = list(accumulate(widths[" " if char == GLUE else char] * scale for char in word))
    used = 0.0
    position = 0
    while position < len(word):
        if ends[position] - used <= width or position == start:
            position += 1
            continue
        glue = word.rfind(GLUE, start + 1, position)
        cut = glue if glue > start else position
        pieces.append(word[start:cut])
        start = cut + 1 if glue > start else cut
        used = ends[start - 1]
        position = max(position, start)
    return [*pieces, word[start:]]
