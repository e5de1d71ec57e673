"""Files that came: e-invoices and tables of rates, looked at before they are taken in as one step."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common import dates, money
from ngodesk.common.language import _, current, plural
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.incoming_detail import BankDetail, EntryDetail
from ngodesk.gui.pages.page import Beside, ScrollingPage
from ngodesk.gui.places import Link
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.einvoice_fates import Entry, Fate
    from ngodesk.work.incoming_files import BankFile, Looked

_STACKED = 1000  # pixels; below it the detail stands under the list
_CHIPS = {"new": "ok", "completes": "info", "known": "neutral", "left": "neutral", "refused": "problem"}

_ANSWERS: "dict[str, Fate]" = {"new": "new", "left": "left"}


class IncomingPage(ScrollingPage):
    """What each file would become; one button takes all of it in."""

    place = "costs"
    left = Signal()

    def __init__(self, file: OpenFile, paths: Sequence[Path]) -> None:
        super().__init__()
        self._file, self._paths = file, list(paths)
        self._looked: Looked | None = None
        self._answers: dict[int, Fate] = {}
        self.cancel, self.take = Button("plain"), Button("primary", "check")
        self.take.setEnabled(False)
        self.head.add(self.cancel, self.take)
        self.table = Table(choosing=True)
        self.entry, self.bank = EntryDetail(), BankDetail()
        self._lay_out()
        self.cancel.clicked.connect(self.left)
        self.take.clicked.connect(self._take)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.chosen.connect(lambda _key: self._reveal())
        self.entry.answered.connect(self._answer)
        self.retranslate()

    def _lay_out(self) -> None:
        card = Card()
        inside = in_column(card, (8, 2, 8, 8))
        inside.addWidget(self.table)
        inside.addStretch(1)
        details = QWidget()
        column = in_column(details)
        for detail in (self.entry, self.bank):
            detail.hide()
            column.addWidget(detail)
        column.addStretch(1)
        beside = Beside(_STACKED)
        beside.add(card, 3)
        beside.add(details, 2)
        self.scrolling.body.addWidget(beside)
        self.scrolling.body.addStretch(1)

    def retranslate(self) -> None:
        self.head.title.setText(_("Files to take in"))
        for widget in (self.table, self.scrolling):
            widget.setAccessibleName(_("Files to take in"))
        self.cancel.setText(_("Cancel"))
        self._show()

    def read(self, store: "Store") -> Any:
        from ngodesk.work import incoming_files

        looked = self._looked
        files, banks = incoming_files.read(self._paths) if looked is None else (looked.files, looked.paths)
        return incoming_files.look(store, files, banks, dict(self._answers))

    def fill(self, found: Any) -> None:
        self._looked = found
        self._show()
        if not self.table.currentIndex().isValid() and self.table.rows.rowCount():
            self.table.setCurrentIndex(self.table.rows.index(0, 0))

    def _show(self) -> None:
        """The list, and what of it is chosen."""
        if self._looked is None:
            self.head.meta.setText(_("The files are being read…"))
            self.take.setText(_("Take in files"))
            return
        entries, banks = self._looked.entries, self._looked.banks
        self.table.show_rows(_columns(), [*map(_entry_cells, entries), *map(_bank_cells, banks)])
        self.table.show_all_rows()
        self._say_what()
        self._choose(self.table.currentIndex())

    def _say_what(self) -> None:
        assert self._looked is not None
        count = len(self._looked.entries) + len(self._looked.banks)
        number = self._looked.number
        self.head.meta.setText(plural("{number} file", "{number} files", count).format(number=count))
        words = plural("Take in {number} file", "Take in {number} files", number)
        self.take.setText(words.format(number=number) if number else _("Nothing to take in"))
        self.take.setEnabled(bool(number))

    def _choose(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        if self._looked is None or not index.isValid():
            return
        row, entries = index.row(), self._looked.entries
        self.entry.setVisible(row < len(entries))
        self.bank.setVisible(row >= len(entries))
        if row < len(entries):
            self.entry.show_entry(entries[row])
        elif row - len(entries) < len(self._looked.banks):
            self.bank.show_bank(self._looked.banks[row - len(entries)])

    def _reveal(self) -> None:
        """Where the window is narrow the detail stands under the list."""
        self.scrolling.ensureWidgetVisible(self.entry if self.entry.isVisible() else self.bank)

    def _answer(self, answer: str) -> None:
        """What the person wants of the chosen file; blank for what is offered."""
        row = self.table.currentIndex().row()
        self._answers.pop(row, None)
        if answer in _ANSWERS:
            self._answers[row] = _ANSWERS[answer]
        self.stale.emit()

    def _take(self) -> None:
        looked, answers = self._looked, dict(self._answers)
        if looked is None:
            return
        self.take.setEnabled(False)

        def write(store: "Store") -> int:
            from ngodesk.work import incoming_files

            return incoming_files.take(store, looked, answers)

        self._file.read(write, self._taken)

    def _taken(self, number: int) -> None:
        invoices = self._looked is not None and bool(self._looked.entries)
        table = "cost_documents" if invoices else "exchange_rates"
        self.link_chosen.emit(Link(place="costs" if invoices else "registers", table=table))
        self.undo_offered.emit(
            plural("{number} file was taken in", "{number} files were taken in", number).format(number=number)
        )

    def first_focus(self) -> QWidget:
        return self.table if self.table.rows.rowCount() else self.cancel


def _columns() -> list[Column]:
    return [
        Column(_("From"), share=1, least=120),
        Column(_("Number"), least=60),
        Column(_("Date")),
        Column(_("Amount"), right=True),
        Column(_("What becomes of it")),
    ]


def _entry_cells(entry: "Entry") -> list[Cell]:
    invoice, language = entry.file.invoice, current().language
    chip = Cell(fate_words(entry), chip=_CHIPS[entry.fate])
    if invoice is None:
        return [Cell(entry.file.name, role="strong"), Cell(), Cell(), Cell(), chip]
    seller = entry.seller.name if entry.seller else invoice.seller.name
    spoken = _("{name}: something to look at").format(name=seller) if entry.remarks else ""
    sign = "triangle-alert" if entry.remarks else ""
    return [
        Cell(seller, "attention" if sign else "text", "strong", icon=sign, spoken=spoken),
        Cell(invoice.number),
        Cell(dates.in_table(invoice.issued, language)),
        Cell(money.money(invoice.gross, invoice.currency, language), role="strong"),
        chip,
    ]


def _bank_cells(bank: "BankFile") -> list[Cell]:
    if bank.table is None:
        chip = Cell(_("Cannot be taken"), chip="problem")
        return [Cell(bank.name, role="strong"), Cell(), Cell(), Cell(), chip]
    brings = bank.table.brings
    words = plural("{number} rate", "{number} rates", brings).format(number=brings)
    return [
        Cell(bank.table.source, role="strong"),
        Cell(_("Exchange rates"), "muted"),
        Cell(dates.in_table(bank.table.last, current().language)),
        Cell(),
        Cell(words if brings else _("There already"), chip="ok" if brings else "neutral"),
    ]


def fate_words(entry: "Entry") -> str:
    """What becomes of a file, in a few words."""
    ref = entry.paper.ref if entry.paper else ""
    return {
        "new": _("New: {ref}"),
        "completes": _("Completes {ref}"),
        "known": _("There already: {ref}"),
        "left": _("Left out"),
        "refused": _("Cannot be taken"),
    }[entry.fate].format(ref=ref)
