"""Panes beside each other, with a bar between them to make one wider."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from ngodesk.gui import sizes


class Panes(QSplitter):
    """None of them can be pushed away."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(sizes.GAP)
