"""What was found when the whole file was looked through: one line for each part of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractScrollArea

from ngodesk.common.language import _, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card, announce
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.verify import Verdict

_LEAST = 26  # one row; the others are scrolled to where a small window has no room


class Soundness(Card):
    """Not there until somebody has asked, and until it is closed."""

    search_wanted = Signal()  # to have the search index built anew

    def __init__(self, file: "OpenFile") -> None:
        super().__init__()
        self._file = file
        self.found: tuple[Verdict, ...] = ()
        self.words, self.close_button = Label(role="strong", wrap=True), Button("icon", "x")
        self.search, self.table = Button("plain", "search"), Table(24)
        self.table.horizontalHeader().hide()
        self.table.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.words.setContentsMargins(8, 0, 0, 0)  # above the words of the table
        layout = in_column(self, (8, 10, 8, 8), sizes.STEP)
        layout.addLayout(abreast((self.words, 1), self.close_button))
        layout.addWidget(self.table)
        layout.addLayout(abreast(self.search, 1))
        self.search.clicked.connect(self.search_wanted)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_verdicts(self, found: "list[Verdict]") -> None:
        """Say what each part is like."""
        self.found = tuple(found)
        self.retranslate()
        self.show()
        announce(self, self.words.text())

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.close_button.set_name(_("Close"))
        self.table.setAccessibleName(_("Look the file through"))
        self._sum_up()
        parts = sorted(self.found, key=lambda each: each.sound)  # what is wrong stands first
        cells = [row for each in parts for row in _cells(each)]
        self.table.show_rows([Column("", least=160), Column("", share=1)], cells)
        self.table.setMinimumHeight(sizes.height(_LEAST))
        self.table.setMaximumHeight(self.table.sizeHint().height())

    def _sum_up(self) -> None:
        """In one sentence; what only the search misses is found again once its index is made anew."""
        from ngodesk.work.verifying import is_search_wrong

        bad, searching = sum(not each.sound for each in self.found), is_search_wrong(self.found)
        if not bad:
            words = _("The whole file is as it was written.")
        elif bad == 1 and searching:
            words = _("Nothing is lost, but the search misses something.")
        else:
            words = plural("{number} part is not as it was.", "{number} parts are not as they were.", bad)
        self.words.setText(words.format(number=bad))
        self.search.setText(_("Build the search index anew"))
        self.search.updateGeometry()
        self.search.allow(self._file.read_only)
        self.search.setVisible(searching)


def _cells(verdict: "Verdict") -> list[list[Cell]]:
    """A part in a row, and below it what is wrong with it, each in one of its own."""
    part, finding = _(verdict.part), _(verdict.finding).format(number=verdict.number)
    rows = [[Cell(part), Cell(finding, "muted" if verdict.sound else "problem")]]
    rows += [[Cell(""), Cell(name)] for name in verdict.named]
    if verdict.more:
        more = plural("and {number} more", "and {number} more", verdict.more)
        rows.append([Cell(""), Cell(more.format(number=verdict.more), "muted")])
    return rows
