"""Everything that prints: for each project what can be printed of it."""

from typing import TYPE_CHECKING

from ngodesk.common.language import _
from ngodesk.gui.pages.projects import ProjectsPage

if TYPE_CHECKING:
    from ngodesk.work.projects import ProjectRow


class ReportsPage(ProjectsPage):
    """The project cards: choosing a project shows its card as it will print."""

    place = "reports"

    def retranslate(self) -> None:
        super().retranslate()
        self.head.title.setText(_("Reports"))
        self.table.setAccessibleName(_("Project cards"))
        self.add.hide()

    def _say_what(self, found: "list[ProjectRow]") -> None:
        self.head.meta.setText(_("Choose a project to see its card as it prints.") if found else "")
