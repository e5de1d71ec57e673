"""Whom and where a project reached: kinds of support that overlap, counties and municipalities."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, plural
from ngodesk.gui import sizes, words
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages.page import Beside
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.work.reaching import Kind, Place, Reach

_STACKED = 900

_FEW = 12  # places that are named; of more the table tells


class ReachCards(Worded, QWidget):
    """Kinds of support, who is in two of them, and the places; a row leads to whom or what it counts."""

    chosen = Signal(str, object)  # what it is, and the records: pairs of table and id

    def __init__(self) -> None:
        super().__init__()
        self.reach: Reach | None = None
        self.kinds, self.overlaps = Table(links=True), Table(links=True)
        self.counties, self.municipalities = Table(links=True), Table(links=True)
        self.several, self.once = Label(wrap=True), Label(role="small", tone="muted", wrap=True)
        self.places = Label(wrap=True)
        self._lay_out()
        for table in (self.kinds, self.overlaps, self.counties, self.municipalities):
            table.chosen.connect(lambda key: self.chosen.emit(*key))

    def _lay_out(self) -> None:
        beside = Beside(_STACKED)
        self._support, self._land = Card(), Card()
        for card, parts, share in (
            (self._support, (self.kinds, self.overlaps, self.several, self.once), 55),
            (self._land, (self.places, self.counties, self.municipalities), 45),
        ):
            inside = in_column(card, (8, 8, 8, 12), sizes.STEP)
            for part in parts:
                inside.addWidget(part)
                if isinstance(part, Label):
                    part.setContentsMargins(8, 0, 8, 0)
            inside.addStretch(1)
            beside.add(card, share)
        layout = in_column(self)
        layout.addWidget(beside)

    def show_reach(self, reach: "Reach | None") -> None:
        """Show whom and where a project reached; what there is nothing of is not there."""
        self.reach = reach
        self._support.setVisible(reach is not None and bool(reach.kinds))
        self._land.setVisible(reach is not None and bool(reach.counties or reach.municipalities))
        if reach is None:
            return
        self._show_kinds(self.kinds, _("Kinds of support"), reach.kinds)
        self._show_kinds(self.overlaps, _("Supported in both ways"), reach.overlaps)
        self._say_several(reach.several)
        self._show_places(self.counties, _("Counties"), reach.counties)
        self._show_places(
            self.municipalities,
            _("Municipalities"),
            [place for place in reach.municipalities if place.events or not reach.counties],
        )
        self._say_places(reach)

    def _show_kinds(self, table: Table, name: str, kinds: "Sequence[Kind]") -> None:
        columns = [
            Column(name, heading=True, share=1, least=120),
            Column(_("People"), right=True, least=50),
            Column(_("Organisations"), right=True, least=50),
        ]
        cells = [
            [
                Cell(_named(kind)),
                Cell(_count(kind.people)),
                Cell(_count(kind.organisations)),
            ]
            for kind in kinds
        ]
        table.show_rows(columns, cells, [(_named(kind), _who(kind)) for kind in kinds])
        table.setAccessibleName(name)
        table.show_all_rows()
        table.setVisible(bool(kinds))

    def _say_several(self, several: "Kind") -> None:
        people, organisations = len(several.people), len(several.organisations)
        told = [
            plural(
                "{number} person was supported in two ways or more.",
                "{number} people were supported in two ways or more.",
                people,
            ).format(number=people),
            plural(
                "{number} organisation was supported in two ways or more.",
                "{number} organisations were supported in two ways or more.",
                organisations,
            ).format(number=organisations),
        ]
        self.several.setText("\n".join(told))
        self.once.setText(
            _(
                "Everybody is counted once in each kind. The kinds overlap, so their sum is more than "
                "the number of those who were supported."
            )
        )

    @staticmethod
    def _show_places(table: Table, name: str, places: "Sequence[Place]") -> None:
        columns = [
            Column(name, heading=True, share=1, least=120),
            Column(_("Events"), right=True, least=50),
            Column("", least=16),
        ]
        cells = [
            [
                Cell(place.name, "text" if place.events else "muted"),
                Cell(_count(place.events) if place.events else "–", spoken=_count(place.events)),
                Cell(icon="check", tone="accent", spoken=_("reached"))
                if place.events
                else Cell(spoken=_("not reached")),
            ]
            for place in places
        ]
        keys = [(place.name, tuple(("events", event) for event in place.events)) for place in places]
        table.show_rows(columns, cells, keys)
        table.setAccessibleName(name)
        table.show_all_rows()
        table.setVisible(bool(places))

    def _say_places(self, reach: "Reach") -> None:
        told = [_("Events in the region {region}").format(region=reach.region)]
        if reach.counties:
            told.append(_("{number} of {all} counties were reached.").format(**_of(reach.counties)))
        if reach.municipalities:
            told.append(
                _("{number} of {all} municipalities were reached.").format(**_of(reach.municipalities))
            )
        missing = [place.name for place in reach.counties or reach.municipalities if not place.events]
        if 0 < len(missing) <= _FEW:
            told.append(_("Missing: {names}.").format(names=", ".join(missing)))
        self.places.setText("\n".join(told))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.show_reach(self.reach)


def _of(places: "Sequence[Place]") -> dict[str, int]:
    return {"number": sum(bool(place.events) for place in places), "all": len(places)}


def _named(kind: "Kind") -> str:
    names = [words.word("indicators", "filter_kind", each) for each in kind.kinds]
    text = names[0] if len(names) == 1 else _("{one} and {other}").format(one=names[0], other=names[1])
    return f"{text[:1].upper()}{text[1:]}"


def _count(ids: Sequence[int]) -> str:
    return words.number(Decimal(len(ids)))


def _who(kind: "Kind") -> tuple[tuple[str, int], ...]:
    return (
        *(("organisations", each) for each in kind.organisations),
        *(("people", each) for each in kind.people),
    )
