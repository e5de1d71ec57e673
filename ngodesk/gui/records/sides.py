"""A list and a form beside each other; in a narrow window one or the other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.panes import Panes
from ngodesk.gui.records.form import RecordForm
from ngodesk.gui.records.listing import RecordList
from ngodesk.gui.tabs import Tabs

_FORM = 340
_SIDE_BY_SIDE = 900  # pixels that list and form need beside each other


class Sides(QWidget):
    """Above them which list it is, the way back, and the button that adds; below what may stand instead."""

    def __init__(self, form: RecordForm, instead: QWidget | None) -> None:
        super().__init__()
        self.switch = Tabs("pill")
        self.add = Button("plain", "plus")
        self.back = Button("quiet", "chevron-left")
        self.lists = QStackedWidget()
        self.form = form
        self._lay_out()
        if instead is not None:
            self._column.addWidget(instead, 1)

    @property
    def list(self) -> RecordList:
        """The list that is shown."""
        shown = self.lists.currentWidget()
        assert isinstance(shown, RecordList)
        return shown

    def _lay_out(self) -> None:
        top = self._top = QHBoxLayout()
        top.setSpacing(sizes.STEP)
        top.addWidget(self.back)
        top.addWidget(self.switch, 1)
        top.addStretch(0)
        top.addWidget(self.add)
        self._card = Card()
        inside = in_column(self._card)
        inside.addWidget(self.form)
        self._split = Panes()
        self._split.addWidget(self.lists)
        self._split.addWidget(self._card)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 0)
        self._card.setMinimumWidth(sizes.scaled(300))
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(sizes.STEP)
        layout.addLayout(top)
        layout.addWidget(self._split, 1)
        self._card.hide()
        self.back.hide()

    def offer(self, button: Button) -> None:
        """Put a button beside the one that adds."""
        self._top.insertWidget(self._top.indexOf(self.add), button)

    def narrow(self) -> bool:
        """Whether list and form cannot stand beside each other."""
        return self.width() < sizes.scaled(_SIDE_BY_SIDE)

    def _fold(self, to_form: bool) -> None:
        """In a narrow window: the form alone, or the list alone."""
        self.lists.setVisible(not to_form)
        self.back.setVisible(to_form)
        self.add.setVisible(not to_form)
        if to_form:
            self._card.show()

    def _back_to_list(self) -> None:
        self.form.flush()
        self._fold(False)
        if self.narrow():
            self._card.hide()
        self.list.first_focus().setFocus()

    def _share(self) -> None:
        if not self.narrow() and self._split.sizes()[1] < sizes.scaled(_FORM):
            self._split.setSizes([max(1, self._split.width() - sizes.scaled(_FORM)), sizes.scaled(_FORM)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.narrow():
            if not self._card.isHidden() and not self.lists.isHidden():
                in_form = self.form.isAncestorOf(self.focusWidget())
                self._fold(in_form)
                self._card.setVisible(in_form)
        elif self.lists.isHidden():
            self._fold(False)
