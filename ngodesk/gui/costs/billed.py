"""What of a contract is billed: its sums, the place that it reserves, its documents."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.common.money import unscaled
from ngodesk.gui import sizes, words
from ngodesk.gui.costs.sums import Sums
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.places import page_of
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.work.billing import Bill, Billing


class BilledCard(Card):
    """Agreed, billed, still to bill; then the documents, each a link."""

    link_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sums = Sums(3)
        self.note = Note("info")
        self.table = Table(links=True)
        self.waiting = Label(tone="muted", wrap=True)
        self.table.chosen.connect(lambda key: self.link_chosen.emit(page_of("cost_documents", key)))
        self._lay_out()

    def _lay_out(self) -> None:
        layout = in_column(self, (sizes.INSET, 12, sizes.INSET, sizes.INSET), sizes.STEP)
        layout.addWidget(self.sums)
        layout.addWidget(self.note)
        layout.addWidget(self.waiting)
        layout.addWidget(self.table, 1)

    def show_billing(self, found: "Billing | None") -> None:
        """Show a contract's bills; nothing of one that is not stored yet."""
        self.note.setVisible(found is not None)
        self.table.setAccessibleName(_("Documents"))
        self.waiting.setText(
            _("Save what was agreed; then its bills stand here.") if found is None else _("No bill yet.")
        )
        self.waiting.setVisible(found is None or not found.bills)
        self.sums.setVisible(found is not None)
        self.table.setVisible(found is not None and bool(found.bills))
        if found is None:
            return
        self._show_sums(found)
        self._say_place(found)
        self._show_bills(found)

    def _show_sums(self, found: "Billing") -> None:
        over = found.left is not None and found.left < 0
        names = (_("Agreed"), _("Billed"), _("Too much billed") if over else _("Still to bill"))
        left = None if found.left is None else abs(found.left)
        told = [
            "–" if amount is None else words.amount(unscaled(amount, 2))
            for amount in (found.amount, found.billed, left)
        ]
        self.sums.show_sums(list(zip(names, told, strict=True)))
        self.sums.amounts[2].set_tone("problem" if over else "text")

    def _say_place(self, found: "Billing") -> None:
        """Where the money is kept free, or why it is not."""
        self.note.set_tone("attention" if not found.reserves and not found.closed else "info")
        if found.closed:
            self.note.set_words(_("Closed: nothing is reserved for it any more."))
        elif not found.reserves:
            self.note.set_words(_("Name a line and a source; then its money is kept free there."))
        else:
            amount = words.with_currency(unscaled(found.reserved, 2), found.currency)
            said = _("{amount} are reserved in {project}, line {line}.")
            self.note.set_words(said.format(amount=amount, project=found.project, line=found.line))

    def _show_bills(self, found: "Billing") -> None:
        """Whose they are is told where it is not the same everywhere."""
        several = len({bill.issuer for bill in found.bills}) > 1
        columns = [Column(_("Date"), least=84), Column(_("Document"), share=1, least=80)]
        if several:
            columns.append(Column(_("Issuer"), share=2))
        currency = words.currency_sign(found.currency)
        columns.append(Column(_("Charged, {currency}").format(currency=currency), right=True))
        cells = [_cells(bill, with_issuer=several) for bill in found.bills]
        self.table.show_rows(columns, cells, [bill.id for bill in found.bills])


def _cells(bill: "Bill", *, with_issuer: bool) -> list[Cell]:
    charged = Cell("–")
    if bill.value is not None:
        charged = Cell(words.amount(unscaled(bill.value, 2)), role="strong")
    day = dates.in_table(date.fromisoformat(bill.issue_date), current().language)
    issuer = [Cell(bill.issuer)] if with_issuer else []
    return [Cell(day), Cell(bill.number), *issuer, charged]
