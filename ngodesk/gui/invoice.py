"""An e-invoice as one reads it: who, what, how much, by when, to which account; and its lines."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ngodesk.common import dates, money
from ngodesk.common.language import _, current
from ngodesk.common.money import shown
from ngodesk.gui import sizes
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from datetime import date

    from ngodesk.exchange.einvoice_document import EInvoice, Line

_MOST_LINES = 200  # shown; an invoice may have ten thousand
_PLACES = 4  # of a quantity
_SHORT = 18  # letters of a value that stands beside its name


class InvoiceLines(Table):
    """The lines of an invoice; where there is little room, names and amounts alone."""

    def __init__(self, compact: bool = False) -> None:
        super().__init__()
        self._compact = compact

    def show_invoice(self, invoice: "EInvoice") -> None:
        """Show those of another one."""
        self.setAccessibleName(_("Lines of the invoice"))
        self.setVisible(bool(invoice.lines))
        kept = slice(None, None, 3) if self._compact else slice(None)
        self.show_rows(_columns()[kept], [_cells(line)[kept] for line in invoice.lines[:_MOST_LINES]])
        self.show_all_rows()


class InvoiceView(Scrolling):
    """A whole invoice, in place of the paper that it never was."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for the arrow keys
        self.invoice: EInvoice | None = None
        self.title, self.form = Label(role="section", wrap=True), Label(role="small", tone="muted", wrap=True)
        self.lines = InvoiceLines(compact=True)
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        card = Card()
        inside = in_column(card, (sizes.INSET, 12, sizes.INSET, sizes.INSET), sizes.STEP)
        for widget in (self.title, self.form, self._facts, self.lines):
            inside.addWidget(widget)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_invoice(self, invoice: "EInvoice | None") -> None:
        """Show another one, or none."""
        self.invoice = invoice
        if invoice is None:
            return
        self.title.setText(invoice.seller.name or invoice.seller.tax_id)
        self.form.setText(_("E-invoice, {form}").format(form=invoice.form))
        self.setAccessibleName(self.form.text())
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for name, words in facts(invoice):
            self._add(Label(name, "small", "muted"), _Value(words), beside=len(words) < _SHORT)
        self.lines.show_invoice(invoice)

    def _add(self, name: Label, value: Label, beside: bool) -> None:
        """Name and value beside each other, or one under the other where the value is long."""
        row = self._grid.rowCount()
        self._grid.addWidget(name, row, 0, 1, 1 if beside else 2)
        if beside:
            self._grid.addWidget(value, row, 1)
        else:
            self._grid.addWidget(value, row + 1, 0, 1, 2)

    def text(self) -> str:
        """All that it says beside the lines."""
        if self.invoice is None:
            return ""
        return "\n".join(f"{name}: {words}" for name, words in facts(self.invoice))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.show_invoice(self.invoice)
        super().changeEvent(event)


class _Value(Label):
    """A value that takes what room there is, in as many lines as it needs."""

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("-", "-\N{ZERO WIDTH SPACE}"), wrap=True)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A wrapped label in a nested layout loses its last line unless somebody insists
        self.setMinimumHeight(self.heightForWidth(self.width()))


def facts(invoice: "EInvoice") -> list[tuple[str, str]]:
    """What an invoice says, by name; what it does not say is left out."""
    said = [
        (_("Number"), invoice.number),
        (_("Number of the e-invoice"), invoice.einvoice_no),
        (_("Issue date"), _day(invoice.issued)),
        (_("Sale date"), _day(invoice.sold)),
        (_("Due date"), _day(invoice.due)),
        (_("Payment date"), _day(invoice.paid_on)),
        (_("Tax number"), invoice.seller.tax_id),
        (_("Address"), ", ".join(filter(None, (invoice.seller.address, invoice.seller.city)))),
        (_("Bank account"), _grouped(invoice.account)),
        (_("Buyer"), invoice.buyer.name),
        (_("Net amount"), _amount(invoice.net, invoice.currency)),
        (_("VAT"), _amount(invoice.vat, invoice.currency)),
        (_("Gross amount"), _amount(invoice.gross, invoice.currency)),
        (_("Amount due"), _amount(invoice.amount_due, invoice.currency)),
    ]
    return [(name, words) for name, words in said if words]


def _grouped(account: str) -> str:
    """A bank account in groups of four, as it is compared with a paper."""
    plain = "".join(account.split())
    first = len(plain) % 4 if plain.isdecimal() else 0
    parts = [plain[:first], *(plain[place : place + 4] for place in range(first, len(plain), 4))]
    return " ".join(filter(None, parts))


def _day(day: "date | None") -> str:
    return dates.in_table(day, current().language) if day else ""


def _amount(value: Decimal | None, currency: str) -> str:
    return "" if value is None else money.money(value, currency, current().language)


def _columns() -> list[Column]:
    return [
        Column(_("Line"), share=1, least=100),
        Column(_("Quantity"), right=True),
        Column(_("VAT rate"), right=True),
        Column(_("Amount"), right=True),
    ]


def _cells(line: "Line") -> list[Cell]:
    tone = "muted" if line.before else "text"
    amount = line.net if line.net is not None else line.gross
    words = _("{name} (as it was)").format(name=line.name) if line.before else line.name
    return [
        Cell(words, tone),
        Cell(_quantity(line.quantity), tone),
        Cell(line.rate, "muted"),
        Cell("" if amount is None else shown(amount, current().language), tone),
    ]


def _quantity(quantity: Decimal | None) -> str:
    if quantity is None:
        return ""
    places = max(0, -int(quantity.normalize().as_tuple().exponent))
    return shown(quantity, current().language, min(places, _PLACES))
