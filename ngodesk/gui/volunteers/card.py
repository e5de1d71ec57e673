"""The time card of one agreement, month by month, in a card of its own."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ngodesk.common import entering
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.month_turner import MonthTurner
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.volunteers.card_grid import CardGrid

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.volunteering import Agreement, Entry


class TimeCard(Card):
    """Whose card, of which month, and its lines."""

    problem = Signal(str)

    def __init__(self, file: OpenFile, today: date) -> None:
        super().__init__()
        self.file = file
        self.month = today.replace(day=1)
        self.agreement: int | None = None
        self._asked = 0
        self.heading, self.sum = Label(role="section"), Label(role="strong")
        self.whose = Choices()
        self.whose.may_narrow(18)
        self.turner = MonthTurner()
        self.hint = Label(role="small", tone="muted", wrap=True)
        self.grid = CardGrid()
        self._lay_out()
        self.whose.activated.connect(lambda _row: self.show_card(int(self.whose.value())))
        self.turner.wanted.connect(self._turn)
        self.grid.edited.connect(self._write)
        self.grid.problem.connect(self.problem)

    def _lay_out(self) -> None:
        top = abreast(self.heading, self.whose, self.turner, 1, self.sum)
        layout = in_column(self, (sizes.INSET, 10, sizes.INSET, 10), sizes.STEP)
        layout.addLayout(top)
        layout.addWidget(self.grid)
        layout.addWidget(self.hint)

    # What there is

    def show_agreements(self, agreements: "tuple[Agreement, ...]") -> None:
        """Whose cards there are; the one that is shown stays."""
        ids = [each.id for each in agreements]
        if self.agreement not in ids and agreements:
            chosen = next((each for each in agreements if each.months), agreements[0])
            self.agreement = chosen.id
        names = (" · ".join(filter(None, (each.person, each.number, each.project))) for each in agreements)
        self.whose.fill(zip(names, map(str, ids), strict=True), str(self.agreement))
        self.setVisible(bool(agreements))
        self.refresh()

    def show_card(self, agreement: int, month: date | None = None) -> None:
        """Another card."""
        self.grid.commit()
        if agreement != self.agreement:
            self.grid.forget()
        self.agreement = agreement
        self.month = month or self.month
        self.whose.choose(str(agreement))
        self.refresh()

    def _turn(self, month: date) -> None:
        if self.agreement is not None:
            self.show_card(self.agreement, month)

    def refresh(self) -> None:
        """Read the lines anew."""
        agreement, month = self.agreement, self.month
        self.turner.show_month(month)
        self._asked += 1
        asked = self._asked
        if agreement is None:
            return

        def work(store: "Store") -> "list[Entry]":
            from ngodesk.work import volunteering

            return volunteering.entries(store, agreement, month)

        def show(found: "list[Entry]") -> None:
            if asked == self._asked:
                self._show(found)

        self.file.read(work, show)

    def _show(self, found: "list[Entry]") -> None:
        from ngodesk.model import TABLES

        self.grid.writable = self.file.read_only is None
        self.grid.show_entries(found, self.month)
        self.grid.show_all_rows()
        whole = sum(each.hours for each in found)
        field = TABLES["volunteer_hours"].described.field("hours")
        self.sum.setText(_("{hours} h").format(hours=entering.shown(field, whole, current().language)))

    # What is done

    def _write(self, changes: Any) -> None:
        agreement = self.agreement
        if agreement is None:
            return

        def work(store: "Store") -> None:
            from ngodesk.work import volunteering

            volunteering.write(store, agreement, changes)

        def refused() -> None:
            for values in [values for key, values in changes if key is None]:
                self.grid.give_back(values)

        self.file.write(work, self.problem.emit, otherwise=refused)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.heading.setText(_("Time card"))
        self.whose.setAccessibleName(_("Whose time card"))
        self.turner.retranslate()
        self.grid.setAccessibleName(_("Time card"))
        self.hint.setText(
            _("Type day, times and task; Enter keeps the entry. Space in the last column confirms it.")
        )
        self.grid.show_again()
