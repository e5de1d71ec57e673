"""The registers, and from rooms and bookings the way to their week."""

from PySide6.QtCore import QEvent, Signal

from ngodesk.common.language import _
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.gui.places import FEATURE_OF, ROOMS, Link
from ngodesk.gui.records.panel import RecordsPanel


class WeekButton(Button):
    """Leads to the week of all rooms; what is booked there is of the project, where one is named."""

    wanted = Signal(object)  # a Link

    def __init__(self, project: int | None = None) -> None:
        super().__init__("plain", "calendar-days")
        self._values = (("project", project),) if project is not None else ()
        self.clicked.connect(self._go)
        self.retranslate()

    def _go(self) -> None:
        self.wanted.emit(Link(place="registers", tab=ROOMS, values=self._values))

    def offer(self, panel: RecordsPanel) -> None:
        """Stand above the lists of rooms and bookings."""
        panel.offer(self)
        self.show_at(panel.link.table)
        panel.lists.currentChanged.connect(lambda _at: self.show_at(panel.link.table))

    def show_at(self, table: str) -> None:
        """Be there where a list of rooms or bookings is shown."""
        self.setVisible(FEATURE_OF.get(table) == "coworking")

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self.setText(_("Rooms by week"))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class RegistersPage(RecordsPage):
    """The lists of the registers."""

    def _make_panel(self, file: OpenFile, link: Link) -> RecordsPanel:
        panel = super()._make_panel(file, link)
        week = WeekButton()
        week.wanted.connect(self.link_chosen)
        week.offer(panel)
        return panel
