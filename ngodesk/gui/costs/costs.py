"""The place of costs: its lists, the payment run, scans taken in as documents to type."""

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ngodesk.gui.costs.deeds import CostDeeds
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.gui.places import Link
from ngodesk.gui.scans.files import scans_in


class CostsPage(RecordsPage):
    """The lists of costs of all projects. Scans that are let fall here become documents."""

    def __init__(self, file: OpenFile, link: Link) -> None:
        self.deeds: CostDeeds | None = None  # while the page is made it speaks already
        super().__init__(file, link)
        self.deeds = CostDeeds(file, self)
        self.deeds.link_chosen.connect(self.link_chosen)
        self.deeds.problem.connect(self.problem_found)
        self.head.add(self.deeds.buy, self.deeds.scans, self.deeds.pay)
        self.setAcceptDrops(True)

    def retranslate(self) -> None:
        super().retranslate()
        if self.deeds is not None:
            self.deeds.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if scans_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = scans_in(event)
        if paths and self.deeds is not None:
            event.acceptProposedAction()
            self.deeds.take_in(paths)
