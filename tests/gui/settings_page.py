"""The page of settings in tests: how one gets there, types, chooses, and what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.settings import SettingsPage
from ngodesk.gui.records.fields import FieldBox
from ngodesk.work import workspaces
from tests.gui.windows import settle


def at_settings(qtbot: QtBot, window: MainWindow) -> SettingsPage:
    """Go there by the menu."""
    window.menus.settings.trigger()
    settle(qtbot, window)
    assert isinstance(window.page, SettingsPage)
    return window.page


def stored(window: MainWindow) -> dict[str, str]:
    """What stands in the open file."""
    found: list[dict[str, str]] = []
    window.file.read(workspaces.settings, found.append)
    while not found:
        QApplication.processEvents()
    return found[0]


def write(widget: QWidget, words: str) -> None:
    """Type anything, also what no key of this keyboard gives."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def choose(qtbot: QtBot, box: FieldBox, value: str) -> None:
    """Choose from a list with the keyboard, and leave it."""
    choices = box.editor.input
    choices.setFocus()
    steps = choices.findData(value) - choices.currentIndex()
    for _step in range(abs(steps)):
        qtbot.keyClick(choices, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    qtbot.keyClick(choices, Qt.Key.Key_Tab)


def signing(window: MainWindow) -> dict[str, str]:
    """Who signs, as it stands in the file."""
    return {key: value for key, value in stored(window).items() if key.startswith("signatory.")}
