"""The button that leads to the replies to the funder's remarks."""

from ngodesk.common.language import N_
from ngodesk.gui.places import ANSWERS, Link
from ngodesk.gui.records.panel import RecordsPanel
from ngodesk.gui.way import ListWayButton


class RemarksButton(ListWayButton):
    """Leads from the list of a project's remarks to where they are replied to, the chosen one first."""

    sign, words = "pencil", N_("Reply to the remarks")

    def __init__(self, project: int, panel: RecordsPanel) -> None:
        super().__init__(project)
        self._panel = panel

    def is_for(self, table: str) -> bool:
        return table == "report_remarks"

    def link(self) -> Link:
        return Link(place="reports", tab=ANSWERS, project=self.project, record=self._panel.list.current())
