"""The pills under the head of the pages of the Reports place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal

from ngodesk.common.language import _
from ngodesk.gui.places import FORMS, FROZEN, MARK, WORDING, Link
from ngodesk.gui.tabs import Entry, Tabs


class ReportsSwitch(Tabs):
    """Prepare a report, those that were frozen, forms of funders, the wording of ours, check a mark."""

    link_chosen = Signal(object)

    def __init__(self, here: str = "") -> None:
        super().__init__("pill")
        self._here = here
        self.report: Callable[[], str] = str  # the one whose wording is looked at; blank is any
        self.chosen.connect(self._follow)
        self._say()

    def _follow(self, key: str) -> None:
        self.choose(self._here)
        if key != self._here:
            report = self.report() if key == WORDING else ""
            self.link_chosen.emit(Link(place="reports", tab=key, filter=report))

    def _say(self) -> None:
        entries = [
            Entry("", _("Prepare a report")),
            Entry(FROZEN, _("Frozen reports")),
            Entry(FORMS, _("Forms of funders")),
            Entry(WORDING, _("Wording")),
            Entry(MARK, _("Check a mark")),
        ]
        self.show_entries(entries, _("What the page shows"))
        self.choose(self._here)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
