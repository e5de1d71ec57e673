"""What the checks say of the record that a page shows: the gravest finding in a note, never in the way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, plural
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.checks_rows import SIGNS
from ngodesk.gui.places import Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ngodesk.store.store import Store
    from ngodesk.work.checking import Told


class RecordFindings(QWidget):
    """One note, hidden where nothing was found. Its verb leads to the checks."""

    link_chosen = Signal(object)  # a Link

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self._record: tuple[str, int | None] = "", None
        self._found: Sequence[Told] = ()
        self.note = Note("info")
        layout = in_column(self)
        layout.addWidget(self.note)
        self.note.acted.connect(lambda: self.link_chosen.emit(Link(place="checks")))
        self.hide()

    def show_record(self, table: str, record: int | None) -> None:
        """Ask about a record; call it again after every change."""
        asked = self._record = table, record
        if record is None:
            self._show(())
            return

        def ask(store: "Store") -> "list[Told]":
            from ngodesk.work import checking

            return checking.of_record(store, table, record)

        self._file.read(ask, lambda found: self._answered(asked, found))

    def _answered(self, asked: tuple[str, int | None], found: "list[Told]") -> None:
        if asked == self._record:  # otherwise another stands there meanwhile
            self._show([each for each in found if each.counts])

    def _show(self, found: "Sequence[Told]") -> None:
        self._found = found
        self.setVisible(bool(found))
        if not found:
            return
        words, more = found[0].what.text(), len(found) - 1
        if more:
            words += " " + plural("And {number} more.", "And {number} more.", more).format(number=more)
        self.note.set_tone(SIGNS[found[0].rule.severity][1])
        self.note.set_words(words, _("Checks"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._show(self._found)
        super().changeEvent(event)
