"""What stands where a list shows nothing: there is nothing yet, or nothing passes search and filters."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import _
from ngodesk.gui import places
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import EmptyState
from ngodesk.gui.records.elsewhere import why_not_here


class Nothing(QWidget):
    """Says which of the two it is, and offers what to do."""

    add_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, table: str) -> None:
        super().__init__()
        self.add, self._clear = Button("primary", "plus"), Button()
        icon = next(place.icon for place in places.PLACES if place.key == places.place_of(table))
        self.yet = EmptyState(icon, self.add)
        self.found = EmptyState("search", self._clear)
        self._searched = self._filtered = False
        layout = in_column(self)
        for state in (self.yet, self.found):
            layout.addWidget(state)
        self.add.clicked.connect(self.add_wanted)
        self._clear.clicked.connect(self.clear_wanted)
        self._elsewhere = why_not_here(table)
        self.add.setHidden(self._elsewhere is not None)
        self.show_for(1)

    def show_for(self, number: int, *, searched: bool = False, filtered: bool = False) -> None:
        """There are so many records, after a search or a filter."""
        self._searched, self._filtered = searched, filtered
        self.setVisible(not number)
        self.yet.setVisible(not (searched or filtered))
        self.found.setVisible(searched or filtered)
        self.retranslate()

    def allow(self, why_not: UserError | None) -> None:
        """Let records be added, or say why they cannot be."""
        self.add.allow(why_not or self._elsewhere)

    def button(self) -> Button | None:
        """What there is to do; nothing where such records are made elsewhere."""
        if self._searched or self._filtered:
            return self._clear
        return self.add if self._elsewhere is None else None

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.add.setText(_("Add"))
        begin = _("Add the first one, or paste rows from a spreadsheet.")
        elsewhere = self._elsewhere.text() if self._elsewhere is not None else ""
        self.yet.set_words(_("There is nothing here yet"), elsewhere or begin)
        sentence, verb = _("No record here holds all the words that you typed."), _("Clear the search")
        if self._filtered:
            sentence, verb = _("No record here passes the filter."), _("Clear the filter")
        if self._filtered and self._searched:
            sentence = _("No record that passes the filter holds all the words that you typed.")
            verb = _("Show all")
        self.found.set_words(_("Nothing was found"), sentence)
        self._clear.setText(verb)
