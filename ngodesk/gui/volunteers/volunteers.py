"""The place of volunteers: at a glance, and the lists of agreements and hours."""

from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.gui.places import Link
from ngodesk.gui.records.panel import RecordsPanel
from ngodesk.gui.volunteers.view import VolunteersView


class VolunteersPage(RecordsPage):
    """Volunteers and staff of all projects."""

    def _make_panel(self, file: OpenFile, link: Link) -> RecordsPanel:
        view = VolunteersView(file)
        view.link_chosen.connect(self.link_chosen)
        view.problem.connect(self.problem_found)
        return RecordsPanel(file, self._tables, link, view)

    def go(self, link: Link) -> bool:
        if link.place == "volunteers" and not link.table and not link.tab:
            self.panel.go(link)
            self.stale.emit()
            return True
        return super().go(link)
