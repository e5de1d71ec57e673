"""The numbers of a controller's letter: pasted as they stand there, one in each line."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

from ngodesk.common.language import _
from ngodesk.gui import sizes

_HIGH = 120  # pixels: five lines
_PAUSE = 600  # milliseconds after the last key


class NumbersBox(QPlainTextEdit):
    """Blank for everything that the project has."""

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
