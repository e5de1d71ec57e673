"""The password of a backup that was made under another one."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ngodesk.common.language import _
from ngodesk.gui import sizes
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.protection.secret import SecretField

_WIDE = 420  # pixels


class PasswordBox(QWidget):
    """Hidden, except for such a backup."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.label = SecretField(), Label(role="small", tone="muted")
        self.field.setMaximumWidth(sizes.scaled(_WIDE))
        self.label.setBuddy(self.field.line)
        layout = in_column(self, (8, 0, 8, 0), 3)
        layout.addWidget(self.label)
        layout.addWidget(self.field)
        self.hide()
        self.retranslate()

    def offer(self, layout: QVBoxLayout, *buttons: QWidget) -> None:
        """Stand in a layout, with what can be done below it."""
        layout.addWidget(self)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
        line.setSpacing(sizes.STEP)
        for button in buttons:
            line.addWidget(button)
        line.addStretch(1)
        layout.addLayout(line)

    def text(self) -> str:
        """What was typed."""
        return self.field.line.text() if self.isVisible() else ""

    def clear(self) -> None:
        """Keep nothing of it."""
        self.field.line.clear()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        words = _("The password that the file had then, or the code of its sheet")
        self.label.setText(words)
        self.field.line.setAccessibleName(words)
        self.field.retranslate()
