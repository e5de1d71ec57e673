"""What stands in the window while a file is being opened."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ngodesk.common.language import _
from ngodesk.gui.labels import Label
from ngodesk.gui.pages.page import Page


class OpeningPage(Page):
    """One sentence with the file's name."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.sentence = Label(tone="muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(self.sentence)
        self.retranslate()

    def retranslate(self) -> None:
        self.sentence.setText(_("Opening {name}…").format(name=self._path.name))
