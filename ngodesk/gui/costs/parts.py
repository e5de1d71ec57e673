"""The middle of a cost document's page: how it is shared out, or a list of what belongs to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ngodesk.gui.costs.card import SharingCard
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.places import Link
from ngodesk.gui.records.panel import RecordsPanel

SHARING = "sharing"
_TABLES = {"details": "allocations", "payments": "payments"}


class DocumentParts(QStackedWidget):
    """One part at a time; a list with its form is made when it is first wanted."""

    link_chosen = Signal(object)
    said = Signal(str)
    problem = Signal(str)

    def __init__(self, file: OpenFile, sharing: SharingCard) -> None:
        super().__init__()
        self.file, self.sharing = file, sharing
        self.panels: dict[str, RecordsPanel] = {}
        self.addWidget(sharing)

    def show_part(self, key: str, document: int | None) -> str:
        """Show a part of a document, and say which it is: a new one has but the first."""
        if key not in _TABLES or document is None:
            self.setCurrentWidget(self.sharing)
            return SHARING
        link = Link(table=_TABLES[key], owner=("document", document))
        if key in self.panels:
            self.panels[key].go(link)
        else:
            self._begin(key, link)
        self.setCurrentWidget(self.panels[key])
        return key

    def _begin(self, key: str, link: Link) -> None:
        panel = self.panels[key] = RecordsPanel(self.file, (link.table,), link)
        panel.link_chosen.connect(self.link_chosen)
        panel.said.connect(self.said)
        panel.problem.connect(self.problem)
        self.addWidget(panel)
        panel.start()

    def refresh(self) -> None:
        """Show what stands now in the list that is seen."""
        for panel in self.panels.values():
            if self.currentWidget() is panel:
                panel.refresh()

    def leave(self) -> None:
        """Keep what is being typed."""
        self.sharing.grid.commit()
        for panel in self.panels.values():
            panel.leave()

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        part = self.currentWidget()
        return part.first_focus() if isinstance(part, RecordsPanel) else self.sharing.grid
