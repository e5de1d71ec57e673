"""The frozen reports of all projects."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import FROZEN, Link
from ngodesk.gui.reports.frozen import FrozenView
from ngodesk.gui.reports.switch import ReportsSwitch

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class FrozenPage(Page):
    """The list of them; a link names one, and whether it was frozen just now."""

    place = "reports"

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        self._new = link.new
        self.head, self.switch = Head(), ReportsSwitch(FROZEN)
        self.view = FrozenView(file)
        layout = in_column(self, PAGE, sizes.GAP)
        layout.addWidget(self.head)
        layout.addWidget(self.switch)
        layout.addWidget(self.view, 1)
        self.switch.link_chosen.connect(self.link_chosen)
        self.view.link_chosen.connect(self.link_chosen)
        self.view.problem.connect(self.problem_found)
        self.view.show_one(link.record)
        self.retranslate()

    @property
    def link(self) -> Link:
        row = self.view.chosen()
        return Link(place=self.place, tab=FROZEN, record=row.id if row else None)

    def read(self, store: "Store") -> Any:
        from ngodesk.work import frozen

        return frozen.frozen(store)

    def fill(self, found: Any) -> None:
        self.view.show_found(found)
        if self._new:
            self._new = False
            self.view.say_frozen()

    def retranslate(self) -> None:
        self.head.title.setText(_("Reports"))
        self.head.meta.setText(_("What was approved stays as it was, and prints the same in five years."))

    def first_focus(self) -> QWidget:
        return self.view.first_focus()
