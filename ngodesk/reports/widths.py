"""How wide texts are, and how wide the columns of a table are to be."""

from collections.abc import Sequence

from ngodesk.reports.grid import Cell
from ngodesk.reports.lines import broken
from ngodesk.reports.styles import Style
from ngodesk.reports.typography import GLUE

# A text as wide as its column is not broken because of the last digit of a sum.
_SAME = 0.01


class Measure(dict[str, float]):
    """How wide each text is in one style, or the widest of its typed lines; each is measured once."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.style = style

    def __missing__(self, text: str) -> float:
        self[text] = width = max(map(self.style.width, text.split("\n")))
        return width

    def cell(self, text: str, x: float, room: float, right: bool = False) -> Cell:
        """The text from `x` on, broken where it is wider than its room; or its lines at the right edge."""
        wide = self[text]
        if "\n" in text or wide > room + _SAME:
            lines = broken(text, self.style, room + _SAME)
            starts = [room - self[line] for line in lines] if right else ()
            return Cell(lines, self.style, x, indents=starts)
        return Cell((text.replace(GLUE, " "),), self.style, x + room - wide if right else x)


def widths_by_weight(weights: Sequence[float], least: Sequence[float], whole: float) -> list[float]:
    """Widths by weight, none below its least, together as wide as the `whole`."""
    if sum(least) >= whole:
        return [width * whole / sum(least) for width in least]
    widths = list(least)
    free = set(range(len(weights)))
    while True:
        room = whole - sum(width for place, width in enumerate(widths) if place not in free)
        share = room / sum(weights[place] for place in free)
        tight = {place for place in free if share * weights[place] < least[place]}
        if not tight:
            break
        free -= tight
    for place in free:
        widths[place] = share * weights[place]
    return widths


def widths_by_need(widths: Sequence[float], needed: Sequence[float]) -> list[float]:
    """Columns with room to spare give of it to those whose texts need more lines without it."""
    spare = [max(width - need, 0.0) for width, need in zip(widths, needed, strict=True)]
    lack = [max(need - width, 0.0) for width, need in zip(widths, needed, strict=True)]
    moved = min(sum(spare), sum(lack))
    if not moved:
        return list(widths)
    giving, taking = moved / sum(spare), moved / sum(lack)
    return [
        width - more * giving + less * taking for width, more, less in zip(widths, spare, lack, strict=True)
    ]
