"""A register that the accountant filled in: which ledger numbers it brings, before they are saved."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.errors import UserError
from ngodesk.common.language import _, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.layouts import PAGE, in_column
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.pages.page import Head, Page
from ngodesk.gui.places import Link
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.ledger_numbers import Looked, NumberChange


class LedgerNumbersPage(Page):
    """Each number before and after; one button saves all of them."""

    place = "costs"
    left = Signal()

    def __init__(self, file: OpenFile, path: Path) -> None:
        super().__init__()
        self._file, self._path = file, path
        self._looked: Looked | None = None
        self.head = Head()
        self.cancel, self.take = Button("plain"), Button("primary", "check")
        self.take.setEnabled(False)
        self.head.add(self.cancel, self.take)
        self.note = Note("attention")
        self.note.hide()
        self.table = Table(choosing=True)
        card = Card()
        inside = in_column(card, (8, 2, 8, 8))
        inside.addWidget(self.table)
        layout = in_column(self, PAGE, sizes.GAP)
        for widget in (self.head, self.note):
            layout.addWidget(widget)
        layout.addWidget(card, 1)
        self.cancel.clicked.connect(self.left)
        self.take.clicked.connect(self._take)
        self.retranslate()

    def retranslate(self) -> None:
        self.head.title.setText(_("Ledger numbers from the accountant"))
        self.table.setAccessibleName(_("Ledger numbers from the accountant"))
        self.cancel.setText(_("Cancel"))
        if self._looked is not None:
            self._show(self._looked)

    def read(self, store: "Store") -> Any:
        from ngodesk.work import ledger_numbers

        try:
            return ledger_numbers.look(store, self._path)
        except UserError as error:
            return error

    def fill(self, found: Any) -> None:
        if isinstance(found, UserError):
            self.note.set_words(str(found))
            self.note.show()
            return
        self._looked = found
        self._show(found)

    def _show(self, looked: "Looked") -> None:
        changes = looked.changes
        self.table.show_rows(_columns(), [_cells(each) for each in changes], [each.ref for each in changes])
        count = len(changes)
        self.head.meta.setText(_said(looked))
        words = plural("Save {number} ledger number", "Save {number} ledger numbers", count)
        self.take.setText(words.format(number=count) if count else _("Nothing to take in"))
        self.take.setEnabled(bool(count) and self._file.read_only is None)
        if looked.unknown:
            words = _("No document has these codes: {codes}.").format(codes=", ".join(looked.unknown[:20]))
            self.note.set_words(words)
        self.note.setVisible(bool(looked.unknown))

    def _take(self) -> None:
        looked = self._looked
        if looked is None:
            return
        self.take.setEnabled(False)

        def write(store: "Store") -> int:
            from ngodesk.work import ledger_numbers

            return ledger_numbers.take(store, looked.changes)

        self._file.read(write, self._taken)

    def _taken(self, number: int) -> None:
        self.link_chosen.emit(Link(place="costs", table="cost_documents"))
        words = plural("{number} ledger number was saved", "{number} ledger numbers were saved", number)
        self.undo_offered.emit(words.format(number=number))

    def first_focus(self) -> QWidget:
        return self.take if self.take.isEnabled() else self.cancel


def _said(looked: "Looked") -> str:
    alike = looked.alike
    said = plural("{number} is there already.", "{number} are there already.", alike).format(number=alike)
    return _("Only the ledger number changes; nothing else of the file is taken.") + " " + said


def _columns() -> list[Column]:
    return [
        Column(_("Code"), least=60),
        Column(_("Number"), share=1, least=100),
        Column(_("Issuer"), share=1, least=120),
        Column(_("Before"), least=80),
        Column(_("After"), least=80),
    ]


def _cells(change: "NumberChange") -> list[Cell]:
    return [
        Cell(change.ref, "muted"),
        Cell(change.number, role="strong"),
        Cell(change.issuer),
        Cell(change.before or "–", "muted"),
        Cell(change.after, role="strong"),
    ]
