"""What the checks find about a document, told while one works at it; it keeps nobody from going on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ngodesk.common.language import plural
from ngodesk.gui import sizes
from ngodesk.gui.notes import Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.places import Link

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.checking import Told

_SHOWN = 2  # more would push the work out of sight
_TONES = {"error": "problem", "warning": "attention", "info": "info"}
_GRAVE = ("error", "warning", "info")


class Warnings(QWidget):
    """The gravest findings about one record, each a note; the last leads to all of them."""

    link_chosen = Signal(object)

    def __init__(self, file: OpenFile, table: str) -> None:
        super().__init__()
        self.file, self.table = file, table
        self._record: int | None = None
        self._told: list[Told] = []
        self.notes = [Note() for _place in range(_SHOWN)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(sizes.STEP)
        for note in self.notes:
            layout.addWidget(note)
            note.hide()
        self.notes[-1].acted.connect(lambda: self.link_chosen.emit(Link(place="checks")))
        self.hide()

    def show_record(self, record: int | None) -> None:
        """Look for what is to be said of a record."""
        self._record = record
        if record is None:
            self._show([])
            return

        def work(store: "Store") -> "list[Told]":
            from ngodesk.work import checking

            return [each for each in checking.of_record(store, self.table, record) if each.counts]

        def show(told: "list[Told]") -> None:
            if self._record == record:
                self._show(told)

        self.file.read(work, show)

    def _show(self, told: "list[Told]") -> None:
        self._told = sorted(told, key=lambda each: _GRAVE.index(each.rule.severity))
        more = len(self._told) - _SHOWN
        for place, note in enumerate(self.notes):
            note.setVisible(place < len(self._told))
            if place < len(self._told):
                its = self._told[place]
                note.set_tone(_TONES[its.rule.severity])
                last = place == _SHOWN - 1 and more > 0
                verb = plural("{number} more", "{number} more", more).format(number=more) if last else ""
                note.set_words(its.what.text(), verb)
        self.setVisible(bool(self._told))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._show(self._told)
        super().changeEvent(event)
