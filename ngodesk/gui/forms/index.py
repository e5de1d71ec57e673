"""The names that a form may use, found by words, copied by a click."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.common.text import fold
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.records.search import SearchField
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.work.form_names import Name

_MOST = 400  # letters of a value that a cell shows


class Index(QWidget):
    """A click or Enter asks for a name to be copied."""

    wanted = Signal(str)  # as it stands in a form

    def __init__(self) -> None:
        super().__init__()
        self.names: Sequence[Name] = ()
        self.used: frozenset[str] = frozenset()
        self.search, self.table = SearchField(), Table(links=True)
        self.copy = Button("plain")
        row = abreast(self.search, 1, self.copy)
        layout = in_column(self, between=sizes.STEP)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        self.search.searched.connect(lambda _text: self._show())
        self.search.left.connect(self.table.setFocus)
        self.table.chosen.connect(lambda written: self.wanted.emit(str(written)))
        self.copy.clicked.connect(self._copy)

    def show_names(self, names: "Sequence[Name]", used: Sequence[str]) -> None:
        """Other names or values; those that the form uses are marked."""
        self.names, self.used = names, frozenset(used)
        self._show()

    def _show(self) -> None:
        wanted = fold(self.search.text()).split()
        found = [
            each
            for each in self.names
            if all(word in fold(f"{each.sentence} {each.name} {each.value}") for word in wanted)
        ]
        columns = (
            Column(_("What it says"), share=4, least=120),
            Column(_("Name in the form"), share=4, least=120),
            Column(_("Now"), share=3, least=80),
            Column(_("Used")),
        )
        self.table.show_rows(columns, [self._cells(each) for each in found], [each.written for each in found])
        self.search.show_hits(len(found))

    def _cells(self, each: "Name") -> list[Cell]:
        value = " ".join(each.value[:_MOST].split())
        used = each.name in self.used
        return [
            Cell(each.sentence, spoken=f"{each.sentence}: {value}"),
            Cell(each.written, "accent"),
            Cell(value, "muted" if each.many else "text"),
            Cell(icon="check", tone="accent", spoken=_("used in the form")) if used else Cell(),
        ]

    def _copy(self) -> None:
        self.table.begin()
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.table.rows.keys):
            self.wanted.emit(str(self.table.rows.keys[row]))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.copy.setText(_("Copy the name"))
        self.copy.setToolTip(_("Copy the name of the chosen row, to be put into the form."))
        self.search.retranslate()
        self.table.setAccessibleName(_("Names that a form may use"))
        self._show()
