"""The figures that a text may name, in words and with their present values, to be found and put in."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.common.text import fold
from ngodesk.gui import sizes
from ngodesk.gui.layouts import in_column
from ngodesk.gui.records.search import SearchField
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.texts.wording import meaning


class Numbers(QWidget):
    """Enter or a double click takes the figure of a row."""

    chosen = Signal(str)  # its name

    def __init__(self) -> None:
        super().__init__()
        self.known: Mapping[str, str] = {}
        self.search, self.table = SearchField(), Table(choosing=True)
        layout = in_column(self, between=sizes.STEP)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        self.search.searched.connect(lambda _text: self._show())
        self.search.left.connect(self._go_to_table)
        self.table.chosen.connect(lambda name: self.chosen.emit(str(name)))

    def show_known(self, known: Mapping[str, str]) -> None:
        """Other figures, or other values of them."""
        if self.known != known:
            self.known = known
            self._show()

    def _show(self) -> None:
        wanted = fold(self.search.text()).split()
        rows = []
        for name, value in self.known.items():
            words = meaning(name, self.known)
            if all(each in fold(f"{words} {name} {value}") for each in wanted):
                rows.append((name, words, value))
        cells = [
            (Cell(words, spoken=f"{words}: {value}"), Cell(value, role="strong"))
            for _name, words, value in rows
        ]
        columns = (Column(_("Number or name"), share=5, least=120), Column(_("Now"), right=True, share=4))
        self.table.show_rows(columns, [list(row) for row in cells], [name for name, _words, _value in rows])
        self.search.show_hits(len(rows))

    def _go_to_table(self) -> None:
        self.search.search_now(self.search.text())
        self.table.setFocus()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.search.retranslate()
        self.table.setAccessibleName(_("Numbers that a text can hold"))
        self._show()
