"""A field for a password: dots, until the person wants to see the letters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.layouts import in_row
from ngodesk.gui.ticks import Tick

_LONGEST = 500


class SecretField(QWidget):
    """What is typed is not proposed, corrected or remembered by the system's keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.shown = QLineEdit(), Tick()
        self.line.setMaxLength(_LONGEST)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.setFocusProxy(self.line)
        layout = in_row(self, between=sizes.STEP)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.shown)
        self.shown.toggled.connect(self._show)
        self.retranslate()

    @property
    def parts(self) -> tuple[QWidget, QWidget]:
        """In the order of the keyboard."""
        return self.line, self.shown

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.shown.setText(_("Show"))
        self.shown.setAccessibleName(_("Show the letters of the password"))

    def _show(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if shown else modes.Password)
