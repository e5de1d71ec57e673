"""Somebody who types: the keys go where the keyboard is, and are counted."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui.main_window import MainWindow


class Typist:
    """Counts the keys that are pressed; the letters of names are not among them."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window, self.keys = qtbot, window, 0

    def press(self, *keys: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Keys one after the other."""
        for key in keys:
            target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
            self.qtbot.keyClick(target, key, modifier)
            self.keys += 1

    def write(self, text: str) -> None:
        """Letters; those that no key has by itself come as the system composes them."""
        for letter in text:
            target = QApplication.focusWidget()
            assert isinstance(target, QWidget)
            if letter.isascii():
                self.qtbot.keyClick(target, letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QApplication.sendEvent(target, event)
