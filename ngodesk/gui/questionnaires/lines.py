"""Lines that one types as in a spreadsheet; a new one is written once it is whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common.errors import UserError
from ngodesk.common.text import fold
from ngodesk.gui.grid import Grid, Typed
from ngodesk.gui.proposing import ProposingCells
from ngodesk.gui.records.suggestions import Suggestion
from ngodesk.gui.table import Cell

_PROPOSED = 12
_REMOVE = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Delete)

Values = dict[Any, Any]


@dataclass
class Line:
    """A record, or one that is not there yet: its id comes when it is written."""

    id: int | None = None
    values: Values = field(default_factory=dict)
    cells: list[Cell] | None = None  # what shows it, until something in it changes


class LinesGrid(Grid):
    """What is typed shows at once and is written behind; what is read meanwhile waits for that."""

    edited = Signal(object)  # lines, each with the values that changed
    removed = Signal()  # Ctrl+Delete: the chosen rows are to go

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = [Line()]
        self.writable = True
        self.waiting = 0  # writings that are not done yet
        self.setItemDelegate(ProposingCells(self, self._proposed, self._lists, self.is_open))

    # What heirs say

    def key(self, column: int) -> Any:
        """Which value of a line stands in a column."""
        raise NotImplementedError

    def read(self, line: Line, column: int, text: str) -> Any:
        """A typed text as it is kept. Raises UserError."""
        raise NotImplementedError

    def words(self, values: Values, column: int) -> str:
        """What a cell shows."""
        raise NotImplementedError

    def begins(self) -> Values:
        """What a new line has before anything is typed."""
        raise NotImplementedError

    def is_whole(self, values: Values) -> bool:
        """Whether a new line can be written."""
        return True

    def show_again(self) -> None:
        """Show the lines as they are now."""
        raise NotImplementedError

    def proposals(self, column: int) -> Sequence[Suggestion]:
        """What may be chosen in a column; nothing where one writes freely."""
        return ()

    def is_open(self, column: int) -> bool:
        """Whether something else may be typed than is proposed."""
        return True

    def _lists(self, column: int) -> bool:
        return bool(self.proposals(column))

    def _proposed(self, _row: int, column: int, text: str) -> Sequence[Suggestion]:
        typed = fold(text.strip())
        known = self.proposals(column)
        return [each for each in known if typed in fold(f"{each.name} {each.detail}")][:_PROPOSED]

    # Lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what the file has; a line that is half typed stays."""
        if self.waiting:
            return
        there = {line.id: line for line in self.lines[:-1]}
        new = self.lines[-1] if self.lines[-1].id is None else Line()
        self.lines = [*(_same(there.get(line.id), line) for line in lines), new]
        self.show_again()

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self.forget_words()
        self.show_again()

    def forget_words(self) -> None:
        """What the values of lines are called has changed."""
        for line in self.lines:
            line.cells = None

    def forget(self) -> None:
        """Nothing of what was there stays: another questionnaire is shown."""
        self.lines, self.waiting = [Line()], 0

    def cells(self, line: Line, columns: int) -> list[Cell]:
        """Its words; in the new line what it begins with, muted."""
        if line is not self.lines[-1]:
            if line.cells is None:
                line.cells = [Cell(self.words(line.values, column)) for column in range(columns)]
            return line.cells
        if not self.writable:
            return [Cell()] * columns
        known = self.begins()
        return [
            Cell(self.words(line.values, column))
            if self.key(column) in line.values
            else Cell(self.words(known, column), "muted")
            for column in range(columns)
        ]

    def chosen_ids(self) -> list[int]:
        """The records that are chosen."""
        rows = self._chosen()[0] if self.currentIndex().isValid() else range(0)
        return [key for row in rows if row < len(self.lines) and (key := self.lines[row].id) is not None]

    # Typing

    def can_type(self, row: int, column: int) -> bool:
        return self.writable

    def entry(self, row: int, column: int) -> str:
        return self.words(self.lines[row].values, column).replace("\N{NO-BREAK SPACE}", " ")

    def doubt(self, row: int, column: int, text: str) -> str:
        try:
            self.read(self.lines[row], column, text)
        except UserError as error:
            return error.text()
        return ""

    def put(self, typed: Sequence[Typed]) -> None:
        """Lines that are there change; each row of a block that falls on the new line is one of its own."""
        last = len(self.lines) - 1
        changes: dict[tuple[int, int], Values] = {}
        for each in typed:
            place = each.row, each.place if each.row == last else 0
            value = self.read(self.lines[each.row], each.column, each.text)
            changes.setdefault(place, {})[self.key(each.column)] = value
        edits: list[tuple[Line, Values]] = []
        for (row, _place), values in changes.items():
            if row < last:
                self.lines[row].values |= values
                self.lines[row].cells = None
                edits.append((self.lines[row], values))
            else:
                self._add(values, edits)
        self.show_again()
        if edits:
            self.waiting += 1
            self.edited.emit(edits)

    def _add(self, values: Values, edits: list[tuple[Line, Values]]) -> None:
        """More of the new line; once it is whole another one follows."""
        new = self.lines[-1]
        new.values = {key: value for key, value in (new.values | values).items() if value is not None}
        whole = self.begins() | new.values
        if new.values and self.is_whole(whole):
            new.values = whole
            edits.append((new, dict(whole)))  # more may be typed before this is written
            self.lines.append(Line())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.keyCombination() == _REMOVE:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def next_row(self, row: int) -> int:
        return min(row + 1, len(self.lines) - 1)


def _same(shown: Line | None, read: Line) -> Line:
    """The line that is shown already, where nothing in it changed."""
    return shown if shown is not None and shown.values == read.values else read
