"""People and organisations: their lists, and the way to those that are entered twice."""

from ngodesk.common.language import _
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.gui.places import DUPLICATES, Link


def duplicates_of(table: str, record: int | None = None) -> Link:
    """Where those of a table are compared, beginning with a record."""
    return Link(place=table, tab=DUPLICATES, table=table, record=record)


class ContactsPage(RecordsPage):
    """The lists of a place whose records may be entered twice."""

    def __init__(self, file: OpenFile, link: Link) -> None:
        self.duplicates: Button | None = None  # while the page is made it speaks already
        super().__init__(file, link)
        self.duplicates = Button("plain", "search")
        self.duplicates.clicked.connect(lambda: self.link_chosen.emit(duplicates_of(self.place)))
        self.head.add(self.duplicates)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        if self.duplicates is not None:
            self.duplicates.setText(_("Find duplicates"))
            self.duplicates.updateGeometry()
