"""A place of the sidebar that holds records: of all projects, as lists with a form beside."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import PLACES, SETTINGS, Link, place_of
from ngodesk.gui.records.logos import LogoButton
from ngodesk.gui.records.panel import RecordsPanel

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class RecordsPage(Page):
    """The lists of one place."""

    def __init__(self, file: OpenFile, link: Link) -> None:
        super().__init__()
        key = link.place or place_of(link.table)
        self._spot = next(place for place in PLACES if place.key == key)
        self.place = key
        self.head = Head()
        # What lives in projects alone stands by itself where it is asked for over all of them.
        self._tables = self._spot.tables if link.table in ("", *self._spot.tables) else (link.table,)
        self.bring = Button("plain", "file-input")  # for exchange rates
        self.bring.clicked.connect(self.files_wanted)
        self.bring.allow(file.read_only)
        self.settings = Button("plain", "settings")  # where they are chosen
        self.settings.clicked.connect(lambda: self.link_chosen.emit(Link(place=SETTINGS)))
        self.head.add(self.bring, self.settings)
        self.panel = self._make_panel(file, link)
        self._filled = False
        self.panel.link_chosen.connect(self.link_chosen)
        self.panel.said.connect(self.undo_offered)
        self.panel.problem.connect(self.problem_found)
        self.panel.switch.chosen.connect(lambda _table: self._offer())
        self._offer()
        layout = in_column(self, PAGE, sizes.STEP)
        layout.addWidget(self.head)
        layout.addWidget(self.panel, 1)
        self.retranslate()

    def _make_panel(self, file: OpenFile, link: Link) -> RecordsPanel:
        panel = RecordsPanel(file, self._tables, link)
        LogoButton(file, panel)
        return panel

    @property
    def link(self) -> Link:
        """Where the person is now."""
        return replace(self.panel.link, place=self.place)

    def retranslate(self) -> None:
        from ngodesk.model import TABLES

        alone = self._tables != self._spot.tables
        self.head.title.setText(_(TABLES[self._tables[0]].labels[1] if alone else self._spot.name))
        self.bring.setText(_("Import a bank's file…"))
        self.settings.setText(_("Choose the settings…"))
        self.stale.emit()

    def go(self, link: Link) -> bool:
        """Show another list of the same place; False where it is not of this place."""
        if link.table not in self._tables or link.project is not None or link.tab:
            return False
        self.panel.go(link)
        self._offer()
        self.stale.emit()
        return True

    def _offer(self) -> None:
        """Banks publish exchange rates as files; settings are chosen on a page of their own."""
        self.bring.setVisible(self.panel.link.table == "exchange_rates")
        self.settings.setVisible(self.panel.link.table == "settings")

    def read(self, store: "Store") -> Any:
        """Whose records these are, where the list holds not all of them."""
        from ngodesk.model import TABLES
        from ngodesk.work.naming import Names

        link = self.link
        with store.reading() as connection:
            names = Names(connection, current().language)
            if link.owner is not None:
                target = TABLES[link.table].described.field(link.owner[0]).target
                return names.one(target, link.owner[1]) if target in TABLES else ""
            return names.one("projects", link.project)

    def fill(self, found: Any) -> None:
        self.head.meta.setText(_("Only those of: {name}").format(name=found) if found else "")
        self.head.meta.setVisible(bool(found))
        self._offer()
        if self._filled:
            self.panel.refresh()
        else:
            self._filled = True
            self.panel.start()

    def leave(self) -> None:
        self.panel.form.flush()

    def first_focus(self) -> QWidget:
        return self.panel.first_focus()
