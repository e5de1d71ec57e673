"""The target of an indicator: in the agreement, and by each amendment that sets it anew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.places import Link
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.work.indicating import Opened, Target


class Targets(Worded, QWidget):
    """One row for the agreement and one for each amendment; a row leads to its record."""

    link_chosen = Signal(object)

    def __init__(self, project: int) -> None:
        super().__init__()
        self.project = project
        self.opened: Opened | None = None
        self.table = Table(links=True)
        self.sentence = Label(tone="muted", wrap=True)
        self.add = Button("plain", "plus")
        layout = in_column(self, (14, 12, 14, 12), sizes.STEP)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.sentence)
        foot = abreast(1, self.add, between=None)
        layout.addLayout(foot)
        self.table.chosen.connect(self._open)
        self.add.clicked.connect(self._begin)

    def show_targets(self, opened: "Opened", *, writable: bool) -> None:
        """Show the targets of an indicator."""
        self.opened = opened
        self.add.setVisible(writable)
        columns = [
            Column(_("Set by"), heading=True, share=1, least=120),
            Column(_("Target"), right=True, least=60),
        ]
        self.table.show_rows(
            columns, [self._cells(each) for each in opened.targets], [each.id for each in opened.targets]
        )

    @staticmethod
    def _cells(target: "Target") -> list[Cell]:
        name = _("The agreement")
        if target.amendment is not None:
            state = words.word("amendments", "status", target.status)
            name = _("Amendment {number}: {state}").format(number=target.amendment, state=state)
        aim = "–" if target.target is None else words.number(target.target)
        return [Cell(name), Cell(aim, role="strong")]

    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self._go(Link(tab="indicators", table="indicator_targets", project=self.project, record=key))
        elif self.opened is not None:
            record = self.opened.standing.id
            self._go(Link(tab="indicators", table="indicators", project=self.project, record=record))

    def _begin(self) -> None:
        if self.opened is not None:
            values = (("indicator", self.opened.standing.id),)
            self._go(
                Link(
                    tab="indicators",
                    table="indicator_targets",
                    project=self.project,
                    new=True,
                    values=values,
                )
            )

    def _go(self, link: Link) -> None:
        self.link_chosen.emit(link)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.table.setAccessibleName(_("Targets"))
        self.sentence.setText(
            _("The target of the last approved amendment that is in force counts, otherwise the agreement's.")
        )
        self.add.setText(_("New target by an amendment"))
        if self.opened is not None:
            self.show_targets(self.opened, writable=not self.add.isHidden())
