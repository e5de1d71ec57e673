"""Saving a copy for the board: where to, then made in the worker."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QWidget

from ngodesk.common.language import _
from ngodesk.gui import remembered, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.saving_place import ask_where
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Callable

    from ngodesk.common.progress import Progress
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.doubts import Doubt
    from ngodesk.store.store import Store


def ask(file: "OpenFile", window: QWidget, say: "Callable[[str], None]") -> QFileDialog | None:
    """Ask where to; a file that is there already is never overwritten."""
    if file.path is None:
        return None
    name = _("{name} for the board").format(name=file.path.stem)
    place = Path(remembered.folder()) / f"{name}.ngodesk"
    title, kind = _("Save a copy for the board"), _("ngodesk files")
    return ask_where(window, title, place, kind, lambda path: save(file, path, window, say), overwrites=False)


def save(file: "OpenFile", target: Path, window: QWidget, say: "Callable[[str], None]") -> None:
    """Make the copy there, say that it is made, and what may still name somebody in it."""

    def work(store: "Store", progress: "Progress") -> "list[Doubt]":
        from ngodesk.work import board_copy

        return board_copy.save(store, target, progress)

    def made(doubts: "list[Doubt]") -> None:
        say(_("The copy for the board is made: {name}").format(name=target.name))
        LeftOver(doubts, window).open()

    file.work(work, made, _("Making the copy for the board"))


class LeftOver(Worded, QDialog):
    """What to read through before the copy is given away."""

    def __init__(self, doubts: "list[Doubt]", parent: QWidget) -> None:
        super().__init__(parent)
        self._doubts = doubts
        self.words, self.text = Label(wrap=True), QPlainTextEdit(readOnly=True)
        self.leave = Button("primary")
        layout = in_column(self, (sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.INSET), sizes.GAP)
        layout.addWidget(self.words)
        layout.addWidget(self.text, 1)
        layout.addLayout(abreast(1, self.leave, between=None))
        self.text.setVisible(bool(doubts))
        self.leave.clicked.connect(self.accept)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.retranslate()
        wide = sizes.scaled(640)
        self.resize(wide, min(sizes.scaled(440), 480) if doubts else layout.totalHeightForWidth(wide))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        from ngodesk.work import board_copy

        self.words.setText(board_copy.told(self._doubts))
        self.text.setPlainText("\n".join(board_copy.lines(self._doubts)))
        self.setWindowTitle(_("Copy for the board"))
        self.text.setAccessibleName(_("Places that may name somebody"))
        self.leave.setText(_("Close"))
