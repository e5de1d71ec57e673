"""A list to choose one from, with the theme's own arrow."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from ngodesk.common.language import LANGUAGES
from ngodesk.gui import icons


class Choices(QComboBox):
    """A drop-down list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))  # which heeds the style sheet

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        role = "muted" if self.isEnabled() else "border"
        icons.paint(QPainter(self), "chevron-down", role, self.width() - 22, (self.height() - 14) // 2, 14)

    def value(self) -> str:
        """What is chosen."""
        return str(self.currentData())

    def choose(self, value: str) -> None:
        """Choose without telling anybody."""
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(value))
        self.blockSignals(False)


def languages(chosen: str) -> Choices:
    """The languages that the program speaks, each by its own name."""
    made = Choices()
    made.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToContents)
    for code, name in LANGUAGES.items():
        made.addItem(name, code)
    made.choose(chosen)
    return made
