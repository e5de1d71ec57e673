"""Moving to another computer: the whole file goes there, read back, and the one here is marked."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.common.progress import Progress
from ngodesk.gui import remembered
from ngodesk.gui.buttons import Button
from ngodesk.gui.notes import Note, announce
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import ScrollingPage
from ngodesk.gui.places import MOVING, Link
from ngodesk.gui.protection.box import WIDEST, Box, name
from ngodesk.gui.saving_place import ask_where

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class MovingPage(ScrollingPage):
    """Two steps: here the file is saved, there it is opened."""

    place = "registers"
    help = "moving"

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self._made: Path | None = None
        self.note = Note("ok")
        self.note.setMaximumWidth(WIDEST)
        self.note.hide()
        self.here, self.there = Box(), Box()
        self.save = Button("primary")
        self.here.offer(self.save)
        self.save.clicked.connect(self._ask_where)
        for widget in (self.note, self.here, self.there):
            self.scrolling.body.addWidget(widget)
        self.scrolling.body.addStretch(1)
        self.scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=MOVING)

    def first_focus(self) -> QWidget:
        return self.save

    def retranslate(self) -> None:
        self.head.title.setText(_("Move to another computer"))
        self.here.title.setText(_("1. Here"))
        self.here.tells.setText(
            _(
                "Save the whole file on a stick: records, attachments, frozen reports and history. It is"
                " read back from there. Then the file here is marked as moved and can only be read, so"
                " that nobody goes on working in the old one."
            )
        )
        name(self.save, _("Save the whole file…"))
        self.save.allow(self._file.read_only)
        self.there.title.setText(_("2. On the other computer"))
        self.there.tells.setText(
            _(
                "Install ngodesk there. Copy the file from the stick to a folder of that computer, for work"
                " on a stick is not safe. Open it with a double click; a password is the same there."
                " Backups stay here; the new computer begins its own."
            )
        )
        self._say()

    def _ask_where(self) -> None:
        path = self._file.path
        if path is None:
            return
        folder = Path(remembered.backup_folder() or path.parent)
        proposed = folder / f"{path.stem} {date.today():%Y-%m-%d}.ngodesk"
        title, kind = _("Save the whole file"), _("ngodesk files")
        ask_where(self, title, proposed, kind, self.move_to, overwrites=False)

    def move_to(self, target: Path) -> None:
        """Save it there and mark the one here."""

        def work(store: "Store", progress: Progress) -> Path:
            from ngodesk.work import moving

            return moving.move(store, target, progress)

        self._file.work(work, self._done, _("Saving the whole file"))

    def _done(self, made: Path) -> None:
        self._made = made
        self._file.refresh()
        self.retranslate()
        self.save.setEnabled(False)
        announce(self, self.note.text())

    def _say(self) -> None:
        if self._made is not None:
            words = _("Saved and read back: {name}. Now take it to the other computer.")
            self.note.set_words(words.format(name=self._made.name))
            self.note.show()
