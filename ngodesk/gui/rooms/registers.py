"""The registers, and from rooms and bookings the way to their week."""

from ngodesk.common.language import N_
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.gui.places import FEATURE_OF, ROOMS, Link
from ngodesk.gui.records.panel import RecordsPanel
from ngodesk.gui.way import ListWayButton


class WeekButton(ListWayButton):
    """Leads to the week of all rooms; what is booked there is of the project, where one is named."""

    sign, words = "calendar-days", N_("Rooms by week")
    place, tab = "registers", ROOMS

    def is_for(self, table: str) -> bool:
        return FEATURE_OF.get(table) == "coworking"


class RegistersPage(RecordsPage):
    """The lists of the registers."""

    def _make_panel(self, file: OpenFile, link: Link) -> RecordsPanel:
        panel = super()._make_panel(file, link)
        week = WeekButton()
        week.wanted.connect(self.link_chosen)
        week.offer(panel)
        return panel
