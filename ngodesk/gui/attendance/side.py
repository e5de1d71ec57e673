"""What stands beside the list: how much of the paper is typed in, what to look at, the keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy

from ngodesk.common.language import N_, NN_, _, plural
from ngodesk.gui import drawing, sizes, theme
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.measure import Bar, Measure
from ngodesk.gui.notes import Card, Note
from ngodesk.gui.pages.page import Scrolling
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.work.attendance_book import Book
    from ngodesk.work.attendance_findings import Remark

_MOST = 5  # remarks that are shown at once

KEYS = (
    (N_("Space"), N_("present / absent")),
    ("1–9", N_("so many hours instead of the whole session")),
    (N_("Enter"), N_("next person")),
    (N_("Ctrl+D"), N_("like the row above")),
    (N_("Ctrl+Enter"), N_("somebody new")),
    ("F2", N_("correct a name, or hours")),
    (N_("Ctrl+I"), N_("a row in between")),
    (N_("Del"), N_("take the row off")),
    (N_("Ctrl+V"), N_("paste a column of names")),
    ("F9", N_("the scan of the list")),
)
_ONE = {
    "unsigned": N_("{name}: no signature on the paper."),
    "open": N_("{name}: not every session is entered."),
    "longer": N_("{name}: more hours than the session had."),
    "image": N_("{name}: no consent to be shown in pictures."),
}
_MANY = {
    "unsigned": NN_(
        "{number} person has no signature on the paper.", "{number} people have no signature on the paper."
    ),
    "open": NN_(
        "{number} row is not entered for every session.", "{number} rows are not entered for every session."
    ),
    "longer": NN_(
        "{number} row has more hours than the session.", "{number} rows have more hours than the session."
    ),
    "image": NN_(
        "{number} person gave no consent to be shown.", "{number} people gave no consent to be shown."
    ),
    "more": NN_(
        "{number} row more than there are signatures.", "{number} rows more than there are signatures."
    ),
}


def sentence(book: "Book", remark: "Remark") -> str:
    """What there is to look at: one by name, several by their number."""
    name = book.name(book.lines[remark.places[0]]) if remark.places else ""
    if remark.kind == "twice":
        return _("{name} stands on the list twice.").format(name=name)
    if len(remark.places) == 1 and remark.kind in _ONE:
        return _(_ONE[remark.kind]).format(name=name)
    return plural(*_MANY[remark.kind], len(remark.places)).format(number=len(remark.places))


class KeyCap(Label):
    """A key as it stands on the keyboard."""

    def __init__(self) -> None:
        super().__init__(role="small strong")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(7, 2, 7, 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.rect().toRectF()
        drawing.box(QPainter(self), area, theme.color("base"), theme.color("border"), radius=4)
        super().paintEvent(event)


class CounterCard(Card):
    """28 of 30 signatures on the paper."""

    counted = Signal(object)  # how many signatures there are on the paper, or nothing

    def __init__(self) -> None:
        super().__init__()
        self.label, self.hero, self.of_label = (
            Label(tone="muted"),
            Label(role="hero"),
            Label(tone="muted", wrap=True),
        )
        self.bar, self.ask, self.signatures = Bar(), Label(tone="muted", wrap=True), QLineEdit()
        self.signatures.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.signatures.setFixedWidth(sizes.scaled(56))
        self.signatures.editingFinished.connect(self._take)
        self._shown = ""
        numbers = QHBoxLayout()
        numbers.setSpacing(6)
        numbers.addWidget(self.hero, 0, Qt.AlignmentFlag.AlignBottom)
        numbers.addWidget(self.of_label, 1, Qt.AlignmentFlag.AlignBottom)
        row = abreast((self.ask, 1), self.signatures, between=None)
        layout = in_column(self, (16, 10, 16, 12), 4)
        layout.addWidget(self.label)
        layout.addLayout(numbers)
        layout.addWidget(self.bar)
        layout.addSpacing(4)
        layout.addLayout(row)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.signatures.setFixedWidth(sizes.scaled(56))
        super().changeEvent(event)

    def show_book(self, book: "Book", writable: bool) -> None:
        """Count anew."""
        entered, signatures = book.entered, book.signatures
        self.hero.setText(str(entered))
        self.of_label.setText(_so_far(book))
        words = f"{self.label.text()}: {entered} {self.of_label.text()}"
        self.bar.setVisible(bool(signatures))
        self.bar.show_measure(Measure(min(1.0, entered / signatures) if signatures else 0.0), words)
        own = book.sheet.signatures
        self.signatures.setReadOnly(not writable)
        if not self.signatures.hasFocus():
            self._shown = "" if own is None else str(own)
            self.signatures.setText(self._shown)

    def _take(self) -> None:
        text = self.signatures.text().strip()
        if text == self._shown:
            return
        if text.isascii() and (text.isdigit() or not text) and len(text) < 6:
            self._shown = text
            self.counted.emit(int(text) if text else None)
        else:
            self.signatures.setText(self._shown)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.label.setText(_("Entered"))
        self.ask.setText(_("Signatures counted on the paper"))
        self.signatures.setAccessibleName(self.ask.text())


def _so_far(book: "Book") -> str:
    """Of how many signatures, or of whom, what is entered is."""
    entered, signatures = book.entered, book.signatures
    if signatures is not None:
        of = plural("of {number} signature on the paper", "of {number} signatures on the paper", signatures)
        return of.format(number=signatures)
    if entered and all(line.person is None for line in book.lines if book.was_there(line)):
        return plural("exhibitor so far", "exhibitors so far", entered)
    return plural("person so far", "people so far", entered)


class RemarksCard(Card):
    """What is to be looked at, each with a way there."""

    wanted = Signal(object)  # the places of rows

    def __init__(self) -> None:
        super().__init__()
        self.title, self.number = Label(role="section"), Label(role="section", tone="muted")
        self.notes: list[Note] = []
        self._found: list[Remark] = []
        head = abreast(self.title, self.number, 1, between=None)
        self._layout = in_column(self, (16, 10, 16, 12), sizes.STEP)
        self._layout.addLayout(head)

    def show_remarks(self, book: "Book", found: "list[Remark]") -> None:
        """Show these; with none the card is not there."""
        self.setVisible(bool(found))
        self.title.setText(_("To look at"))
        self.number.setText(str(len(found)))
        while len(self.notes) < min(len(found), _MOST):
            note = Note("info")
            place = len(self.notes)
            note.acted.connect(lambda place=place: self.wanted.emit(self._found[place].places))
            self.notes.append(note)
            self._layout.addWidget(note)
        self._found = found
        for place, note in enumerate(self.notes):
            note.setVisible(place < len(found))
            if place < len(found):
                note.set_tone(found[place].tone)
                note.set_words(sentence(book, found[place]), _("Show"))


class KeysCard(Card):
    """The keys that make it quick."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(role="section")
        layout = in_column(self, (16, 10, 16, 12))
        layout.addWidget(self.title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.STEP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._rows = []
        for row, (key, what) in enumerate(KEYS):
            cap, words = KeyCap(), Label(tone="muted", wrap=True)
            grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
            self._rows.append((cap, key, words, what))
        layout.addLayout(grid)

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.title.setText(_("Keys"))
        for cap, key, words, what in self._rows:
            cap.setText(_(key))
            words.setText(_(what))


class Side(Worded, Scrolling):
    """The rail beside the list."""

    def __init__(self) -> None:
        super().__init__()
        self.counter, self.remarks, self.keys = CounterCard(), RemarksCard(), KeysCard()
        self.body.setContentsMargins(0, 0, 0, 0)
        for card in (self.counter, self.remarks, self.keys):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.remarks.hide()
        self.retranslate()

    def show_book(self, book: "Book", writable: bool) -> None:
        """Count anew, and look at everything."""
        from ngodesk.work.attendance_findings import remarks

        self.counter.show_book(book, writable)
        self.remarks.show_remarks(book, remarks(book))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.counter.retranslate()
        self.keys.retranslate()
