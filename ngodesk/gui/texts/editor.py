"""Where a section is typed: plain text with marks, figures by their names, their values told."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QSize, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from ngodesk.gui import sizes
from ngodesk.gui.lines import typed
from ngodesk.gui.texts import marks
from ngodesk.gui.texts.ink import Ink, places

_LINES = 4  # that are always seen


class Editor(QPlainTextEdit):
    """Ctrl+Z is of the typing as long as there is any; then it is of the file."""

    at_place = Signal(str)  # the name that the cursor stands in; blank outside of all

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.ink = Ink(self.document())
        self.cursorPositionChanged.connect(self._tell_place)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(sizes.metrics("body").lineSpacing() * _LINES + 26)

    def sizeHint(self) -> QSize:
        """No higher than it must be: what is left over comes by itself."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    # What stands there

    def text(self) -> str:
        """All of it as it was typed."""
        return typed(self.document())

    def show_text(self, text: str) -> None:
        """Another text; the same one leaves cursor and typing alone."""
        if self.text() != text:
            self.setPlainText(text)

    def show_known(self, known: Mapping[str, str]) -> None:
        """Names that stand for a figure, with its value."""
        self.ink.show_known(known)
        self._tell_place()

    def name_at(self, cursor: QTextCursor) -> str:
        """The name in double braces round a cursor."""
        at = cursor.positionInBlock()
        found = places(cursor.block().text())
        return next((name for start, end, name in found if start < at < end), "")

    def _tell_place(self) -> None:
        self.at_place.emit(self.name_at(self.textCursor()))

    # What is typed by a button

    def insert(self, text: str) -> None:
        """Put a text where the cursor stands."""
        self.textCursor().insertText(text)
        self.setFocus()

    def replace_name(self, wrong: str, right: str) -> None:
        """Another name in the place of one, wherever it stands; one step of the typing."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for start, end, name in reversed(list(places(self.text()))):
            if name == wrong:
                _span(cursor, start, end)
                cursor.insertText(f"{{{{{right}}}}}")
        cursor.endEditBlock()

    def mark(self, kind: str) -> None:
        """Make a heading or a list of the lines that are chosen, or plain lines again."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        end = last.position() + last.length() - 1
        _span(cursor, first.position(), end)
        lines = cursor.selectedText().split("\u2029")
        cursor.insertText("\n".join(marks.marked(lines, kind)))
        self.setTextCursor(cursor)
        self.setFocus()

    # Keys

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_value(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _show_value(self, at: QPoint, where: QPoint) -> None:
        name = self.name_at(self.cursorForPosition(self.viewport().mapFrom(self, at)))
        QToolTip.showText(where, self.ink.known.get(name, ""), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator) and self._go_on():
            return
        super().keyPressEvent(event)

    def _go_on(self) -> bool:
        """A new line of a list has its mark; after an empty item the list is at its end."""
        cursor = self.textCursor()
        if self.isReadOnly() or cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        begins = marks.continued(cursor.block().text())
        if begins is None:
            return False
        if begins:
            cursor.insertText(f"\n{begins}")
        else:
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            cursor.removeSelectedText()
        self.ensureCursorVisible()
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()
        if event.type() is QEvent.Type.PaletteChange:
            self.ink.rehighlight()


def _span(cursor: QTextCursor, start: int, end: int) -> None:
    """Let the cursor choose what stands from one place to another."""
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
