"""Buttons that lead to another page and say so in the window's language."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ngodesk.common.language import _
from ngodesk.gui.buttons import Button
from ngodesk.gui.places import Link
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.gui.records.panel import RecordsPanel


class WayButton(Worded, Button):
    """Leads to a page, from a project or from anywhere."""

    wanted = Signal(object)  # a Link
    sign, words = "", ""
    place, tab = "", ""

    def __init__(self, project: int | None = None) -> None:
        super().__init__("plain", self.sign)
        self.project = project
        self.clicked.connect(lambda: self.wanted.emit(self.link()))
        self.retranslate()

    def link(self) -> Link:
        """Where it leads."""
        values = (("project", self.project),) if self.project is not None else ()
        return Link(place=self.place, tab=self.tab, values=values)

    def offer(self, panel: "RecordsPanel") -> None:
        """Stand above lists, beside the button that adds."""
        panel.offer(self)

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self.setText(_(self.words))
        self.updateGeometry()


class ListWayButton(WayButton):
    """Stands above some of the lists alone."""

    def offer(self, panel: "RecordsPanel") -> None:
        super().offer(panel)
        self.setVisible(self.is_for(panel.link.table))
        panel.lists.currentChanged.connect(lambda _at: self.setVisible(self.is_for(panel.link.table)))

    def is_for(self, table: str) -> bool:
        """Whether it stands above the list of a table."""
        raise NotImplementedError
