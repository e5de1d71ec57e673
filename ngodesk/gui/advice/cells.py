"""Lines in which names, tools and words are proposed while one types in the register."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from ngodesk.gui.advice.texts import NAMED
from ngodesk.gui.attendance.offers import Offers, asks_for_new
from ngodesk.gui.proposing import ProposingCells

if TYPE_CHECKING:
    from ngodesk.gui.advice.grid import AdviceGrid


class AdviceCells(ProposingCells):
    """Under a name Enter takes the first of the list, Ctrl+Enter is always somebody new."""

    after = Qt.Key.Key_Tab

    def __init__(self, grid: "AdviceGrid") -> None:
        super().__init__(grid, grid.proposals, grid.proposes)
        self._register = grid

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        made = super().createEditor(parent, option, index)
        assert isinstance(made, QLineEdit)
        row, column = index.row(), index.column()
        if self._register.kinds[column] in NAMED:
            offers = Offers(made, lambda text, then: then(self._register.proposals(row, column, text)))
            offers.chosen.connect(lambda offer: self._take(made, offer.name, offer.id))
            offers.new_wanted.connect(lambda: self._take(made, made.text(), None))
        return made

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QLineEdit) and asks_for_new(event):
            self._take(editor, editor.text(), None)
            return True
        return super().eventFilter(editor, event)

    def _take(self, editor: QLineEdit, name: str, chosen: int | None) -> None:
        """What was chosen from the list, or somebody new."""
        self._register.pick(name, chosen)
        self._leave(editor, self.after)
