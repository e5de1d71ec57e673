"""Inputs under their labels: one, or several boxes to tick."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ngodesk.gui import sizes
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.ticks import Tick

_COLUMN = 150


class TickGroup(QWidget):
    """Which of some entries are wanted; none is all of them. Beside each other where there is room."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.label = Label(role="small", tone="muted", wrap=True)
        self.ticks: dict[str, Tick] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._columns = 0
        layout = in_column(self, between=3)
        layout.addWidget(self.label)
        layout.addLayout(self._grid)

    def show_entries(self, name: str, entries: Sequence[tuple[str, str]]) -> None:
        """The entries by key and words; what stands already is only said anew."""
        self.label.setText(name)
        if [key for key, _words in entries] != list(self.ticks):
            self._remake([key for key, _words in entries])
        for key, words in entries:
            self.ticks[key].setText(words)
            self.ticks[key].setToolTip(words)
            self.ticks[key].setAccessibleDescription(name)
        self._arrange()

    def _remake(self, keys: Sequence[str]) -> None:
        for tick in self.ticks.values():
            tick.hide()
            tick.deleteLater()
        self.ticks, self._columns = {}, 0
        for key in keys:
            self.ticks[key] = tick = Tick()
            tick.setParent(self)
            tick.toggled.connect(lambda _on: self.changed.emit())
            tick.show()

    def choose(self, keys: Collection[str]) -> None:
        """Tick these without telling anybody."""
        for key, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(key in keys)
            tick.blockSignals(False)
            tick.update()

    def chosen(self) -> list[str]:
        """What is ticked, in the order of the entries."""
        return [key for key, tick in self.ticks.items() if tick.isChecked()]

    def _arrange(self) -> None:
        widest = max([sizes.scaled(_COLUMN), *(tick.sizeHint().width() for tick in self.ticks.values())])
        columns = max(1, min(3, self.width() // widest))
        if columns == self._columns:
            return
        self._columns = columns
        for number, tick in enumerate(self.ticks.values()):
            self._grid.addWidget(tick, number // columns, number % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._columns = 0
            self._arrange()


class Named(QWidget):
    """An input under its label."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.widget = widget
        self.label = Label(role="small", tone="muted", wrap=True)
        layout = in_column(self, between=3)
        layout.addWidget(self.label)
        layout.addWidget(widget)

    def say(self, name: str) -> None:
        """What it is called."""
        self.label.setText(name)
        (self.widget.focusProxy() or self.widget).setAccessibleName(name)
