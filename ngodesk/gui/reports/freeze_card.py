"""Approving a report: what it means is said before the button that cannot be undone."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from ngodesk.common.language import _, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card, Note


class FreezeCard(Card):
    """Hidden until somebody wants to approve; a note may be kept with the report."""

    wanted = Signal(str)  # the note
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.words = Label(role="section"), Label(wrap=True)
        self.open = Note("attention")
        self.label, self.note = Label(role="small", tone="muted"), QLineEdit()
        self.label.setBuddy(self.note)
        self.cancel, self.freeze = Button("plain"), Button("primary", "lock")
        self._todo = 0
        self._lay_out()
        self.cancel.clicked.connect(self.left)
        self.freeze.clicked.connect(lambda: self.wanted.emit(self.note.text().strip()))
        self.note.returnPressed.connect(self.freeze.setFocus)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.left)
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        foot = abreast(self.label, (self.note, 1), self.cancel, self.freeze)
        layout = in_column(self, (sizes.INSET, 10, sizes.INSET, 10), 6)
        for part in (self.title, self.words, self.open):
            layout.addWidget(part)
        layout.addLayout(foot)

    def begin(self, todo: int) -> None:
        """Ask; so many things are still to be settled."""
        self._todo = todo
        self.note.clear()
        self.retranslate()
        self.show()
        self.note.setFocus()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.title.setText(_("Approve and freeze"))
        self.words.setText(
            _(
                "The report gets a number and is kept as it is. This is final: it cannot be undone or"
                " changed, only corrected by a later one."
            )
        )
        said = plural(
            "{number} thing is still to be settled.", "{number} things are still to be settled.", self._todo
        )
        self.open.set_words(said.format(number=self._todo))
        self.open.setVisible(bool(self._todo))
        self.label.setText(_("Note"))
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("who decided it, and where that stands"))
        self.cancel.setText(_("Not yet"))
        self.freeze.setText(_("Approve and freeze"))
