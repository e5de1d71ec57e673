"""What is typed for a report: a record found by its name, a number of rows, the numbers of a letter."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.suggestions import DropLine, Suggestion, Suggestions

if TYPE_CHECKING:
    from ngodesk.store.store import Store

_MOST_ROWS = 500
_HIGH = 120  # pixels: five lines
_PAUSE = 600  # milliseconds after the last key


class RecordLine(DropLine):
    """A record, found by its name while one types."""

    picked = Signal()

    def __init__(self, table: str, file: OpenFile) -> None:
        super().__init__()
        self._table, self._file = table, file
        self.record: int | None = None
        suggestions = Suggestions(self, self._fetch, eager=True)
        suggestions.chosen.connect(self._take)

    def search_in(self, table: str) -> None:
        """Records of another table are meant."""
        self._table = table
        self.show_record(None, "")

    def show_record(self, record: int | None, name: str) -> None:
        """A record that somebody else chose."""
        self.record = record
        self.setText(name)
        self.setCursorPosition(0)

    def _take(self, row: Suggestion) -> None:
        self.record = row.id
        self.picked.emit()

    def _fetch(self, typed: str, show: Callable[[Sequence[Suggestion]], None]) -> None:
        table, language = self._table, current().language

        def fetch(store: "Store") -> list[Suggestion]:
            from ngodesk.work import viewing

            found = viewing.proposals(store, table, typed, language)
            return [Suggestion(each.name, each.detail, each.id) for each in found]

        self._file.read(fetch, show)


class RowsLine(QLineEdit):
    """How many empty rows a list has; blank for as many as it has by itself."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told: int | None = None
        self.setValidator(QIntValidator(0, _MOST_ROWS, self))
        self.setMinimumWidth(sizes.scaled(150))
        self.editingFinished.connect(self._tell)

    def number(self) -> int | None:
        """So many; nothing where it is left open."""
        return int(self.text()) if self.text().isdecimal() else None

    def _tell(self) -> None:
        if self.number() != self._told:
            self._told = self.number()
            self.changed.emit()

    def retranslate(self) -> None:
        """Say in the window's language what stands there by itself."""
        self.setPlaceholderText(_("one for each free place"))
        said = _("Left blank, there is a row for each place that is free, and at least five.")
        self.setToolTip(said)
        self.setAccessibleDescription(said)


class NumbersBox(QPlainTextEdit):
    """The numbers of a controller's letter, one in each line; blank for everything that there is."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFixedHeight(sizes.scaled(_HIGH))
        self._told: tuple[str, ...] = ()
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._pause.start)

    def numbers(self) -> tuple[str, ...]:
        """What was pasted, in its order."""
        from ngodesk.work.printing import numbers

        return numbers(self.toPlainText())

    def _tell(self) -> None:
        if self.numbers() != self._told:
            self._told = self.numbers()
            self.changed.emit()

    def retranslate(self) -> None:
        """Say in the window's language what belongs here."""
        said = _("Document numbers, ledger numbers or codes of indicators, one in each line.")
        self.setPlaceholderText(_("Paste the numbers, or leave it blank for all"))
        self.setToolTip(said)
        self.setAccessibleDescription(said)
