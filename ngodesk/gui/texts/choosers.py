"""What is written for."""

from typing import TYPE_CHECKING

from ngodesk.common.language import LANGUAGES, N_
from ngodesk.gui.subject import Subject
from ngodesk.gui.texts.reading import About

if TYPE_CHECKING:
    from ngodesk.work.narrative_choices import Offered

_NAMES = {
    "report": N_("Report"),
    "project": N_("Project"),
    "period": N_("Period"),
    "language": N_("Language of the text"),
}


class Choosers(Subject):
    """Report, project, period and language."""

    def __init__(self) -> None:
        super().__init__(_NAMES, About())

    def offer(self, offered: "Offered", about: About) -> None:
        """What there is to choose from, and what is chosen."""
        self.show_projects(offered.projects, about)
        self.lists["report"].fill([(row.title, row.id) for row in offered.reports], about.report)
        self.lists["language"].fill([(name, code) for code, name in LANGUAGES.items()], about.language)
