"""What a line proposes while one types: a list under it, fetched anew with each letter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit
from shiboken6 import isValid

from ngodesk.gui import icons
from ngodesk.gui.records.line import Line

_PAUSE = 60  # milliseconds without a letter
_ARROW = 24


@dataclass(frozen=True)
class Suggestion:
    """One of the list: what goes into the line, what is told beside it, the record it stands for."""

    name: str
    detail: str = ""
    id: int | None = None


Fetch = Callable[[str, Callable[[Sequence[Suggestion]], None]], None]


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Suggestion] = []

    def show_rows(self, rows: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Any = None) -> int:
        return len(self.rows)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.name}  ·  {row.detail}" if row.detail else row.name
        return row.name if role == Qt.ItemDataRole.EditRole else None


class DropLine(Line):
    """A line with an arrow at its end that opens the list, as the arrow down key does."""

    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTextMargins(0, 0, _ARROW - 8, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isReadOnly():
            place = self.width() - _ARROW + 2, (self.height() - 14) // 2
            icons.paint(QPainter(self), "chevron-down", "muted", *place, 14)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.position().x() > self.width() - _ARROW and not self.isReadOnly():
            self.list_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self.list_wanted.emit()
            return
        super().keyPressEvent(event)


class Suggestions(QObject):
    """The list under a line. `eager`: the first of the list is what Enter takes."""

    chosen = Signal(object)  # Suggestion

    def __init__(self, line: QLineEdit, fetch: Fetch, *, eager: bool = False) -> None:
        super().__init__(line)
        self._line, self._fetch, self._eager = line, fetch, eager
        self._asked = 0
        self._rows = _Rows(self)
        self._completer = QCompleter(self._rows, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(12)
        self._completer.setWidget(line)
        popup = self._completer.popup()
        assert popup is not None
        self._popup = popup
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(lambda: self.open(line.text()))
        line.textEdited.connect(lambda _text: self._pause.start())
        line.returnPressed.connect(self.forget)  # what was entered is not asked for any more
        line.installEventFilter(self)
        popup.installEventFilter(self)
        if isinstance(line, DropLine):
            line.list_wanted.connect(lambda: self.open(""))

    def is_open(self) -> bool:
        """Whether the list is on the screen; a line that is going away has none any more."""
        return isValid(self._popup) and self._popup.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and not self.is_open():
            self.forget()
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and event.type() is QEvent.Type.KeyPress and self.is_open():
            return self._take_and_go_on(watched, event)
        return False

    def _take_and_go_on(self, watched: QObject, event: QEvent) -> bool:
        """Tab takes what is marked in the list, then does what it always does."""
        index = self._popup.currentIndex()
        self._popup.hide()
        if index.isValid():
            self._take(index)
        if watched is self._line:
            return False
        QApplication.sendEvent(self._line, event)
        return True

    def forget(self) -> None:
        """Show nothing of what was asked for."""
        self._asked += 1
        if isValid(self._pause):
            self._pause.stop()

    def open(self, typed: str) -> None:
        """Fetch what goes with a text and show it."""
        self._asked += 1
        asked = self._asked

        def show(found: Sequence[Suggestion]) -> None:
            if asked == self._asked and isValid(self._line) and self._line.hasFocus():
                self._show(found, typed)

        self._fetch(typed, show)

    def _show(self, found: Sequence[Suggestion], typed: str) -> None:
        self._rows.show_rows(found)
        if not found:
            self._popup.hide()
            return
        self._popup.setAccessibleName(self._line.accessibleName())
        self._completer.complete()
        if self._eager and typed.strip():
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        row = self._rows.rows[index.row()]
        self._line.setText(row.name)
        self.chosen.emit(row)
