"""A bank statement: each movement beside the document that it seems to pay; what is ticked becomes paid."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common import dates, money
from ngodesk.common.errors import UserError
from ngodesk.common.language import _, current, plural
from ngodesk.common.money import unscaled
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card, EmptyState, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import PAYMENT_RUN, Link
from ngodesk.gui.table import Cell, Column
from ngodesk.gui.tick_table import TickTable, tick

if TYPE_CHECKING:
    from ngodesk.exchange.bank.statement import BankEntry
    from ngodesk.store.store import Store
    from ngodesk.work.bank_payments import Offer
    from ngodesk.work.paying import Due

_NAMED = 20  # so many rows that cannot be read are named
_CHIPS = {"sure": "ok", "likely": "attention", "open": "neutral", "known": "neutral"}


class StatementPage(Page):
    """What left the account; what is surely a document's payment begins ticked."""

    place = "costs"
    help = "statements"
    left = Signal()

    def __init__(self, file: OpenFile, path: Path) -> None:
        super().__init__()
        self.file, self._path = file, path
        self.offers: Sequence[Offer] = ()
        self._unread: Sequence[int] = ()  # rows of the file
        self.marked: set[int] = set()  # places of movements
        self.head = Head()
        self.cancel, self.take = Button("plain"), Button("primary", "check")
        self.head.add(self.cancel, self.take)
        self.note, self.unread = Note("problem"), Note("attention")
        self.note.hide()
        self.table = TickTable()
        self.empty = EmptyState("receipt-text")
        self._card = Card()
        inside = in_column(self._card, (1, 1, 1, 1))
        inside.addWidget(self.table)
        layout = in_column(self, PAGE, sizes.STEP)
        layout.addWidget(self.head)
        layout.addWidget(self.note)
        layout.addWidget(self.unread)
        layout.addWidget(self._card, 1)
        layout.addWidget(self.empty, 1)
        self.cancel.clicked.connect(self.left)
        self.take.clicked.connect(self._take)
        self.table.ticked.connect(self._tick)
        self.retranslate()

    @property
    def link(self) -> Link:
        return Link(place="costs", tab=PAYMENT_RUN)

    def read(self, store: "Store") -> Any:
        from ngodesk.exchange.bank import reading
        from ngodesk.work import bank_payments

        try:
            statement = reading.read(self._path)
            return bank_payments.offers(store, statement), statement.unread
        except UserError as error:
            return error

    def fill(self, found: Any) -> None:
        refused = isinstance(found, UserError)
        self.note.set_words(found.text() if refused else "")
        self.note.setVisible(refused)
        self.offers, self._unread = ((), ()) if refused else found
        self.marked = {place for place, offer in enumerate(self.offers) if offer.sureness == "sure"}
        self._show()

    def _show(self) -> None:
        self.table.show_rows(_columns(), [self._cells(place) for place in range(len(self.offers))])
        self._say_unread()
        self._card.setVisible(bool(self.offers))
        self.empty.setVisible(not self.offers)
        number = len(self.marked)
        words = plural("Enter {number} payment", "Enter {number} payments", number)
        self.take.setText(words.format(number=number))
        self.take.setEnabled(bool(number) and self.file.read_only is None)
        count = len(self.offers)
        said = plural("{number} payment left the account", "{number} payments left the account", count)
        self.head.meta.setText(said.format(number=count))

    def _say_unread(self) -> None:
        """Which rows of the file hold a day or an amount that cannot be read: a payment may be missing."""
        number, named = len(self._unread), ", ".join(map(str, self._unread[:_NAMED]))
        words = plural(
            "{number} row could not be read: {rows}", "{number} rows could not be read: {rows}", number
        )
        said = words.format(number=number, rows=named + (" …" if number > _NAMED else ""))
        self.unread.set_words(said if number else "")
        self.unread.setVisible(bool(number))

    def _cells(self, place: int) -> list[Cell]:
        offer, language = self.offers[place], current().language
        entry, paid = offer.entry, offer.document
        amount = money.money(unscaled(-entry.cents, 2), entry.currency, language)
        words = {
            "sure": _("sure"),
            "likely": _("likely"),
            "open": _("no document"),
            "known": _("entered already"),
        }[offer.sureness]
        return [
            tick(place in self.marked) if paid is not None else Cell(),
            Cell(dates.in_table(entry.day, language)),
            Cell(entry.other or entry.text),
            Cell(entry.text, "muted"),
            Cell(amount, role="strong"),
            Cell(_named(paid, entry) if paid is not None else "–"),
            Cell(words, chip=_CHIPS[offer.sureness]),
        ]

    def _tick(self, rows: Sequence[int]) -> None:
        self.marked ^= {row for row in rows if self.offers[row].document is not None}
        self._show()

    def _take(self) -> None:
        accepted = [
            (offer.document.id, offer.entry)
            for place, offer in enumerate(self.offers)
            if place in self.marked and offer.document is not None
        ]

        def write(store: "Store") -> int:
            from ngodesk.work import bank_payments

            return bank_payments.pay(store, accepted)

        def done(number: int) -> None:
            self.link_chosen.emit(Link(place="costs", tab=PAYMENT_RUN))
            said = plural("{number} document is paid.", "{number} documents are paid.", number)
            self.undo_offered.emit(said.format(number=number))

        self.file.write(write, self.problem_found.emit, done)

    def retranslate(self) -> None:
        self.head.title.setText(_("Bank statement"))
        self.table.setAccessibleName(_("Bank statement"))
        self.cancel.setText(_("Cancel"))
        self.empty.set_words(
            _("Nothing left the account"), _("Payments of this statement stand beside unpaid documents.")
        )
        self._show()

    def first_focus(self) -> QWidget:
        return self.table if self.offers else self.cancel


def _named(paid: "Due", entry: "BankEntry") -> str:
    """The document; its currency where the statement says none, as its amount may be of another."""
    return " · ".join(filter(None, (paid.number, paid.issuer, "" if entry.currency else paid.currency)))


def _columns() -> list[Column]:
    return [
        Column("", least=20),
        Column(_("Date"), least=84),
        Column(_("To whom"), share=2, least=110),
        Column(_("For what"), share=3, least=120),
        Column(_("Amount"), right=True, least=90),
        Column(_("Document"), share=2, least=120),
        Column(_("How sure"), least=80),
    ]
