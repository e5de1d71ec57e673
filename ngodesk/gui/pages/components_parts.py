"""What the page of all components is put together from: sections, captions, widgets in a state."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from ngodesk.gui import sizes
from ngodesk.gui.choices import Choices
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column

W = TypeVar("W", bound=QWidget)


class Section(QWidget):
    """A heading and rows of widgets."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._layout = in_column(self, between=sizes.STEP)
        self._layout.addWidget(Label(title, "section"))

    def add(self, *widgets: QWidget) -> None:
        """Widgets beside each other, each as wide as it likes to be."""
        row = QHBoxLayout()
        row.setSpacing(sizes.STEP)
        for widget in widgets:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._layout.addLayout(row)

    def fill(self, *widgets: QWidget) -> None:
        """Widgets that share the width."""
        row = QHBoxLayout()
        row.setSpacing(sizes.GAP)
        for widget in widgets:
            row.addWidget(widget, 1)
        self._layout.addLayout(row)


def captioned(widget: QWidget, words: str) -> QWidget:
    """A widget over the name of its state, which is that of the design."""
    made = QWidget()
    layout = in_column(made, between=2)
    layout.addWidget(widget)
    layout.addWidget(Label(words, "small", "muted"))
    return made


def pointed(widget: W) -> W:
    """As it looks under the mouse."""
    vars(widget)["underMouse"] = lambda: True
    return widget


def focused(widget: W) -> W:
    """As it looks while it has the keyboard."""
    vars(widget)["hasFocus"] = lambda: True
    return widget


class FocusedLine(QLineEdit):
    """Qt's own widgets ask the style in another way than ours."""

    def initStyleOption(self, option: QStyleOptionFrame) -> None:
        super().initStyleOption(option)
        _give_focus(option)


class FocusedChoices(Choices):
    """The same for a list to choose from."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        _give_focus(option)


def _give_focus(option: Any) -> None:
    option.state |= QStyle.StateFlag.State_HasFocus
