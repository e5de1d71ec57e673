"""Every component of the window in all its states, to be looked at: Ctrl+Shift+F12."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.layouts import in_column
from ngodesk.gui.pages import components_controls, components_figures, components_notes
from ngodesk.gui.pages.page import Beside, ScrollingPage

_STACKED = 1000
_COLUMNS = (
    (components_controls.buttons, components_controls.fields, components_notes.letters),
    (
        components_notes.chips,
        components_figures.bars,
        components_notes.notes,
        components_notes.undo,
        components_figures.days,
        components_notes.colors,
    ),
    (
        components_figures.tiles,
        components_notes.empty_states,
        components_notes.progress,
        components_figures.table,
        components_controls.tabs,
        components_notes.signs,
    ),
)


class ComponentsPage(ScrollingPage):
    """Made of the window's own widgets; those that show a state only pretend to have mouse or keyboard."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._columns: Beside | None = None
        self.head.meta.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.head.title.setText(_("All components"))
        self.scrolling.setAccessibleName(_("All components"))
        if self._columns is not None:
            self._columns.deleteLater()
        self._columns = Beside(_STACKED)
        for sections in _COLUMNS:
            column = QWidget()
            layout = in_column(column, between=sizes.INSET)
            for section in sections:
                layout.addWidget(section())
            layout.addStretch(1)
            self._columns.add(column, 1)
        self.scrolling.body.addWidget(self._columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
