"""The sections of a report in its order, each with a mark of how far it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ngodesk.common.language import _
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.texts.standing import state

if TYPE_CHECKING:
    from ngodesk.work.narratives import Section


class Sections(Card):
    """Says which section the person goes to; the page shows it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table, self._quiet = Table(), False
        layout = in_column(self, (8, 8, 8, 8))
        layout.addWidget(self.table)
        self.table.selectionModel().currentChanged.connect(lambda index, _old: self._tell(index.row()))

    def show_sections(self, sections: Sequence["Section"], chosen: str) -> None:
        """Show them all, with one of them chosen; nobody is told."""
        marks = [state(each) for each in sections]
        cells = [
            [Cell(each.heading, spoken=f"{each.heading}: {mark.words}"), mark]
            for each, mark in zip(sections, marks, strict=True)
        ]
        columns = (Column(_("Section"), share=1, least=48), Column(""))
        self._quiet = True
        self.table.show_rows(columns, cells, [each.section for each in sections])
        self._choose(chosen)
        self._quiet = False

    def _choose(self, section: str) -> None:
        keys = list(self.table.rows.keys)
        if section in keys:
            self.table.setCurrentIndex(self.table.rows.index(keys.index(section), 0))

    def step(self, by: int) -> None:
        """Go to a section before or after; at the ends nothing happens."""
        row = self.table.currentIndex().row() + by
        if 0 <= row < self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(row, 0))

    def _tell(self, row: int) -> None:
        if not self._quiet and 0 <= row < len(self.table.rows.keys):
            self.chosen.emit(str(self.table.rows.keys[row]))

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self.table.setAccessibleName(_("Sections of the report"))
