"""A column of names from the clipboard: who each is, shown before anybody is entered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ngodesk.common.language import _, plural
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.records import clipboard
from ngodesk.gui.table import Cell, Column, Table
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.work.attendance_book import Book, Comer

KNOWN, NEW, SKIPPED = "known", "new", "skipped"


@dataclass(frozen=True)
class Fate:
    """A name that was pasted, who it may be, and what is to become of it: a place in `choices`."""

    typed: str
    organisation: str
    choices: tuple[int | None, ...]
    """Ids of people; nothing stands for somebody new, -1 for leaving the row out."""
    chosen: int = 0

    @property
    def kind(self) -> str:
        """What becomes of it."""
        choice = self.choices[self.chosen]
        return NEW if choice is None else SKIPPED if choice == -1 else KNOWN


def fates(book: "Book", text: str) -> list[Fate]:
    """What is likeliest for each line of a text: names, and perhaps organisations beside them."""
    made = [_fate(book, row) for row in clipboard.rows_of(text)]
    return [each for each in made if each.typed]


def _fate(book: "Book", row: Sequence[str]) -> Fate:
    typed = " ".join(row[0].split())
    other = row[1].strip() if len(row) > 1 else ""
    exact = [each.id for each in book.people.exact(typed)]
    alike = [each.id for each in book.people.similar(typed) if each.id not in exact]
    choices: tuple[int | None, ...] = (
        *exact,
        *(() if exact else (None,)),
        *alike,
        *((None,) if exact else ()),
        -1,
    )
    last, first = book.people.split(typed)
    if not (last and first):
        choices = tuple(each for each in choices if each is not None)
    there = any(book.place_of(each) is not None for each in exact)
    return Fate(typed, other, choices, len(choices) - 1 if there else 0)


class PastePreview(Worded, Card):
    """Each name with what becomes of it; Space takes the next possibility."""

    accepted = Signal(object)  # Comers
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.book: Book | None = None
        self.fates: list[Fate] = []
        self.title, self.hint = Label(role="section"), Label(tone="muted", wrap=True)
        self.table = Table(28)
        self.table.installEventFilter(self)
        self.cancel, self.enter = Button("plain"), Button("plain", "check")
        self.cancel.clicked.connect(self.left)
        self.enter.clicked.connect(self._accept)
        layout = in_column(self, (16, 12, 16, 12), sizes.STEP)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addWidget(self.table, 1)
        foot = abreast(1, self.cancel, self.enter, between=None)
        layout.addLayout(foot)
        self.retranslate()

    def show_names(self, book: "Book", text: str) -> bool:
        """Show what would become of each line; False where there is none."""
        self.book, self.fates = book, fates(book, text)
        self._show()
        return bool(self.fates)

    def _show(self) -> None:
        columns = [
            Column(_("As it was pasted"), share=1, least=120),
            Column("", least=90),
            Column(_("Person"), share=2, least=160),
            Column(_("Organisation"), share=1, least=100),
        ]
        row = self.table.currentIndex().row()
        self.table.show_rows(columns, [self._cells(each) for each in self.fates])
        if self.fates:
            self.table.setCurrentIndex(self.table.rows.index(max(0, row), 0))
        number = sum(each.kind != SKIPPED for each in self.fates)
        words = plural("Enter {number} person", "Enter {number} people", number)
        self.enter.setText(words.format(number=number))
        self.enter.setEnabled(bool(number))

    def _cells(self, each: Fate) -> list[Cell]:
        assert self.book is not None
        choice = each.choices[each.chosen]
        if each.kind == NEW:
            chip, person = self._new(each)
        elif each.kind == SKIPPED:
            chip, person = Cell(_("left out"), chip="neutral"), self._why(each)
        else:
            known = self.book.people.people[choice or 0]
            chip = Cell(_("known"), chip="ok")
            person = ", ".join(filter(None, (known.name, known.detail)))
        return [Cell(each.typed), chip, Cell(person), Cell(each.organisation, "muted")]

    def _new(self, each: Fate) -> tuple[Cell, str]:
        """Somebody new, who may be the same person under another spelling."""
        assert self.book is not None
        person = " ".join(self.book.people.split(each.typed))
        known = [self.book.people.people[who] for who in each.choices if who is not None and who > 0]
        if not known:
            return Cell(_("new"), chip="info"), person
        words = _("{name}, or {other}?").format(name=person, other=known[0].name)
        return Cell(_("new?"), chip="attention"), words

    def _why(self, each: Fate) -> str:
        assert self.book is not None
        there = next((place for who in each.choices if (place := self.book.place_of(who)) is not None), None)
        if there is None or not each.choices:
            return ""
        return _("in row {number}").format(number=self.book.row_of(there))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space:
                self._take_next()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._accept()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return False

    def _take_next(self) -> None:
        """The next possibility for the row."""
        row = self.table.currentIndex().row()
        each = self.fates[row]
        self.fates[row] = replace(each, chosen=(each.chosen + 1) % len(each.choices))
        self._show()

    def comers(self) -> "list[Comer]":
        """Those who are to be entered, each once."""
        from ngodesk.work.attendance_book import Comer

        assert self.book is not None
        found: list[Comer] = []
        for each in self.fates:
            choice = each.choices[each.chosen]
            other = self.book.called(each.organisation)
            if each.kind == NEW:
                someone = self.book.newcomer(*self.book.people.split(each.typed))
                found.append(Comer(someone.id, other, someone))
            elif each.kind == KNOWN and choice is not None and self.book.place_of(choice) is None:
                known = self.book.comer(choice)
                if choice not in [comer.person for comer in found]:
                    found.append(replace(known, organisation=other or known.organisation))
        return found

    def _accept(self) -> None:
        if self.book is not None:
            self.accepted.emit(self.comers())

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.title.setText(_("Names from the clipboard"))
        self.hint.setText(
            _("Nothing is saved yet. Space on a row takes the next possibility, Enter enters all.")
        )
        self.table.setAccessibleName(self.title.text())
        self.cancel.setText(_("Cancel"))
        if self.book is not None:
            self._show()
