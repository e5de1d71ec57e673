"""The one way from the open file to the window: what a commit changed, told in the window's thread."""

from PySide6.QtCore import QObject, Signal


class Bridge(QObject):
    """Stands among the store's listeners. Ids travel as objects: a Signal(int) would cut them."""

    changed = Signal(object)

    def __call__(self, change: object) -> None:
        """Called in the thread that wrote; whoever is connected hears of it in its own."""
        self.changed.emit(change)
