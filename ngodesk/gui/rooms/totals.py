"""Who used the rooms how much, month by month."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.common.money import shown
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.figures.booked import Used


class Totals(Card):
    """A row for each organisation in each month, the latest month first."""

    def __init__(self) -> None:
        super().__init__()
        self._used: Sequence[Used] = ()
        self.table = Table()
        self.nothing = Label(tone="muted", wrap=True)
        self.nothing.setContentsMargins(8, 8, 8, 8)
        layout = in_column(self, (8, 8, 8, 8))
        layout.addWidget(self.nothing)
        layout.addWidget(self.table, 1)

    def show_used(self, used: "Sequence[Used]") -> None:
        """Show these."""
        self._used = used
        months = sorted({each.month for each in used}, reverse=True)
        cells = [
            row for month in months for row in self._rows([each for each in used if each.month == month])
        ]
        columns = [
            Column(_("Month")),
            Column(_("Organisation"), share=1, least=120),
            Column(_("Bookings"), right=True),
            Column(_("Hours"), right=True),
            Column(_("Hours × seats"), right=True),
        ]
        self.table.show_rows(columns, cells)
        self.table.setVisible(bool(used))
        self.nothing.setVisible(not used)

    @staticmethod
    def _rows(month: "Sequence[Used]") -> list[list[Cell]]:
        """The month with its sum, then the organisations."""
        language = current().language

        def row(words: str, name: str, these: "Sequence[Used]", role: str) -> list[Cell]:
            zero = Decimal(0)
            return [
                Cell(words, role=role),
                Cell(name, role=role),
                Cell(str(sum(each.bookings for each in these)), role=role),
                Cell(shown(sum((each.hours for each in these), zero), language), role=role),
                Cell(shown(sum((each.seat_hours for each in these), zero), language), role=role),
            ]

        return [
            row(dates.month(month[0].month, language), _("All together"), month, "strong"),
            *(row("", each.organisation or _("without an organisation"), [each], "body") for each in month),
        ]

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.nothing.setText(_("Nothing is booked yet."))
        self.table.setAccessibleName(_("Who used how much"))
        self.show_used(self._used)
