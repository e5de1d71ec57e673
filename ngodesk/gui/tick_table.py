"""A list of records of which some are ticked."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common.language import _
from ngodesk.gui.table import Cell, Table

_TICK = 0


class TickTable(Table):
    """Space or a click on the sign in the first column ticks a row, Enter opens its record."""

    ticked = Signal(object)  # rows

    def __init__(self) -> None:
        super().__init__(choosing=True)
        self.clicked.connect(self._clicked)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == _TICK:
            self.ticked.emit([index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.ticked.emit([self.currentIndex().row()])
            return
        super().keyPressEvent(event)


def tick(on: bool) -> Cell:
    """The sign in the first column."""
    return Cell(icon="check", tone="accent", spoken=_("ticked")) if on else Cell(spoken=_("not ticked"))
