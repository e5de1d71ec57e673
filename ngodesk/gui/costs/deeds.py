"""What can be done with all costs: the payment run, and scans taken in as documents to type."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ngodesk.common.language import N_, _
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.places import BEFORE_BUYING, PAYMENT_RUN, Link, page_of
from ngodesk.gui.scans.files import PICTURES, is_scan
from ngodesk.gui.way import WayButton

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class BuyButton(WayButton):
    """Leads to the page that says whether something may be bought, from a project or from anywhere."""

    sign, words = "shopping-cart", N_("Before you buy")

    def __init__(self, project: int | None = None, line: Callable[[], int | None] = lambda: None) -> None:
        super().__init__(project)
        self._line = line

    def link(self) -> Link:
        line = self._line()
        values = (("line", line),) if line is not None else ()
        return Link(place="costs", tab=BEFORE_BUYING, project=self.project, values=values)


class CostDeeds(QObject):
    """The buttons over the list of costs, and what they do."""

    link_chosen = Signal(object)
    problem = Signal(str)

    def __init__(self, file: OpenFile, page: QWidget) -> None:
        super().__init__(page)
        self.file, self._page = file, page
        self.scans, self.pay, self.buy = Button("plain", "file"), Button("plain", "check"), BuyButton()
        self.buy.wanted.connect(self.link_chosen)
        self.scans.clicked.connect(self._ask)
        self.pay.clicked.connect(lambda: self.link_chosen.emit(Link(place="costs", tab=PAYMENT_RUN)))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.scans.setText(_("Take in scans…"))
        self.pay.setText(_("To pay"))

    def _ask(self) -> None:
        dialog = QFileDialog(self._page, _("Choose scans"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(_("PDF and pictures") + f" ({PICTURES})")
        dialog.filesSelected.connect(lambda names: self.take_in([Path(name) for name in names]))
        dialog.open()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Make a document of each scan, and go to the first."""
        wanted = [path for path in paths if is_scan(path)]

        def work(store: "Store") -> list[int]:
            from ngodesk.work import scanning

            return scanning.drafts(store, wanted, date.today())

        def done(made: list[int]) -> None:
            if made:
                self.link_chosen.emit(page_of("cost_documents", made[0]))

        if wanted:
            self.file.write(work, self.problem.emit, done)
