"""A page that asks for a few things on one card: what is wrong stands above it, the buttons in the head."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.pages.page import Head, Page, Scrolling


class AskingPage(Page):
    """Fields under their labels, in two columns; Esc leaves the page."""

    widest = 760  # pixels
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = Head()
        self.cancel, self.make = Button(), Button("primary", "check")
        self.head.add(self.cancel, self.make)
        self.problem_note = Note("problem")
        self.problem_note.setMaximumWidth(sizes.scaled(self.widest))
        self.problem_note.hide()
        card = Card(self.widest)
        self.grid = QGridLayout(card)
        self.grid.setContentsMargins(sizes.INSET, 12, sizes.INSET, sizes.INSET)
        self.grid.setHorizontalSpacing(sizes.GAP)
        self.grid.setVerticalSpacing(3)
        for column in range(2):
            self.grid.setColumnStretch(column, 1)
        self._lay_out_page(card)
        self.cancel.clicked.connect(self.left)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)

    def _lay_out_page(self, card: Card) -> None:
        scrolling = Scrolling()
        scrolling.body.addWidget(self.problem_note)
        scrolling.body.addWidget(card)
        scrolling.body.addStretch(1)
        layout = in_column(self, PAGE, sizes.GAP)
        layout.addWidget(self.head)
        layout.addWidget(scrolling, 1)

    def ask(self, place: int, column: int, field: QWidget, *beside: QWidget, span: int = 1) -> Label:
        """Put a field under its label, and something beside it; places count from the top."""
        label = Label(role="small", tone="muted")
        line = QHBoxLayout()
        line.setSpacing(sizes.STEP)
        line.addWidget(field, 1)
        for other in beside:
            line.addWidget(other)
        row = 3 * place
        self.grid.addWidget(label, row, column, 1, span)
        self.grid.addLayout(line, row + 1, column, 1, span)
        self.grid.setRowMinimumHeight(row + 2, sizes.STEP)
        return label

    def say_names(self, names: Sequence[str], labels: Iterable[Label], fields: Iterable[QWidget]) -> None:
        """Say what each field is called."""
        for name, label, field in zip(names, labels, fields, strict=True):
            label.setText(name)
            label.setBuddy(field)
            field.setAccessibleName(name)

    def say_buttons(self, make: str) -> None:
        """Say what the buttons do."""
        self.cancel.setText(_("Cancel"))
        self.make.setText(make)

    def show_problem(self, words: str) -> None:
        """Say why nothing could be made; blank takes it away."""
        self.problem_note.set_words(words)
        self.problem_note.setVisible(bool(words))
