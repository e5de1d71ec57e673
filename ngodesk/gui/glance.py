"""A view made by hand to look at, with nothing to type: it leads to the records behind its rows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.gui.buttons import Button
from ngodesk.gui.notes import EmptyState
from ngodesk.gui.table import Table
from ngodesk.gui.worded import Worded


class Glance(Worded, QWidget):
    """The keyboard begins in the first table; where there is nothing, at the button that begins it."""

    link_chosen = Signal(object)
    problem = Signal(str)

    first: Table
    begin: Button
    empty: EmptyState

    def retranslate(self) -> None:
        """Say everything in the window's language."""

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self.begin if self.empty.isVisibleTo(self) else self.first

    def leave(self) -> None:
        """Nothing is typed here."""
