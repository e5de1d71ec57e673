"""The middle of a cost document's page: what is to be shared out, the grid, what follows from it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ngodesk.common.language import _
from ngodesk.common.money import unscaled
from ngodesk.gui import sizes, words
from ngodesk.gui.buttons import Button
from ngodesk.gui.costs.book import Book
from ngodesk.gui.costs.contract_note import ContractNote
from ngodesk.gui.costs.cut import Cut
from ngodesk.gui.costs.grid import AllocationGrid, amount
from ngodesk.gui.costs.percents import Percents, read_percents
from ngodesk.gui.costs.rate_note import RateNote
from ngodesk.gui.costs.sharing import Sharing, fetch
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column, in_row
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store


class SharingCard(Worded, Card):
    """To share out, the bar, the grid, notes, and the ways to share."""

    problem = Signal(str)
    shown = Signal()  # the document was read
    finished = Signal()  # the document is wholly shared out, and Enter was pressed

    def __init__(self, file: OpenFile) -> None:
        super().__init__()
        self.file = file
        self.sharing: Sharing | None = None
        self._asked: int | None = None
        self.label, self.hero = Label(tone="muted"), Label(role="hero")
        self.of_label, self.hint = Label(tone="muted"), Label(tone="muted", wrap=True)
        self.bar, self.grid = Cut(), AllocationGrid()
        self.waiting = Label(tone="muted", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.same, self.rate, self.contract = Note("info"), RateNote(file), ContractNote()
        self.equally, self.outside = Button("plain"), Button("quiet")
        self.percent = Button("plain", "percent")
        self.percents = Percents()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(sizes.STEP)
        numbers.addWidget(self.hero, 0, Qt.AlignmentFlag.AlignBottom)
        numbers.addWidget(self.of_label, 0, Qt.AlignmentFlag.AlignBottom)
        numbers.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.label)
        left.addLayout(numbers)
        self._top = QWidget()
        top = in_row(self._top)
        top.addLayout(left, 1)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.hint, 0)
        self._foot = QWidget()
        foot = in_row(self._foot, between=sizes.STEP)
        foot.addWidget(self.outside)
        foot.addStretch(1)
        for widget in (self.percents, self.equally, self.percent):
            foot.addWidget(widget)
        layout = in_column(self, (16, 12, 16, 12), sizes.STEP)
        layout.addWidget(self._top)
        layout.addWidget(self.bar)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.waiting, 1)
        for note in (self.same, self.rate, self.contract):
            layout.addWidget(note)
            note.hide()
        layout.addWidget(self._foot)
        self._parts = (self._top, self.bar, self.grid, self._foot)

    def _connect(self) -> None:
        self.grid.changed.connect(self._changed)
        self.grid.finished.connect(self.finished)
        self.grid.problem.connect(self.problem)
        self.equally.clicked.connect(self._share_equally)
        self.percent.clicked.connect(self.percents.ask)
        self.percents.returnPressed.connect(self._share_by_percent)
        self.outside.clicked.connect(self._leave_outside)
        self.same.acted.connect(self.take_last)
        self.rate.acted.connect(self._take_rate)
        self.contract.acted.connect(self.follow_contract)

    # What there is

    def show_document(self, document: int | None) -> None:
        """Show a document, read anew."""
        self._asked = document
        for part in self._parts:
            part.setVisible(document is not None)
        self.waiting.setVisible(document is None)
        if document is None:
            for note in (self.same, self.rate, self.contract):
                note.hide()
            return

        def show(sharing: Sharing | None) -> None:
            if sharing is not None and self._asked == document:
                self._show(sharing)

        self.file.read(lambda store: fetch(store, document), show)

    def _show(self, sharing: Sharing) -> None:
        self.sharing = sharing
        self.grid.writable = sharing.writable and sharing.paper.kind != "proforma"
        self.grid.show_book(Book(sharing.paper, sharing.candidates, sharing.spots))
        self._say()
        self.shown.emit()

    @property
    def book(self) -> Book:
        """The rows as they stand on the screen."""
        assert self.grid.book is not None
        return self.grid.book

    def _say(self) -> None:
        """What follows from the rows."""
        sharing = self.sharing
        if sharing is None or self.grid.book is None:
            return
        book, paper = self.book, sharing.paper
        rest = book.remainder
        self.hero.setText(amount(abs(rest)))
        self.label.setText(_("More than there is") if self._is_over(rest) else _("To share out"))
        self.of_label.setText(
            _("{currency} of {amount}").format(
                currency=words.currency_sign(paper.currency), amount=amount(paper.allocatable)
            )
        )
        whole = abs(paper.allocatable) or 1
        self.bar.show_parts([abs(row.amount) / whole for row in book.rows if row.amount])
        self.bar.setAccessibleName(f"{self.label.text()}: {self.hero.text()} {self.of_label.text()}")
        can = self.grid.writable and bool(book.rows)
        self.equally.setEnabled(can)
        self.percent.setEnabled(can)
        self.outside.setVisible(self.grid.writable and bool(rest) and not self._is_over(rest))
        self._say_notes(sharing)

    def too_much(self, document: int | None) -> str:
        """By how much a document is shared out over what there is; blank where it is not."""
        sharing = self.sharing
        if sharing is None or sharing.paper.id != document or not self._is_over(self.book.remainder):
            return ""
        return words.with_currency(unscaled(abs(self.book.remainder), 2), sharing.paper.currency)

    def _is_over(self, rest: int) -> bool:
        assert self.sharing is not None
        return rest * (1 if self.sharing.paper.allocatable >= 0 else -1) < 0

    def _say_notes(self, sharing: Sharing) -> None:
        last, paper = sharing.last, sharing.paper
        show_last = last is not None and not self.book.rows and sharing.writable and bool(paper.allocatable)
        if last is not None:
            said = _("The last document of this issuer is {number}.").format(number=last.number)
            self.same.set_words(said, _("The same as last time"))
        self.same.setVisible(show_last)
        self.rate.show_rate(paper, self.book.needs_rate(), writable=self.grid.writable)
        self.contract.show_contract(
            paper.contract, self.book.remainder, shared=bool(paper.parts), writable=self.grid.writable
        )

    # What is done

    def _changed(self) -> None:
        """Store the rows that are whole; one that lost its amount waits for another."""
        self._say()
        if all(row.is_whole for row in self.book.rows):
            self._write()

    def _write(self) -> None:
        document, parts = self.book.paper.id, self.book.parts()

        def work(store: "Store") -> None:
            from ngodesk.work import allocating

            allocating.write(store, document, parts)

        self._write_down(work)

    def _share(self, share: Callable[[int, list[Any]], list[Any]]) -> None:
        self.book.amounts(share(self.book.paper.allocatable, self.book.parts()))
        self.grid.show_again()
        self._changed()

    def _share_equally(self) -> None:
        from ngodesk.work import allocating

        self._share(allocating.equally)

    def _share_by_percent(self) -> None:
        from ngodesk.work import allocating

        percents = read_percents(self.percents.text())
        if percents is None or len(percents) != len(self.book.parts()):
            number = len(self.book.parts())
            self.problem.emit(_("Write {number} percentages, with spaces between.").format(number=number))
            return
        self.problem.emit("")
        self.percents.hide()
        self.grid.setFocus()
        self._share(lambda whole, parts: allocating.by_percent(whole, parts, percents))

    def _leave_outside(self) -> None:
        """What is left is charged to no project."""
        paper, outside = self.book.paper, self.book.paper.outside + self.book.remainder

        def work(store: "Store") -> None:
            from ngodesk.work import saving

            saving.change(store, "cost_documents", paper.id, {"outside_amount": outside})

        self._write_down(work)

    def take_last(self) -> None:
        """Charge the document as the last one of its issuer was."""
        document = self.book.paper.id

        def work(store: "Store") -> None:
            from ngodesk.work import repeating

            repeating.take_last(store, document)

        self._write_down(work)

    def follow_contract(self) -> None:
        """Charge what is left to the place that the contract reserves; once all is, close the contract."""
        behind = self.book.paper.contract
        if behind is None:
            return
        if self.book.remainder and behind.place is not None:
            self.book.charge(behind.place)
            self.grid.show_again()
            self._changed()
            return

        def work(store: "Store") -> None:
            from ngodesk.work import billing

            billing.close(store, behind.id)

        self._write_down(work)

    def _take_rate(self) -> None:
        if self.rate.proposal is None:
            return
        (proposal, project), document = self.rate.proposal, self.book.paper.id

        def work(store: "Store") -> None:
            from ngodesk.work import document_rates

            document_rates.take(store, document, proposal, project)

        self._write_down(work)

    def _write_down(self, work: Callable[["Store"], Any]) -> None:
        self.file.write(work, self.problem.emit, otherwise=lambda: self.show_document(self._asked))

    # Words

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.grid.setAccessibleName(_("Shared out"))
        self.hint.setText(_("Enter in an amount\ntakes the rest"))
        self.waiting.setText(_("Save what the paper says; then it is shared out here."))
        self.equally.setText(_("Equally"))
        self.percent.setText(_("By per cent…"))
        self.outside.setText(_("The rest is outside the projects"))
        self.percents.retranslate()
        if self.sharing is not None:
            self.grid.show_again()
            self._say()
