"""The search over everything: a field in the menu strip, and what was found under it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ngodesk.common.language import _, current, plural
from ngodesk.gui import drawing, icons, places, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.notes import announce
from ngodesk.gui.results import Results, rows_of
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.store import Store
    from ngodesk.work.searching import Hits

KEY = "Ctrl+K"
_PATIENCE = 150  # milliseconds after the last key
_LENS = 16
_INSET = 10


class Search(Worded, QLineEdit):
    """Any part of a name or code; arrows and Enter choose, Esc closes the list, clears, goes back."""

    link_chosen = Signal(object)  # a places.Link
    left = Signal()  # the keyboard goes back to the page

    def __init__(self) -> None:
        super().__init__()
        self._file: OpenFile | None = None
        self._asked = 0
        self._hits = ""
        self._at_once = False  # Enter was pressed before the answer came
        self._results: Results | None = None
        self.clear_button = Button("icon", "x")
        self.clear_button.setParent(self)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.hide()
        self.clear_button.clicked.connect(self._clear)
        self._pause = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._typed)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def serve(self, file: "OpenFile") -> None:
        """Search in that file, whatever is open in it."""
        self._file = file
        self.setVisible(file.path is not None)
        file.opened.connect(self._opened)
        file.closed.connect(self._closed)
        file.written.connect(self._written)

    def begin(self) -> None:
        """Take the keyboard."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    @property
    def results(self) -> Results:
        """The pop-up; it lies in the window, over the page."""
        if self._results is None:
            self._results = Results(self.window())
            self._results.chosen.connect(self._go)
        return self._results

    def is_open(self) -> bool:
        """Whether the pop-up shows."""
        return self._results is not None and not self._results.isHidden()

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.setPlaceholderText(_("Search everything"))
        self.setAccessibleName(_("Search everything"))
        self.clear_button.set_name(_("Clear the search"))
        if self.is_open():
            self._ask()

    # What is asked and found

    def _typed(self, typed: str) -> None:
        self._at_once = False
        self.clear_button.setVisible(bool(typed))
        self._say_hits("", "")
        if typed.strip():
            self._pause.start()
        else:
            self._stop()

    def _stop(self) -> None:
        self._asked += 1
        self._pause.stop()
        self.close_results()

    def _ask(self) -> None:
        """Ask the worker; an answer to what was asked before is not wanted any more."""
        self._pause.stop()
        typed = self.text()
        if self._file is None or not typed.strip():
            return
        self._asked += 1
        number, language = self._asked, current().language

        def fetch(store: "Store") -> "list[Hits] | None":
            from ngodesk.work import searching

            return searching.search(store, typed, language) if number == self._asked else None

        def show(found: "list[Hits] | None") -> None:
            if found is not None and number == self._asked:
                self._show(found, typed)

        self._file.read(fetch, show)

    def _show(self, found: "list[Hits]", typed: str) -> None:
        count = sum(hits.total for hits in found)
        nothing = _("Nothing is called that. Try a part of a name, or a code.")
        words = plural("{count} record found", "{count} records found", count).format(count=count)
        self.results.show_rows(rows_of(found, typed), nothing)
        self._say_hits(str(count), words if count else nothing)
        if self._at_once and count:
            self.results.choose()
        elif self.hasFocus():
            self._open()

    def _say_hits(self, hits: str, words: str) -> None:
        self._hits = hits
        self.setAccessibleDescription(words)
        self._fit()
        self.update()
        if words:
            announce(self, words)

    def _go(self, link: places.Link) -> None:
        self._clear()
        self.link_chosen.emit(link)

    def _clear(self) -> None:
        self.clear()
        self._stop()

    def _opened(self, _state: object) -> None:
        self._clear()
        self.show()

    def _closed(self) -> None:
        self._clear()
        self.hide()

    def _written(self, _change: object) -> None:
        if self.is_open():
            self._ask()

    # The pop-up

    def _open(self) -> None:
        self._place()
        if not self.is_open():
            _application().installEventFilter(self)
        self.results.show()
        self.results.raise_()

    def close_results(self) -> None:
        """Hide the pop-up."""
        if self.is_open():
            _application().removeEventFilter(self)
            self.results.hide()

    def _place(self) -> None:
        """Under the field, its right edge on the field's, inside the window."""
        window = self.window()
        corner = self.mapTo(window, QPoint(self.width(), self.height() + 4))
        width = min(max(self.width(), sizes.scaled(420)), corner.x() - sizes.GAP)
        height = min(self.results.height_for(width), window.height() - corner.y() - sizes.GAP)
        self.results.setGeometry(corner.x() - width, corner.y(), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the pop-up shows: it moves with the window, and a click elsewhere closes it."""
        if event.type() is QEvent.Type.Resize and watched is self.window():
            QTimer.singleShot(0, self, self._move_along)
        elif event.type() is QEvent.Type.MouseButtonPress and self._lies_outside(watched):
            self.close_results()
        return super().eventFilter(watched, event)

    def _move_along(self) -> None:
        if self.is_open():
            self._place()

    def _lies_outside(self, widget: QObject) -> bool:
        return isinstance(widget, QWidget) and not any(
            widget is own or own.isAncestorOf(widget) for own in (self, self.results)
        )

    # Keys

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # before a shortcut of the page takes it
            if event.type() is QEvent.Type.ShortcutOverride:
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        if self.is_open():
            self.close_results()
        elif self.text():
            self._clear()
        else:
            self.left.emit()

    def _move(self, step: int) -> None:
        if not self.is_open():
            self._ask()
            return
        self.results.move_on(step)
        row = self.results.current()
        if row is not None:
            announce(self, row.spoken())

    def _enter(self) -> None:
        if self.is_open() and not self._pause.isActive():
            self.results.choose()
        else:
            self._at_once = True
            self._ask()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.close_results()

    # Its looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Room for the lens at the left; for the cross and the hits at the right."""
        side = self.height()
        self.clear_button.setGeometry(self.width() - side, 0, side, side)
        hits = sizes.metrics("small").horizontalAdvance(self._hits) + 4 if self._hits else 0
        self.setTextMargins(sizes.scaled(_LENS) + 4, 0, side - _INSET + hits if self.text() else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        lens = sizes.scaled(_LENS)
        icons.paint(painter, "search", "muted", _INSET, round((self.height() - lens) / 2), lens)
        painter.setFont(sizes.font("small"))
        words = self._hits if self.text() else self._key()
        right = self.height() if self.text() else _INSET
        area = QRectF(0, 0, self.width() - right, self.height())
        drawing.text(painter, area, words, "muted", Qt.AlignmentFlag.AlignRight)

    def _key(self) -> str:
        """The key that leads here, where there is room for it."""
        key = QKeySequence(KEY).toString(QKeySequence.SequenceFormat.NativeText)
        words = sizes.metrics("body").horizontalAdvance(self.placeholderText())
        lens, small = sizes.scaled(_LENS), sizes.metrics("small")
        needed = _INSET + lens + 8 + words + small.horizontalAdvance(key) + 2 * _INSET
        return key if needed <= self.width() else ""


def _application() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None
    return app
