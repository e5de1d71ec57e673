"""The button that leads to the register of advice."""

from typing import TYPE_CHECKING

from ngodesk.common.language import N_
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.places import ADVICE, Link
from ngodesk.gui.way import WayButton

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class AdviceButton(WayButton):
    """Leads to the register of a project, or of all; not there where nobody advises."""

    sign, words = "phone", N_("Advice")
    place, tab = "events", ADVICE

    def __init__(self, file: OpenFile, project: int | None = None) -> None:
        super().__init__(project)
        self.file = file
        self.hide()
        file.known.connect(self._look)
        self._look()

    def _look(self) -> None:
        def work(store: "Store") -> bool:
            from ngodesk.work import advising

            return advising.is_used(store)

        self.file.read(work, self.setVisible)


def to_advice(project: int | None, tab: str = ADVICE) -> Link:
    """The register, or the tools; of a project, or of all."""
    return Link(place="events", tab=tab, values=(("project", project),) if project is not None else ())
