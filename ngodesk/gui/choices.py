"""A list to choose one from, with the theme's own arrow."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ngodesk.common.language import LANGUAGES
from ngodesk.gui import icons


class Choices(QComboBox):
    """A drop-down list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))  # which heeds the style sheet

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As Qt paints it, but words that do not fit end with … ."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        words, cut = option.currentText, Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(words, cut, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        role = "muted" if self.isEnabled() else "border"
        icons.paint(QPainter(self), "chevron-down", role, self.width() - 22, (self.height() - 14) // 2, 14)

    def may_narrow(self, letters: int = 0) -> None:
        """Let it be narrower than its words; so many letters it shows at least."""
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def value(self) -> str:
        """What is chosen."""
        return str(self.currentData())

    def fill(self, items: Iterable[tuple[str, object]], chosen: object = None) -> None:
        """Other things to choose from, words and value of each, without telling anybody.

        Where nothing is said of what is `chosen`, it stays what it was, if it is still there; else the first.
        """
        wanted = self.currentData() if chosen is None else chosen
        with QSignalBlocker(self):
            self.clear()
            for words, value in items:
                self.addItem(words, value)
            place = self.findData(wanted)
            self.setCurrentIndex(max(0, place) if chosen is None else place)
        self.setToolTip(self.currentText())

    def choose(self, value: str) -> None:
        """Choose without telling anybody."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))


def languages(chosen: str) -> Choices:
    """The languages that the program speaks, each by its own name."""
    made = Choices()
    made.setSizeAdjustPolicy(Choices.SizeAdjustPolicy.AdjustToContents)
    for code, name in LANGUAGES.items():
        made.addItem(name, code)
    made.choose(chosen)
    return made
