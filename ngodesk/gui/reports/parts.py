"""The sections of a report: all ticked at first; those that it can do without may be left out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.gui import remembered
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.order import in_order
from ngodesk.gui.ticks import Tick

if TYPE_CHECKING:
    from ngodesk.work.printing import SectionRow


class Parts(QWidget):
    """What is left out is remembered on this computer, for each report of each project."""

    changed = Signal()

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self._file = file
        self._of = ""
        self._kept: dict[str, tuple[str, ...]] = {}
        self._rows: Sequence[SectionRow] = ()
        self.title, self.words = Label(role="section"), Label(role="small", tone="muted", wrap=True)
        self.ticks: dict[str, Tick] = {}
        self._layout = in_column(self, (0, 8, 0, 0), 0)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.words)
        self.hide()

    def left_out(self, report: str, project: str) -> tuple[str, ...]:
        """The keys of what is left out of a report of a project."""
        of = f"left out/{project}/{report}"
        if of not in self._kept:
            path = self._file.path
            self._kept[of] = tuple(remembered.filters(path, of)) if path is not None else ()
        return self._kept[of]

    def show_sections(self, rows: "Sequence[SectionRow]", report: str, project: str) -> None:
        """The sections of a report; nothing is shown where none can be left out."""
        gone, of = set(self.left_out(report, project)), f"left out/{project}/{report}"
        if (of, list(rows)) != (self._of, list(self._rows)):
            self._of, self._rows = of, rows
            self._remake()
        for row in rows:
            self.ticks[row.key].setChecked(not (row.optional and row.key in gone))
        self.setVisible(any(row.optional for row in rows))
        self.words.setVisible(any(not row.optional for row in rows))

    def _remake(self) -> None:
        for tick in self.ticks.values():
            tick.hide()
            tick.deleteLater()
        self.ticks = {row.key: Tick(row.heading) for row in self._rows}
        for place, row in enumerate(self._rows):
            tick = self.ticks[row.key]
            tick.setToolTip(row.heading)
            tick.setEnabled(row.optional)
            tick.clicked.connect(self._choose)
            self._layout.insertWidget(1 + place, tick)
        in_order(self, *self.ticks.values())

    def _choose(self) -> None:
        gone = tuple(key for key, tick in self.ticks.items() if not tick.isChecked())
        self._kept[self._of] = gone
        if self._file.path is not None:
            remembered.remember_filters(self._file.path, self._of, list(gone))
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.title.setText(_("Parts"))
        self.words.setText(_("What is grey always belongs to this report."))
