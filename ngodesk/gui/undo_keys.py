"""Ctrl+Z where nothing was typed that could be undone: there too it means the file."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid


class UndoKeys(QObject):
    """Goes with the keyboard from line to line: Qt's lines keep Ctrl+Z to themselves even when blank."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._line: QLineEdit | QPlainTextEdit | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._line is not None and isValid(self._line):
            self._line.removeEventFilter(self)
        self._line = now if isinstance(now, QLineEdit | QPlainTextEdit) and not _holds_back(now) else None
        if self._line is not None:
            self._line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent) and self._is_of_the_file(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _is_of_the_file(self, event: QKeyEvent) -> bool:
        line, key = self._line, QKeySequence.StandardKey
        if line is None or event.type() is not QEvent.Type.ShortcutOverride:
            return False
        typed = line.document() if isinstance(line, QPlainTextEdit) else line
        undo = event.matches(key.Undo) and not typed.isUndoAvailable()
        return undo or (event.matches(key.Redo) and not typed.isRedoAvailable())


def _holds_back(line: QWidget) -> bool:
    """A cell that is being typed in, or a record that is not saved yet: what was done before is not meant."""
    from ngodesk.gui.records.form import RecordForm

    above = line.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractItemView):
            return True
        if isinstance(above, RecordForm):
            return above.content is None or above.content.id is None
        above = above.parentWidget()
    return False
