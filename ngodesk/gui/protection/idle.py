"""Who leaves a protected file alone for some minutes finds it locked."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ngodesk.gui import remembered

_STIRS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """Tells when nobody touched keyboard or mouse for as long as was chosen."""

    passed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.passed)
        self._watching = False
        self._stirred = 0.0

    def watch(self, wanted: bool) -> None:
        """Watch while a protected file is open; the minutes may have been chosen anew."""
        minutes = remembered.lock_minutes() if wanted else 0
        app = QApplication.instance()
        if app is not None and bool(minutes) is not self._watching:
            (app.installEventFilter if minutes else app.removeEventFilter)(self)
            self._watching = bool(minutes)
        if minutes:
            self._stirred = time.time()
            self.timer.start(minutes * 60_000)
        else:
            self.timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in _STIRS:
            return False
        slept = time.time() - self._stirred > self.timer.interval() / 1000
        self._stirred = time.time()
        if slept:  # the computer did, and its timers with it
            self.passed.emit()
        else:
            self.timer.start()
        return slept
