"""A word where the last step of the history is not as it was written: looked at whenever a file is opened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from ngodesk.common.language import _
from ngodesk.gui.notes import Note, announce

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.store import Store


class TailNote(Note):
    """Its verb leads to where the file is looked through; the file is read on."""

    def __init__(self) -> None:
        super().__init__("attention", closable=True)
        self._said = ""
        self.closed.connect(self.hide)
        self.hide()

    def look(self, file: "OpenFile") -> None:
        """Look at the file that was opened."""
        self.hide()

        def fetch(store: "Store") -> str:
            from ngodesk.work import verifying

            return verifying.said_of_tail(store)

        file.read(fetch, self._tell)

    def _tell(self, said: str) -> None:
        self._said = said
        self._say()
        self.setVisible(bool(said))
        if said:
            announce(self, _(said))

    def _say(self) -> None:
        if self._said:
            self.set_words(_(self._said), _("History of the file"), _("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the window's language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
