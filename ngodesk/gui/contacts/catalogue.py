"""The organisations by county and municipality: counted, narrowed by area, and where there are none."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current, plural
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.contacts.page import whole
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import CATALOGUE, Link
from ngodesk.gui.records.pills import Pills
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.tabs import Entry

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.cataloguing import Catalogue, Placed

_ALL, _ACTIVE, _AREA = "", "active", "area "
_AREAS = 12  # pills, the most frequent areas
_INDENT = "      "
Row = tuple[list[Cell], object]


class CataloguePage(Page):
    """Counties, open or closed; in an open one its municipalities and their organisations."""

    place = "organisations"

    def __init__(self, file: OpenFile, link: Link, today: date | None = None) -> None:
        super().__init__()
        self.file, self._today = file, today or date.today()
        self.found: Catalogue | None = None
        self._open: set[str] = set()
        self._narrowed = _ALL  # to the active, or to an area
        self.head = Head()
        self.printing = Button("plain", "printer")
        self.pills, self.table = Pills(), Table(links=True)
        self.empty = Label(tone="muted", wrap=True)
        self._lay_out()
        self.printing.clicked.connect(
            lambda: self.link_chosen.emit(Link(place="reports", filter="organisation-catalogue"))
        )
        self.pills.toggled.connect(lambda key: self._narrow(_ALL if key == self._narrowed else key))
        self.pills.all_wanted.connect(lambda: self._narrow(_ALL))
        self.pills.left.connect(self.table.setFocus)
        self.table.chosen.connect(self._choose)
        self.head.trail.chosen.connect(lambda _step: self.link_chosen.emit(Link(place=self.place)))
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.trail.show()
        self.head.add(self.printing)
        card = Card()
        inside = in_column(card, (8, 8, 8, 8))
        inside.addWidget(self.table, 1)
        inside.addWidget(self.empty)
        self.empty.setContentsMargins(8, 4, 8, 4)
        layout = in_column(self, PAGE, sizes.STEP)
        for widget in (self.head, self.pills):
            layout.addWidget(widget)
        layout.addWidget(card, 1)

    @property
    def link(self) -> Link:
        return Link(place=self.place, tab=CATALOGUE)

    def read(self, store: "Store") -> Any:
        from ngodesk.work import cataloguing

        return cataloguing.catalogue(store, self._today, current().language)

    def fill(self, found: Any) -> None:
        self.found = found
        self._show_pills()
        self._show()

    # What is shown

    def _show_pills(self) -> None:
        found = self.found.organisations if self.found is not None else ()
        areas = [area for each in found for area in each.areas]
        often = sorted(set(areas), key=lambda area: (-areas.count(area), area))[:_AREAS]
        entries = [
            Entry(_ALL, _("All"), len(found)),
            Entry(_ACTIVE, _("Still active"), sum(each.active for each in found)),
            *(Entry(_AREA + area, area, areas.count(area)) for area in often),
        ]
        self.pills.show_entries(entries, {self._narrowed} - {_ALL})

    def _narrow(self, key: str) -> None:
        self._narrowed = key
        self._show_pills()
        self._show()

    def _wanted(self, each: "Placed") -> bool:
        key = self._narrowed
        if key.startswith(_AREA):
            return key.removeprefix(_AREA) in each.areas
        return each.active or key != _ACTIVE

    def _show(self) -> None:
        if self.found is None:
            return
        there = [each for each in self.found.organisations if self._wanted(each)]
        rows = list(self._rows(there))
        columns = [
            Column(_("Place, organisation"), share=4, least=180),
            Column(_("Kind"), share=2, least=80, spare=True),
            Column(_("Areas"), share=2, least=80, spare=True),
            Column(_("Officer for organisations"), share=3, least=90),
            Column(_("Still active"), right=True),
            Column(_("All"), right=True),
        ]
        self.table.show_rows(columns, [cells for cells, _key in rows], [key for _cells, key in rows])
        number = len(there)
        said = plural("{number} organisation", "{number} organisations", number)
        self.head.meta.setText(said.format(number=number))
        none = ", ".join(self.found.empty)
        self.empty.setText(_("None in: {places}.").format(places=none) if none else "")
        self.empty.setVisible(bool(none))

    def _rows(self, there: "Sequence[Placed]") -> Iterator[Row]:
        for county, inside in groupby(there, key=lambda each: each.county):
            of_county = list(inside)
            sign = "chevron-down" if county in self._open else "chevron-right"
            yield _group(county or _("without a county"), of_county, "strong", sign), county
            if county not in self._open:
                continue
            for municipality, placed in groupby(of_county, key=lambda each: each.municipality):
                of_place = list(placed)
                if municipality != county:
                    name = _INDENT + (municipality or _("without a municipality"))
                    yield _group(name, of_place, "body", ""), None
                for each in of_place:
                    yield _cells(each), each.id

    def _choose(self, key: Any) -> None:
        """A county is opened or closed, an organisation leads to its page."""
        if isinstance(key, int):
            self.link_chosen.emit(whole("organisations", key))
        elif isinstance(key, str):
            self._open ^= {key}
            self._show()

    # Words

    def retranslate(self) -> None:
        self.head.title.setText(_("Organisations by place"))
        self.head.trail.show_steps([_("Organisations")], _("By place"))
        self.printing.setText(_("Print the catalogue"))
        self.table.setAccessibleName(_("Organisations by place"))
        self._show_pills()
        self._show()

    def first_focus(self) -> QWidget:
        return self.table


def _group(name: str, inside: "Sequence[Placed]", role: str, sign: str) -> list[Cell]:
    """A county or municipality with its numbers."""
    officers = ", ".join(dict.fromkeys(officer for each in inside for officer in each.officers))
    active = sum(each.active for each in inside)
    opened = {"chevron-down": _("open"), "chevron-right": _("closed"), "": ""}[sign]
    spoken = ", ".join(filter(None, (name.strip(), opened)))
    return [
        Cell(name, role=role, icon=sign, spoken=spoken),
        Cell(),
        Cell(),
        Cell(officers, "muted"),
        Cell(str(active), role=role),
        Cell(str(len(inside)), role=role),
    ]


def _cells(each: "Placed") -> list[Cell]:
    tone = "accent" if each.active else "muted"
    state = "" if each.active else _("not active")
    kind = words.word("organisations", "kind", each.kind)
    return [
        Cell(_INDENT * 2 + each.name, tone, spoken=each.name),
        Cell(", ".join(filter(None, (kind, state))), "muted"),
        Cell(", ".join(each.areas), "muted"),
        Cell(", ".join(each.officers), "muted"),
        Cell(),
        Cell(),
    ]
