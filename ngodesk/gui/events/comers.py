"""The list of those who want to come, and what is told of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common import dates
from ngodesk.common.language import _, current, plural
from ngodesk.gui import words
from ngodesk.gui.records.editors import Surroundings
from ngodesk.gui.records.fields import FieldBox
from ngodesk.gui.records.picker import Picker
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.work.registering import Comer, Registration

_TONES = {"registered": "info", "waiting": "attention", "attended": "ok"}


class Comers(Table):
    """Those on the list; Delete cancels, Enter opens the person."""

    cancelled = Signal(object)  # a key

    def __init__(self) -> None:
        super().__init__(choosing=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and 0 <= row < len(self.rows.keys):
            self.cancelled.emit(self.rows.keys[row])
            return
        super().keyPressEvent(event)


class ComerBox(FieldBox):
    """A person or an organisation; whoever is not in the file yet can be added where they are typed."""

    new_wanted = Signal()

    def __init__(self, name: str, around: Surroundings) -> None:
        from ngodesk.model import TABLES

        field = TABLES["attendance"].described.field(name)
        self.picker = Picker("attendance", field, around)
        super().__init__(field, self.picker, wide=True)
        self._asked = False

    def say(self, words: str, tone: str = "problem") -> None:
        name = self.picker.unknown()
        if not words or not name:
            super().say(words, tone)
            return
        super().say(_("“{name}” is not in the file yet.").format(name=name), "info")
        assert self.note is not None
        self.note.set_words(self.note.text(), _("Add and register"))
        if not self._asked:
            self._asked = True
            self.note.acted.connect(self.new_wanted)


def told(found: "Registration") -> list[str]:
    """When, where, how many places are taken and by whom."""
    day = dates.in_text(found.start, current().language)
    if found.capacity is None:
        taken = plural("{number} registered", "{number} registered", found.taken())
        places = taken.format(number=found.taken())
    else:
        said = plural("{taken} of {number} place taken", "{taken} of {number} places taken", found.capacity)
        places = said.format(taken=found.taken(), number=found.capacity)
    parts = [day, found.place, places]
    if waiting := len(found.waiting()):
        parts.append(plural("{number} waits", "{number} wait", waiting).format(number=waiting))
    stands = sum(each.exhibits and each.status != "cancelled" for each in found.comers)
    if stands:
        parts.append(plural("{number} exhibitor", "{number} exhibitors", stands).format(number=stands))
    if found.headcount:
        said = plural("{number} counted without a name", "{number} counted without names", found.headcount)
        parts.append(said.format(number=found.headcount))
    if found.refused:
        said = plural("{number} gave no data", "{number} gave no data", found.refused)
        parts.append(said.format(number=found.refused))
    return [part for part in parts if part]


def comer_columns() -> list[Column]:
    """The columns of the list."""
    return [
        Column(_("No."), right=True, least=28),
        Column(_("Person"), share=3, least=120),
        Column(_("Organisation"), share=3, least=100),
        Column(_("Status"), least=80),
    ]


def comer_cells(number: int, each: "Comer") -> list[Cell]:
    """Somebody on the list."""
    status = words.word("attendance", "status", each.status)
    name = Cell(_("Exhibitor"), "muted") if each.exhibits else Cell(each.name)
    return [
        Cell(str(number), "muted"),
        name,
        Cell(each.organisation),
        Cell(status, chip=_TONES.get(each.status, "neutral")),
    ]
