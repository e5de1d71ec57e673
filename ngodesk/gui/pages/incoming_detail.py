"""One file of those that came: whose it is, what to look at, its lines, and what may be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ngodesk.common import dates, money
from ngodesk.common.language import _, current, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.invoice import InvoiceLines
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card, Note

if TYPE_CHECKING:
    from ngodesk.exchange.einvoice_document import EInvoice
    from ngodesk.work.einvoice_fates import Entry
    from ngodesk.work.incoming_files import BankFile


class _Detail(Card):
    """A card with a title, a line under it and notes."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.meta = Label(role="section", wrap=True), Label(tone="muted", wrap=True)
        self.notes: list[Note] = []
        self.body = in_column(self, (sizes.INSET, 12, sizes.INSET, sizes.INSET), sizes.STEP)
        self._noted = QVBoxLayout()
        self._noted.setSpacing(6)
        self.body.addWidget(self.title)
        self.body.addWidget(self.meta)
        self.body.addLayout(self._noted)

    def say(self, notes: list[tuple[str, str]]) -> None:
        """Show notes, each with its tone, instead of those that were there."""
        for note in self.notes:
            self._noted.removeWidget(note)
            note.deleteLater()
        self.notes = [_note(tone, words) for tone, words in notes]
        for note in self.notes:
            self._noted.addWidget(note)


def _note(tone: str, words: str) -> Note:
    note = Note(tone)
    note.set_words(words)
    return note


class EntryDetail(_Detail):
    """An e-invoice."""

    answered = Signal(str)  # new, left, or blank for what is offered

    def __init__(self) -> None:
        super().__init__()
        self.complete, self.new, self.leave = Button(), Button(), Button("quiet")
        row = QHBoxLayout()
        row.setSpacing(sizes.STEP)
        for button, answer in ((self.complete, ""), (self.new, "new"), (self.leave, "left")):
            row.addWidget(button)
            button.clicked.connect(lambda _checked=False, answer=answer: self.answered.emit(answer))
        row.addStretch(1)
        self.lines = InvoiceLines()
        self.body.addLayout(row)
        self.body.addWidget(self.lines)

    def show_entry(self, entry: "Entry") -> None:
        """Show another one."""
        invoice = entry.file.invoice
        self.title.setText(entry.seller.name if entry.seller else entry.file.name)
        self.meta.setText(_about(entry, invoice) if invoice else "")
        self.meta.setVisible(invoice is not None)
        self.say(_notes(entry))
        self._offer(entry)
        if invoice is None:
            self.lines.hide()
        else:
            self.lines.show_invoice(invoice)

    def _offer(self, entry: "Entry") -> None:
        """What may be decided otherwise."""
        offered = entry.offered
        self.complete.setVisible(entry.fate in ("new", "left") and offered is not None)
        self.new.setVisible((entry.fate == "completes") or (entry.fate == "left"))
        self.leave.setVisible(entry.fate in ("new", "completes"))
        self.complete.setText(_("Complete {ref}").format(ref=offered.ref if offered else ""))
        self.new.setText(_("Add as a new document"))
        self.leave.setText(_("Leave out"))


class BankDetail(_Detail):
    """A bank's table of rates."""

    def show_bank(self, bank: "BankFile") -> None:
        """Show another one."""
        table, language = bank.table, current().language
        self.title.setText(table.source if table else bank.name)
        self.meta.setVisible(table is not None)
        if table is None:
            self.say([("problem", bank.refused.text() if bank.refused else "")])
            return
        self.meta.setText("  ·  ".join((dates.period(table.first, table.last, language), bank.name)))
        counts = (
            (plural("{number} new rate", "{number} new rates", table.new), table.new),
            (plural("{number} changed rate", "{number} changed rates", table.changed), table.changed),
            (
                plural("{number} rate is there already", "{number} rates are there already", table.unchanged),
                table.unchanged,
            ),
            (
                plural(
                    "{number} rate of a currency or year that nothing here is about is left out",
                    "{number} rates of currencies or years that nothing here is about are left out",
                    table.left_out,
                ),
                table.left_out,
            ),
        )
        self.say([("info", words.format(number=number)) for words, number in counts if number])


def _about(entry: "Entry", invoice: "EInvoice") -> str:
    language = current().language
    amount = money.money(invoice.gross, invoice.currency, language)
    parts = (invoice.number, dates.in_text(invoice.issued, language), amount, entry.file.name)
    return "  ·  ".join(parts)


def _notes(entry: "Entry") -> list[tuple[str, str]]:
    notes = []
    if entry.refused is not None:
        notes.append(("problem", entry.refused.text()))
    if entry.fate == "completes" and entry.paper is not None:
        words = _("You typed this paper before, as {ref}. What you typed stays; what is blank is filled in.")
        notes.append(("info", words.format(ref=entry.paper.ref)))
    if entry.fate == "known" and entry.paper is not None:
        words = _("This invoice is in the file already, as {ref}. Nothing becomes of it.")
        notes.append(("ok", words.format(ref=entry.paper.ref)))
    if entry.new_seller and entry.file.invoice is not None:
        tax_id = entry.file.invoice.seller.tax_id
        words = _("The seller becomes a new organisation with the tax number {number}.")
        notes.append(
            ("info", words.format(number=tax_id) if tax_id else _("The seller becomes a new organisation."))
        )
    return notes + [("attention", remark.text()) for remark in entry.remarks]
