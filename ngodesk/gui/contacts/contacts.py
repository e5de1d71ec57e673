"""The places of people and organisations: their lists, and the ways from them to one as a whole."""

from ngodesk.common.language import _
from ngodesk.gui.buttons import Button
from ngodesk.gui.contacts.page import WHOLE, whole
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.duplicates_button import duplicates_of
from ngodesk.gui.pages.records import RecordsPage
from ngodesk.gui.places import CATALOGUE, PRIVACY, Link


class ContactsPage(RecordsPage):
    """The lists of a place whose records may be entered twice."""

    def __init__(self, file: OpenFile, link: Link) -> None:
        self.duplicates, self.places = Button("plain", "search"), Button("plain", "building-2")
        self.whole, self.keeping = Button("plain", "arrow-right"), Button("plain", "lock")
        super().__init__(file, link)
        self.duplicates.clicked.connect(lambda: self.link_chosen.emit(duplicates_of(self.place)))
        self.places.clicked.connect(lambda: self.link_chosen.emit(Link(place=self.place, tab=CATALOGUE)))
        self.whole.clicked.connect(self._go_to_whole)
        self.keeping.clicked.connect(lambda: self.link_chosen.emit(Link(place=self.place, tab=PRIVACY)))
        self.panel.form.finished.connect(self._go_to_whole)
        self.head.add(self.whole, self.keeping, self.duplicates, self.places)  # those that stay at the right
        self.keeping.setVisible(self.place == "people")
        self.places.setVisible(self.place == "organisations")
        self._offer()
        self.retranslate()

    def _offer(self) -> None:
        super()._offer()
        if self.whole.parentWidget() is not None:  # shown before it stands in the page it would be a window
            self.whole.setVisible(self.panel.link.table in WHOLE)

    def _go_to_whole(self) -> None:
        link = self.panel.link
        if link.table not in WHOLE:
            return
        if link.record is None:
            self.problem_found.emit(_("Choose a record first."))
            return
        self.problem_found.emit("")
        self.link_chosen.emit(whole(link.table, link.record))

    def retranslate(self) -> None:
        super().retranslate()
        self.duplicates.setText(_("Find duplicates"))
        self.places.setText(_("By place"))
        self.whole.setText(_("Whole record"))
        self.keeping.setText(_("Kept how long"))
