"""The project card before it is printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from ngodesk.common.language import _
from ngodesk.gui.job import Worker
from ngodesk.gui.pages.print_page import PrintPage

if TYPE_CHECKING:
    from ngodesk.work.printing import Wish
    from ngodesk.work.projects import ProjectRow

PROJECT_CARD = "project-card"


class PreviewPage(PrintPage):
    """The project card as it will print."""

    place = "projects"
    left = Signal(int)  # a step of the trail: 0 the list of projects, 1 the project

    def __init__(self, project: "ProjectRow", worker: Worker, language: str) -> None:
        super().__init__(worker, language)
        self.project = project
        self.head.meta.hide()
        self.head.trail.show()
        self.head.trail.chosen.connect(self.left)
        QShortcut(QKeySequence("Esc"), self).activated.connect(lambda: self.left.emit(1))
        self.retranslate()
        self.set_ready(False)

    def retranslate(self) -> None:
        self.head.title.setText(_("Project card"))
        self.head.trail.show_steps([_("Projects"), self.project.title], _("Project card"))
        super().retranslate()

    def report(self) -> str:
        return PROJECT_CARD

    def name(self) -> str:
        return f"{self.project.ref} {_('Project card')}"

    def wish(self) -> "Wish | None":
        from ngodesk.work.printing import Wish

        return Wish(project=self.project.ref, language=self.toolbar.languages.value())
