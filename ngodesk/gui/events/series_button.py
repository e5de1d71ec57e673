"""The button that leads to the page where a series is planned."""

from PySide6.QtCore import QEvent, Signal

from ngodesk.common.language import _
from ngodesk.gui.buttons import Button
from ngodesk.gui.places import SERIES, Link


class SeriesButton(Button):
    """Leads to the page that plans events by a rule, from a project or from anywhere."""

    wanted = Signal(object)  # a Link

    def __init__(self, project: int | None = None) -> None:
        super().__init__("plain", "calendar-plus")
        self._project = project
        self.clicked.connect(self._go)
        self.retranslate()

    def _go(self) -> None:
        values = (("project", self._project),) if self._project is not None else ()
        self.wanted.emit(Link(place="events", tab=SERIES, values=values))

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self.setText(_("Plan a series…"))
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
