"""A cell that shows how often each answer was given: a column for each, and the numbers in words."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ngodesk.gui import drawing, sizes, theme
from ngodesk.gui.cells import Cells
from ngodesk.gui.table import Cell, Table

WIDTH = 160
_GAP = 3


@dataclass(frozen=True)
class Spread(Cell):
    """Answers of a scale and how many gave each."""

    counts: tuple[tuple[int, int], ...] = ()


def spread(counts: tuple[tuple[int, int], ...]) -> Spread:
    """The cell; a screen reader says the numbers."""
    return Spread(counts=counts, spoken=", ".join(f"{step}: {count}" for step, count in counts))


class SpreadCells(Cells):
    """Paints such cells: bars from the lowest to the highest answer, each with its number above."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)

    def _content(self, painter: QPainter, area: QRectF, cell: Cell, right: bool, ground: str) -> None:
        if not isinstance(cell, Spread) or not cell.counts:
            super()._content(painter, area, cell, right, ground)
            return
        most = max(1, *(count for _step, count in cell.counts))
        wide = area.width() / len(cell.counts)
        painter.setFont(sizes.font("small"))
        line = sizes.metrics("small").height()
        for place, (_step, count) in enumerate(cell.counts):
            box = QRectF(area.left() + place * wide, area.top(), wide - _GAP, area.height() - _GAP)
            tall = max(1.0, (box.height() - line - _GAP) * count / most)
            bar = QRectF(box.left(), box.bottom() - tall, box.width(), tall)
            painter.fillRect(bar, theme.color("accent" if count else "border"))
            above = QRectF(box.left(), bar.top() - line, box.width(), line)
            drawing.text(painter, above, str(count), "muted", Qt.AlignmentFlag.AlignHCenter)
