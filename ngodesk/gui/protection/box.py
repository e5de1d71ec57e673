"""A card of the page on the password: a heading, sentences, fields and buttons one under the other."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.worded import Worded

WIDEST = 760  # pixels


class Box(Worded, Card):
    """What stands on it is put there from above to below."""

    def __init__(self) -> None:
        super().__init__(WIDEST)
        self.title, self.tells = Label(role="section"), Label(wrap=True)
        self.body = in_column(self, (sizes.INSET, 12, sizes.INSET, sizes.INSET), sizes.STEP)
        self.body.addWidget(self.title)
        self.body.addWidget(self.tells)

    def ask(self, field: QWidget) -> Label:
        """Put a field under its label."""
        label = Label(role="small", tone="muted")
        label.setBuddy(field)
        self.body.addWidget(label)
        self.body.addWidget(field)
        return label

    def offer(self, *buttons: QWidget) -> None:
        """Put buttons beside each other."""
        line = QHBoxLayout()
        line.setSpacing(sizes.STEP)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)

    def retranslate(self) -> None:
        """Say everything in the window's language."""


def name(button: Button, words: str) -> None:
    """Say what a button does."""
    button.setText(words)
    button.updateGeometry()
