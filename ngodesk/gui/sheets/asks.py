"""What a file holds and how it was written: guessed, and a person may say better."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ngodesk.common.language import N_, _
from ngodesk.common.text import sort_key
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.sheets import words

if TYPE_CHECKING:
    from ngodesk.work.spreadsheets.offering import Asked, Offered

_LABELS = {
    "table": N_("What it holds"),
    "kept": N_("Columns as in"),
    "event": N_("Participants of"),
    "project": N_("All of the project"),
    "sheet": N_("Sheet"),
    "encoding": N_("Encoding"),
    "separator": N_("Separated by"),
}
_AS_GUESSED = ""
BANK = "bank"


class Asks(QWidget):
    """One list beside the other; only those that the file needs."""

    changed = Signal(object)  # Asked
    recalled = Signal(str)  # the name of a mapping
    bank_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self._offered: Offered | None = None
        self.labels = {key: Label(role="small", tone="muted") for key in _LABELS}
        self.lists = {key: Choices() for key in _LABELS}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(sizes.GAP)
        layout.setVerticalSpacing(2)
        for place, key in enumerate(_LABELS):
            self.lists[key].may_narrow()
            layout.addWidget(self.labels[key], 0, place)
            layout.addWidget(self.lists[key], 1, place)
            layout.setColumnStretch(place, 2 if key in ("table", "event", "project") else 1)
            self.lists[key].activated.connect(lambda _index, key=key: self._chosen(key))

    def show_offered(self, asked: "Asked", offered: "Offered | None") -> None:
        """Show what was found, or chosen; without an offer, what can be said to get one."""
        self._asked, self._offered = asked, offered
        self.retranslate()

    def _entries(self, key: str) -> Sequence[tuple[str, str]]:
        offered, book = self._offered, self._offered.look.book if self._offered else None
        if key == "table":
            return [*_tables(), (_("Bank statement"), BANK)]
        if key == "encoding":
            return [(name, code) for code, name in words.ENCODINGS.items()]
        if key == "separator":
            return [(_(name), sign) for sign, name in words.SEPARATORS.items()]
        if key == "sheet":
            sheets = [sheet for sheet in book.sheets if sheet.rows] if book else []
            return [(sheet.name, sheet.name) for sheet in sheets] if len(sheets) > 1 else []
        if key == "kept":
            names = offered.kept if offered else ()
            return (
                [(_("recognised by ngodesk"), _AS_GUESSED), *((name, name) for name in names)]
                if names
                else []
            )
        titles = (offered.projects if key == "project" else offered.events) if offered else ()
        none = _("not said") if key == "project" else _("no event")
        return [(none, ""), *((title, code) for code, title in titles)] if titles else []

    def _value(self, key: str) -> str:
        book = self._offered.look.book if self._offered else None
        if key in ("encoding", "separator"):
            return str(getattr(book or self._asked, key))
        return str(getattr(self._asked, key, ""))

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        if self._asked is None:
            return
        is_text = self._offered is None or bool(self._offered.look.book.encoding)
        for key, name in _LABELS.items():
            entries = self._entries(key) if is_text or key not in ("encoding", "separator") else []
            shown = self.lists[key]
            chosen = shown.currentData() if key == "kept" else self._value(key)
            shown.clear()
            for said, value in entries:
                shown.addItem(said, value)
            shown.choose(str(chosen or ""))
            shown.setAccessibleName(_(name))
            self.labels[key].setText(_(name))
            for widget in (shown, self.labels[key]):
                widget.setVisible(bool(entries))

    def _chosen(self, key: str) -> None:
        assert self._asked is not None
        value = self.lists[key].value()
        if key == "kept" and value:
            self.recalled.emit(value)
            return
        if value == BANK:
            self.bank_chosen.emit()
            return
        asked = self._asked
        if key in ("encoding", "separator") and self._offered is not None:
            book = self._offered.look.book
            asked = replace(asked, encoding=book.encoding, separator=book.separator)
        said: dict[str, Any] = {} if key == "kept" else {key: value}
        if key in ("event", "project"):
            self.changed.emit(replace(asked, **said))
            return
        self.changed.emit(replace(asked, mapping=None, decisions={}, **said))


def _tables() -> list[tuple[str, str]]:
    from ngodesk.common.language import current
    from ngodesk.model import TABLES

    found = [(_(entity.described.plural), table) for table, entity in TABLES.items()]
    return sorted(found, key=lambda each: sort_key(each[0], current().language))
