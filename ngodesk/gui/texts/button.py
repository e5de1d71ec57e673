"""The button that leads to the texts of a project's report."""

from ngodesk.common.language import N_
from ngodesk.gui.places import Link, to_texts
from ngodesk.gui.way import WayButton


class TextsButton(WayButton):
    """Leads from a project to the report that it writes."""

    sign, words = "pencil", N_("Write the texts")

    def link(self) -> Link:
        return to_texts("", self.project)
