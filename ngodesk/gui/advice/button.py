"""The button that leads to the register of advice."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal

from ngodesk.common.language import _
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.places import ADVICE, Link

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class AdviceButton(Button):
    """Leads to the register of a project, or of all; not there where nobody advises."""

    wanted = Signal(object)  # a Link

    def __init__(self, file: OpenFile, project: int | None = None) -> None:
        super().__init__("plain", "phone")
        self.file, self._project = file, project
        self.hide()
        file.known.connect(lambda _state: self._look())
        self._look()
        self.clicked.connect(lambda: self.wanted.emit(to_advice(self._project)))
        self.retranslate()

    def _look(self) -> None:
        def work(store: "Store") -> bool:
            from ngodesk.work import advising

            return advising.is_used(store)

        self.file.read(work, self.setVisible)

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self.setText(_("Advice"))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def to_advice(project: int | None, tab: str = ADVICE) -> Link:
    """The register, or the tools; of a project, or of all."""
    return Link(place="events", tab=tab, values=(("project", project),) if project is not None else ())
