"""What was found when the whole file was looked through: one line for each part of it."""

from typing import TYPE_CHECKING

from ngodesk.common.language import _, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card, announce
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.verify import Verdict


class Soundness(Card):
    """Not there until somebody has asked, and until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[Verdict, ...] = ()
        self.words, self.close_button = Label(role="strong", wrap=True), Button("icon", "x")
        self.table = Table(24)
        self.table.horizontalHeader().hide()
        self.words.setContentsMargins(8, 0, 0, 0)  # above the words of the table
        layout = in_column(self, (8, 10, 8, 8), sizes.STEP)
        layout.addLayout(abreast((self.words, 1), self.close_button))
        layout.addWidget(self.table)
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
        bad = sum(not each.sound for each in self.found)
        said = plural("{number} part is not as it was.", "{number} parts are not as they were.", bad)
        self.words.setText(said.format(number=bad) if bad else _("The whole file is as it was written."))
        self.table.show_rows(
            [Column("", least=160), Column("", share=1)], [_cells(each) for each in self.found]
        )
        self.table.show_all_rows()


def _cells(verdict: "Verdict") -> list[Cell]:
    part, finding = _(verdict.part), _(verdict.finding).format(number=verdict.number)
    return [Cell(part), Cell(finding, "muted" if verdict.sound else "problem")]
