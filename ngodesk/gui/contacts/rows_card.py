"""A card with rows that have their dates: one can be added, and one can be ended on a day."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal

from ngodesk.common.errors import UserError
from ngodesk.gui.buttons import Button
from ngodesk.gui.calendar import Calendar
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.table import Cell, Column, Table


class RowsCard(Card):
    """Heading, rows, and below what is done with them. Enter or a double click opens a row."""

    new_wanted = Signal()
    chosen = Signal(object)  # the key of a row
    ended = Signal(object, object)  # the key of a row, a day

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.nothing = Label(role="section"), Label(tone="muted", wrap=True)
        self.table = Table(choosing=True)
        self.hint = Label(role="small", tone="muted", wrap=True)
        self.add, self.end = Button("quiet", "plus"), Button("quiet", "calendar-days")
        self._open: Sequence[bool] = ()
        self._lay_out()
        self.add.clicked.connect(self.new_wanted)
        self.end.clicked.connect(self.ask_day)
        self.table.chosen.connect(self.chosen)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self.row_changed())

    def _lay_out(self) -> None:
        acts = abreast(self.add, self.end, 1)
        layout = in_column(self, (8, 10, 8, 8), 4)
        for label in (self.heading, self.nothing, self.hint):
            label.setContentsMargins(8, 0, 8, 0)
        for widget in (self.heading, self.nothing, self.table, self.hint):
            layout.addWidget(widget)
        layout.addLayout(acts)

    def show_rows(
        self,
        columns: Sequence[Column],
        cells: Sequence[Sequence[Cell]],
        keys: Sequence[object],
        is_open: Sequence[bool],
    ) -> None:
        """Show these; `is_open` says of each whether it can still be ended."""
        self._open = is_open
        self.table.show_rows(columns, cells, keys)
        self.table.show_all_rows()
        self.table.setVisible(bool(cells))
        self.nothing.setVisible(not cells)
        self.row_changed()

    def allow(self, why_not: UserError | None) -> None:
        """Let it be changed, or say why it cannot be."""
        self.add.allow(why_not)
        self.end.allow(why_not)
        self.row_changed()

    def row(self) -> int:
        """The row that is meant: the chosen one, or the only one that can be ended; -1 is none."""
        row = self.table.currentIndex().row()
        if row < 0 and list(self._open).count(True) == 1:
            return list(self._open).index(True)
        return row

    def row_changed(self) -> None:
        """What can be done with the row that is chosen now."""
        row = self.row()
        self.end.setVisible(any(self._open))
        self.end.setEnabled(0 <= row < len(self._open) and self._open[row] and self.add.isEnabled())

    def ask_day(self) -> None:
        """On which day; choosing one does it."""
        key = self.table.rows.keys[self.row()]
        calendar = Calendar(self.end, self.end.text())

        def take(day: QDate) -> None:
            calendar.close()
            self.ended.emit(key, date(day.year(), day.month(), day.day()))

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        calendar.move(self.end.mapToGlobal(self.end.rect().bottomLeft()))
        calendar.show()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.table.setAccessibleName(self.heading.text())
