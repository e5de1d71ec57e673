"""Whose data were kept long enough: people of projects whose time is over, erased many at once."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card, EmptyState, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import PERSON, PRIVACY, SETTINGS, Link
from ngodesk.gui.privacy import erase
from ngodesk.gui.table import Cell, Column
from ngodesk.gui.tick_table import TickTable, tick

if TYPE_CHECKING:
    from ngodesk.common.progress import Progress
    from ngodesk.store.erasing import Erased
    from ngodesk.store.store import Store
    from ngodesk.work.retention import Kept


class PrivacyPage(Page):
    """Those that nothing holds any more are ticked; Enter opens a person."""

    place, help = "people", PRIVACY

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        self._people: list[Kept] = []
        self._ticked: set[int] = set()
        self.head, self.table = Head(), TickTable()
        self.purposes, self.clauses = Button("plain", "file-text"), Button("plain", "settings")
        self.erase = Button("primary", "x")
        self.note, self.back = Note("ok", closable=True), Button("plain")
        self.empty = EmptyState("circle-check", self.back)
        self._lay_out()
        self.table.ticked.connect(self._tick)
        self.table.chosen.connect(
            lambda person: self.link_chosen.emit(
                Link(place="people", tab=PERSON, table="people", record=person)
            )
        )
        self.purposes.clicked.connect(
            lambda: self.link_chosen.emit(Link(place="registers", table="processing_purposes"))
        )
        self.clauses.clicked.connect(lambda: self.link_chosen.emit(Link(place=SETTINGS)))
        self.erase.clicked.connect(self._ask)
        self.note.closed.connect(self.note.hide)
        for go_back in (self.back.clicked, self.head.trail.chosen):
            go_back.connect(lambda _step: self.link_chosen.emit(Link(place="people")))
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.trail.show()
        self.head.add(self.purposes, self.clauses, self.erase)
        self.note.hide()
        self._card = Card()
        inside = in_column(self._card, (8, 8, 8, 8))
        inside.addWidget(self.table)
        layout = in_column(self, PAGE, sizes.GAP)
        layout.addWidget(self.head)
        layout.addWidget(self.note)
        layout.addWidget(self._card, 1)
        layout.addWidget(self.empty, 1)

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=PRIVACY)

    # What there is

    def read(self, store: "Store") -> Any:
        from ngodesk.work import retention

        return retention.due(store, date.today(), current().language)

    def fill(self, found: Any) -> None:
        today = date.today()
        known = {each.id for each in self._people}
        self._people = found
        free = {each.id for each in found if each.free(today) and each.holds}  # of others a person judges
        self._ticked = (self._ticked & {each.id for each in found}) | (free - known)
        self._card.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._show()

    def _show(self) -> None:
        today, row = date.today(), self.table.currentIndex().row()
        self.table.show_rows(
            [
                Column(_("Erase"), least=50),
                Column(_("Person"), share=2, least=130),
                Column(_("Time is over"), share=2, least=130),
                Column(_("Still to be kept"), share=2, least=130),
            ],
            [self._cells(each, today) for each in self._people],
            [each.id for each in self._people],
        )
        if self._people:
            self.table.setCurrentIndex(self.table.rows.index(max(0, row), 0))
        number = sum(1 for each in self._people if each.holds)
        said = plural(
            "Of {number} person the time to keep the data is over.",
            "Of {number} people the time to keep the data is over.",
            number,
        )
        self.head.meta.setText(said.format(number=number) if number else "")
        words = plural("Erase {number} person…", "Erase {number} people…", len(self._ticked))
        self.erase.setText(words.format(number=len(self._ticked)) if self._ticked else _("Erase…"))
        self.erase.allow(self.file.read_only)
        if not self._ticked:
            self.erase.setEnabled(False)

    def _cells(self, each: "Kept", today: date) -> list[Cell]:
        from ngodesk.work import erasure_words

        over = ", ".join(map(erasure_words.hold_words, each.over(today)))
        held = ", ".join(map(erasure_words.hold_words, each.held(today)))
        if each.in_office:
            held = ", ".join(filter(None, (_("has a role in your organisation"), held)))
        return [
            tick(each.id in self._ticked),
            Cell(each.name, role="strong"),
            Cell(over or erasure_words.quiet_words(each), "muted"),
            Cell(held or "–", "text" if held else "muted"),
        ]

    # What is done

    def _tick(self, rows: Any) -> None:
        self._ticked ^= {self._people[row].id for row in rows}
        self._show()

    def _ask(self) -> None:
        chosen = [each for each in self._people if each.id in self._ticked]
        dialog = erase.of_people(chosen, self)
        dialog.accepted.connect(lambda: self._erase([each.id for each in chosen]))
        dialog.open()

    def _erase(self, people: list[int]) -> None:
        def act(store: "Store", progress: "Progress") -> "Erased":
            from ngodesk.work import erasing

            return erasing.erase(store, people, progress=progress)

        self.file.work(act, self._erased, _("Erasing personal data"))

    def _erased(self, done: "Erased") -> None:
        words = plural(
            "The data of {number} person are erased.", "The data of {number} people are erased.", done.people
        )
        self.note.set_words(words.format(number=done.people), close=_("Close"))
        self.note.show()

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("How long data are kept"))
        self.head.trail.show_steps([_("People")], _("How long data are kept"))
        self.table.setAccessibleName(_("People whose data were kept long enough"))
        self.purposes.setText(_("Purposes"))
        self.clauses.setText(_("Information clauses"))
        self.back.setText(_("Back to the list"))
        self.empty.set_words(
            _("Nobody's data are kept too long"),
            _(
                "Here stand the people of a project once the day until which its papers are kept is over."
                " That day stands in the project, the number of years in its programme. People without a"
                " project stand here too when nothing was noted of them for a year."
            ),
        )
        self.note.hide()
        self._show()

    def first_focus(self) -> QWidget:
        return self.table if self._people else self.back
