"""What a file holds and how it was written: guessed, and a person may say better."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import N_, _
from ngodesk.common.text import sort_key
from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.flow import Flow
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.sheets import words

if TYPE_CHECKING:
    from ngodesk.work.spreadsheets.offering import Asked, Offered

_LABELS = {
    "table": N_("What it holds"),
    "kept": N_("Columns as in"),
    "event": N_("Participants of"),
    "project": N_("All of the project"),
    "sheet": N_("Sheet"),
    "head": N_("Heads in"),
    "encoding": N_("Encoding"),
    "separator": N_("Separated by"),
}
_AS_GUESSED = ""
_LEAST, _MOST = 6, 30  # letters of a list
_NO_HEAD = -1
_ROWS, _WORDS, _LETTERS = 40, 3, 22  # rows that may hold the heads, cells and letters that tell one
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
        self._pairs: dict[str, QWidget] = {}
        flow = Flow(sizes.GAP)
        self.setLayout(flow)
        for key in _LABELS:
            pair = self._pairs[key] = QWidget()
            inside = in_column(pair, between=2)
            inside.addWidget(self.labels[key])
            inside.addWidget(self.lists[key])
            flow.addWidget(pair)
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
        if key == "head":
            return _heads(offered) if offered else []
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
        if key == "head":
            layout = self._offered.look.layout if self._offered else None
            return str(layout.first if layout and layout.depth else _NO_HEAD)
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
            shown.may_narrow(_letters(shown))
            self._pairs[key].setVisible(bool(entries))
            shown.setToolTip(shown.currentText())

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
        said: dict[str, Any] = {} if key == "kept" else {key: int(value) if key == "head" else value}
        if key in ("event", "project"):
            self.changed.emit(replace(asked, **said))
            return
        anew: dict[str, Any] = {"mapping": None, "decisions": {}, "head": None, "back": frozenset()}
        self.changed.emit(replace(asked, **(anew | said)))


def _letters(shown: Choices) -> int:
    """How many wide letters have the room that the chosen words need."""
    metrics = shown.fontMetrics()
    needed = metrics.horizontalAdvance(shown.currentText()) / metrics.horizontalAdvance("X")
    return min(max(_LEAST, ceil(needed) + 1), _MOST)


def _heads(offered: "Offered") -> list[tuple[str, str]]:
    """The rows that may hold the heads, each with the words in which it begins."""
    found = []
    for place, row in enumerate(offered.look.sheet.rows[:_ROWS]):
        texts = [" ".join(str(cell).split()) for cell in row if cell is not None][:_WORDS]
        if texts:
            said = ", ".join(texts)
            cut = said if len(said) <= _LETTERS else f"{said[:_LETTERS].rstrip()}…"
            found.append((_("row {row}: {words}").format(row=place + 1, words=cut), str(place)))
    return [*found, (_("no row"), str(_NO_HEAD))]


def _tables() -> list[tuple[str, str]]:
    from ngodesk.common.language import current
    from ngodesk.model import TABLES

    found = [(_(entity.described.plural), table) for table, entity in TABLES.items()]
    return sorted(found, key=lambda each: sort_key(each[0], current().language))
