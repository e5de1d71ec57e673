"""What is printed of an event: a button with a menu, each entry a report that opens with the event in it."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from ngodesk.common.language import _, current
from ngodesk.gui.buttons import Button
from ngodesk.gui.places import Link
from ngodesk.gui.worded import Worded

SERIES = (("series", 1),)  # a print of the whole series
REPORTS = ("sign-in-sheet", "attendance-list", "name-badges", "contact-sheet")


class EventPrints(Worded, Button):
    """Sign-in sheet, attendance list, badges, contacts, certificates."""

    wanted = Signal(object)  # a Link

    def __init__(self) -> None:
        super().__init__("plain", "printer")
        self.event_id: int | None = None
        self.in_series = False
        self.clicked.connect(self._ask)
        self.retranslate()

    def show_event(self, event: int | None, *, in_series: bool) -> None:
        """Print of this event."""
        self.event_id, self.in_series = event, in_series
        self.setEnabled(event is not None)

    def offered(self) -> list[tuple[str, Link]]:
        """What can be printed, by the titles that the reports have."""
        from ngodesk.work.printing import reports

        titles = {row.id: row.title for row in reports(current().language)}
        link = partial(Link, place="reports", record=self.event_id)
        found = [(titles[each], link(filter=each)) for each in REPORTS]
        found.append((_("Certificates of this event"), link(filter="certificates")))
        if self.in_series:
            found.append((_("Certificates of the whole series"), link(filter="certificates", values=SERIES)))
        return found

    def _ask(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, link in self.offered():
            menu.addAction(name.replace("&", "&&")).triggered.connect(partial(self._choose, link))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _choose(self, link: Link, _checked: bool = False) -> None:
        self.wanted.emit(link)

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self.setText(_("Print…"))
        self.updateGeometry()
