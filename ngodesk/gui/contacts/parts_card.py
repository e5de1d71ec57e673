"""What a person or an organisation took part in, each a link."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ngodesk.common import dates
from ngodesk.common.language import _, current, plural
from ngodesk.common.money import unscaled
from ngodesk.gui import words
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.places import to_record
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.work.contacts import Contact, Part

_PLACES = 4  # of stored hours


class PartsCard(Card):
    """How many events and hours, then the records one by one."""

    link_chosen = Signal(object)  # a Link

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.sum = Label(role="section"), Label(tone="muted", wrap=True)
        self.table = Table(links=True)
        self._parts: Sequence[Part] = ()
        layout = in_column(self, (8, 10, 8, 8), 4)
        for label in (self.heading, self.sum):
            label.setContentsMargins(8, 0, 8, 0)
        for widget in (self.heading, self.sum, self.table):
            layout.addWidget(widget)
        self.table.chosen.connect(self._go)

    def show_parts(self, contact: "Contact") -> None:
        """Show those of a contact."""
        self._parts = contact.parts
        told = []
        if contact.events:
            said = plural("{number} event that was held", "{number} events that were held", contact.events)
            told.append(said.format(number=contact.events))
        if contact.hours:
            hours = words.number(unscaled(contact.hours, _PLACES))
            told.append(_("{hours} h").format(hours=hours))
        self.sum.setText(" · ".join(told) if contact.parts else _("Nothing yet."))
        self.sum.setVisible(bool(self.sum.text()))
        self._show()

    def _show(self) -> None:
        from ngodesk.model import TABLES

        columns = [
            Column(_("What"), least=90),
            Column(_("Name"), share=1, least=120),
            Column(_("Date"), least=70),
        ]
        cells = []
        for each in self._parts:
            day = dates.in_table(each.day, current().language) if each.day is not None else "–"
            kind = _(TABLES[each.table].labels[0])
            cells.append([Cell(kind, "muted"), Cell(each.name), Cell(day, "muted")])
        self.table.show_rows(columns, cells, list(range(len(cells))))
        self.table.show_all_rows()
        self.table.setVisible(bool(cells))

    def _go(self, row: object) -> None:
        if isinstance(row, int):
            self.link_chosen.emit(to_record(self._parts[row].table, self._parts[row].id))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.heading.setText(_("Took part in"))
        self.table.setAccessibleName(_("Took part in"))
        self._show()
