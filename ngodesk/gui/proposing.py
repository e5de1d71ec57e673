"""Cells of a grid with a list of proposals under the line in which one types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from ngodesk.gui.grid import Grid, TypingCells
from ngodesk.gui.records.suggestions import Suggestion, Suggestions

Propose = Callable[[int, int, str], Sequence[Suggestion]]
"""What goes on from what is typed in a row and a column."""
Where = Callable[[int], bool]
"""Of a column."""


class ProposingCells(TypingCells):
    """Enter takes the first of the list; in an open column, where anything may be typed, what was typed."""

    after = Qt.Key.Key_Return  # choosing goes on as this key would

    def __init__(
        self, grid: Grid, propose: Propose, where: Where, is_open: Where = lambda _column: False
    ) -> None:
        super().__init__(grid)
        self._propose, self._where, self._is_open = propose, where, is_open

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        made = super().createEditor(parent, option, index)
        assert isinstance(made, QLineEdit)
        row, column = index.row(), index.column()
        if self._where(column):
            proposed = Suggestions(
                made,
                lambda text, then: then(self._propose(row, column, text)),
                eager=not self._is_open(column),
            )
            proposed.chosen.connect(lambda _found: self._leave(made, self.after))
        return made
