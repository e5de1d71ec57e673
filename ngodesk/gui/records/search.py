"""The search field of a list: a lens, what is typed, how many were found, a cross."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ngodesk.common.language import _, plural
from ngodesk.gui import drawing, icons, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.notes import announce

PATIENCE = 120  # milliseconds without a key before it is searched
_WIDE = 250
_LENS = 16
_ROOM = 92  # for the number and the cross


class SearchField(QLineEdit):
    """Filters as one types. Esc clears it, Esc again goes back to the list."""

    searched = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hits: int | None = None
        self._key = QKeySequence("Ctrl+F").toString(QKeySequence.SequenceFormat.NativeText)
        self._cross = Button("icon", "x")
        self._cross.setParent(self)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.clicked.connect(self.clear_search)
        self._cross.hide()
        self._soon = QTimer(self, interval=PATIENCE, singleShot=True)
        self._soon.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(self._typed)
        self._fit()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.setPlaceholderText(_("Search this list"))
        self.setAccessibleName(_("Search this list"))
        self._cross.set_name(_("Clear the search"))

    def clear_search(self) -> None:
        """Show everything again, at once."""
        self.setText("")
        self._soon.stop()
        self.searched.emit("")

    def search_now(self, text: str) -> None:
        """Put a text in and look for it."""
        self.setText(text)
        self._soon.stop()
        self.searched.emit(text)

    def show_hits(self, number: int) -> None:
        """How many were found: said, and shown while something is searched for."""
        if number != self._hits and self.text().strip():
            announce(self, plural("{number} found", "{number} found", number).format(number=number))
        self._hits = number
        self.update()

    def hits_words(self) -> str:
        """How many were found, as the field shows it."""
        return "" if self._hits is None else str(self._hits)

    def _typed(self) -> None:
        self._cross.setVisible(bool(self.text()))
        self._make_room()
        self._soon.start()
        self.update()

    def _fit(self) -> None:
        self.setFixedWidth(sizes.scaled(_WIDE))
        self._make_room()

    def _make_room(self) -> None:
        """For the lens at the left; at the right for the key, or what stands there while one searches."""
        key = sizes.metrics("small").horizontalAdvance(self._key) + 8
        self.setTextMargins(sizes.scaled(_LENS) + 6, 0, sizes.scaled(_ROOM) - 12 if self.text() else key, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear_search()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._cross.sizeHint()
        self._cross.setGeometry(
            self.width() - size.width() - 1, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        lens = sizes.scaled(_LENS)
        icons.paint(painter, "search", "muted", 8, round((self.height() - lens) / 2), lens)
        painter.setFont(sizes.font("small"))
        right = self._cross.sizeHint().width() if self.text() else 10
        words = self.hits_words() if self.text() else self._key
        area = QRectF(0, 0, self.width() - right - 2, self.height())
        drawing.text(painter, area, words, "muted", Qt.AlignmentFlag.AlignRight)
