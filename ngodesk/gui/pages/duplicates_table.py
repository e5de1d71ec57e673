"""Two records beside each other: field by field, which of the two stays."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common.language import _
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.work.merging import Comparison, Line

LEFT, RIGHT, BOTH = range(3)
_ENOUGH = 70  # letters of a text that are shown in a cell


class ChoiceTable(Table):
    """← and → choose a side, Space goes on to the next; a click on a text chooses it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(30, choosing=True)
        self._comparison: Comparison | None = None
        self._chosen: dict[str, int] = {}
        self.clicked.connect(self._clicked)

    def show_two(self, comparison: "Comparison | None") -> None:
        """Show two records. What is chosen stays chosen as long as it is of the same two."""
        if _ids(comparison) != _ids(self._comparison):
            self._chosen = {}
        self._comparison = comparison
        self.say_again()

    def say_again(self) -> None:
        """Show everything in the window's language."""
        two = self._comparison
        if two is None:
            self.show_rows([], [], [])
            return
        columns = [
            Column(_("Field"), least=110),
            Column(two.sides[LEFT].title, share=1, least=120),
            Column(two.sides[RIGHT].title, share=1, least=120),
        ]
        linked = [Cell(_("Linked records"), "muted"), *(Cell(_linked(side.links)) for side in two.sides)]
        rows = [self._cells(line) for line in two.lines]
        self.show_rows(columns, [linked, *rows], ["", *(line.field for line in two.lines)])

    def side(self, line: "Line") -> int:
        """Which side of a line stays."""
        if line.field in self._chosen:
            return self._chosen[line.field]
        if line.differs and line.joins:
            return BOTH
        return LEFT if line.values[LEFT] not in (None, ()) else RIGHT

    def choices(self) -> dict[str, object]:
        """What is to stand in the record that stays where it is not what comes by itself."""
        lines = self._comparison.lines if self._comparison is not None else ()
        return {
            line.field: line.values[self.side(line)]
            for line in lines
            if line.differs and self.side(line) != BOTH
        }

    def _cells(self, line: "Line") -> list[Cell]:
        return [Cell(_(line.label), "muted"), self._cell(line, LEFT), self._cell(line, RIGHT)]

    def _cell(self, line: "Line", side: int) -> Cell:
        words = _short(line.texts[side]) or "–"
        if not line.differs:
            return Cell(words, "text" if line.texts[side] else "muted")
        if self.side(line) in (side, BOTH):
            spoken = _("{text}, stays").format(text=words)
            return Cell(words, icon="check", role="strong", spoken=spoken)
        return Cell(words, "muted", spoken=_("{text}, does not stay").format(text=words))

    def _line(self, row: int) -> "Line | None":
        """The line of a row where there is something to choose; the first row tells of links."""
        lines = self._comparison.lines if self._comparison is not None else ()
        return lines[row - 1] if 1 <= row <= len(lines) and lines[row - 1].differs else None

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() > 0:
            self._choose_side(index.row(), index.column() - 1)

    def _choose_side(self, row: int, side: int) -> None:
        line = self._line(row)
        if line is not None:
            self._chosen[line.field] = side
            self.say_again()
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        line = self._line(row)
        sides = {Qt.Key.Key_Left: LEFT, Qt.Key.Key_Right: RIGHT}
        if event.key() in sides:
            self._choose_side(row, sides[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space and line is not None:
            self._choose_side(row, (self.side(line) + 1) % (3 if line.joins else 2))
        else:
            super().keyPressEvent(event)


def _ids(comparison: "Comparison | None") -> list[int]:
    return [side.id for side in comparison.sides] if comparison is not None else []


def _linked(links: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{_(label)} {number}" for label, number in links) or "–"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _ENOUGH else text[: _ENOUGH - 1].rstrip() + "…"
