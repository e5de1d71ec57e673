"""What narrows the register: a month, an adviser, an organisation, a mode."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common import dates
from ngodesk.common.language import _, current
from ngodesk.gui import sizes, words
from ngodesk.gui.choices import Choices
from ngodesk.gui.layouts import in_row
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.work.advising import Advice, Book, Key

BY = ("month", "adviser", "organisation", "mode")
_EVERY = ""  # what stands in a choice that takes all
_FIELDS = {"adviser": "lead", "organisation": "organisation", "mode": "mode"}


class Narrowing(Worded, QWidget):
    """Four choices beside each other; what was chosen stays where it is still there."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.book: Book | None = None
        self.choices = {by: narrow() for by in BY}
        layout = in_row(self, between=sizes.STEP)
        for choices in self.choices.values():
            layout.addWidget(choices, 1)
            choices.activated.connect(lambda _row: self.changed.emit())
        self.retranslate()

    def show_book(self, book: "Book") -> None:
        """Offer what can be told apart in a register."""
        self.book = book
        self._offer()

    def _offer(self) -> None:
        from ngodesk.work import advising

        if self.book is None:
            return
        every = (_("All months"), _("All advisers"), _("All organisations"), _("All modes"))
        for (by, choices), words_ in zip(self.choices.items(), every, strict=True):
            found = advising.keys(self.book.advices, by)
            ordered = advising.in_order(found, by, partial(self.name, by), current().language)
            choices.fill([(words_, _EVERY), *((self.name(by, key), str(key)) for key in ordered)])

    def name(self, by: str, key: "Key") -> str:
        """What a month, an adviser, an organisation or a mode is called."""
        if key is None or self.book is None:
            return _("not stated")
        if by == "month":
            return dates.month(date.fromisoformat(f"{key}-01"), current().language)
        if by == "mode":
            return words.word("events", "mode", str(key))
        named = self.book.named
        return named.organisation(int(key)) if by == "organisation" else named.people.name(int(key))

    def wanted(self) -> "dict[str, Key]":
        """What is chosen; nothing is what is not stated."""
        chosen = {by: choices.value() for by, choices in self.choices.items() if choices.count()}
        return {by: _key(by, text) for by, text in chosen.items() if text != _EVERY}

    def usual(self) -> "dict[str, Key]":
        """What a new line begins with, so that it is among those that are shown."""
        return {_FIELDS[by]: key for by, key in self.wanted().items() if by in _FIELDS and key is not None}

    def shown(self) -> "list[Advice]":
        """The lines that are left."""
        from ngodesk.work import advising

        return advising.narrowed(self.book.advices, self.wanted()) if self.book is not None else []

    def turn(self, by: str, key: str) -> None:
        """Show these alone; once more shows all again."""
        choices = self.choices[by]
        choices.setCurrentIndex(max(0, choices.findData(_EVERY if choices.value() == key else key)))
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        for by, name in names().items():
            self.choices[by].setAccessibleName(name)
        self._offer()


def names() -> dict[str, str]:
    """What the register is narrowed and added up by."""
    return dict(zip(BY, (_("Month"), _("Adviser"), _("Organisation"), _("Mode")), strict=True))


def narrow() -> Choices:
    """A choice that takes little room."""
    made = Choices()
    made.may_narrow(6)
    return made


def _key(by: str, text: str) -> "Key":
    if text == str(None):
        return None
    return int(text) if by in ("adviser", "organisation") else text
