"""A window to test: real, offscreen, with settings of its own."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ngodesk.common import clock
from ngodesk.gui import findings, theme, trouble
from ngodesk.gui.app import Application
from ngodesk.gui.main_window import MainWindow
from tests.gui.windows import Open, settle

STATES = {
    QAbstractButton: ("isChecked",),
    QComboBox: ("currentData", "currentIndex", "currentText"),
    QLineEdit: ("text",),
    QPlainTextEdit: ("toPlainText",),
}


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return Application


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, qapp: Application) -> Iterator[None]:
    """Nothing is remembered, the window speaks English and is light; what a test left goes."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    qapp.speak("en")
    if theme.current() is not theme.LIGHT or not qapp.styleSheet():
        theme.use(qapp, theme.LIGHT)
    yield
    mistakes = len(trouble._shown)
    trouble._shown.clear()
    qapp.processEvents()
    # Without a loop of its own Qt would keep what goes, and every change of language would visit it.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[call-overload]
    qapp.speak("en")
    assert not mistakes, "a mistake of the program was shown"


@pytest.fixture(scope="session")
def read_astray() -> Iterator[list[str]]:
    """What was read from a widget by the worker, which may touch none."""
    found: list[str] = []

    def watched(read: Callable[..., object], name: str) -> Callable[..., object]:
        def reads(widget: QWidget, *arguments: object, **named: object) -> object:
            if threading.current_thread() is not threading.main_thread():
                found.append(f"{type(widget).__name__}.{name}")
            return read(widget, *arguments, **named)

        return reads

    with pytest.MonkeyPatch.context() as patch:
        for kind, names in STATES.items():
            for name in names:
                patch.setattr(kind, name, watched(getattr(kind, name), name))
        yield found


@pytest.fixture(autouse=True)
def only_the_window_reads_widgets(read_astray: list[str]) -> Iterator[None]:
    """The worker is given what stood in them."""
    read_astray.clear()
    yield
    assert read_astray == []


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is checked by itself: a test that wants it asks. The clock of this computer is believed."""
    monkeypatch.setattr(clock, "RELEASE", min(clock.RELEASE, date.today()))
    for name in ("AFTER_OPENING", "AFTER_A_CHANGE"):
        monkeypatch.setattr(findings, name, 3_600_000)


@pytest.fixture
def open_window(qtbot: QtBot, qapp: Application) -> Iterator[Open]:
    """Open the window, with a file or without, and wait until everything is there.

    `place` is the place of the sidebar that it goes to, blank for where it opens by itself.
    """
    opened: list[MainWindow] = []

    def open_(
        path: Path | None = None, size: tuple[int, int] = (1366, 697), place: str = "projects"
    ) -> MainWindow:
        window = MainWindow(path)
        window.language_chosen.connect(qapp.choose_language)
        opened.append(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.is_painted)
        settle(qtbot, window)
        if window.state is not None and place:
            window.go_to(place)
            settle(qtbot, window)
        return window

    yield open_
    for window in opened:
        window.close()
        window.deleteLater()
