"""Editors, one for each kind of field: they show what is stored and give what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ngodesk.common import entering
from ngodesk.common.describe import Field
from ngodesk.common.language import _, current
from ngodesk.gui import sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.labels import repolish
from ngodesk.gui.layouts import in_row
from ngodesk.gui.lines import one_kind_of_line, typed
from ngodesk.gui.records.line import Line

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile

Stored = str | int | None | tuple[int, ...]

NUMBERS = ("integer", "number", "year")


@dataclass(frozen=True)
class Surroundings:
    """What an editor knows of the form it stands in: the file, its other fields, where we live."""

    file: "OpenFile"
    other: Callable[[str], Stored]
    country: Callable[[], str]


class Editor(QWidget):
    """What all editors have. `input` is the widget that takes the keyboard."""

    left = Signal()  # editing ended: Enter, a choice, the focus is elsewhere

    input: QWidget

    def __init__(self, table: str, field: Field) -> None:
        super().__init__()
        self.table, self.field = table, field
        self._stored: Stored = None
        self._name: str | tuple[str, ...] = ""
        self.row = in_row(self, between=2)

    def hold(self, widget: QWidget) -> None:
        """Take the widget that is typed in."""
        self.input = widget
        self.setFocusProxy(widget)
        self.row.addWidget(widget, 1)
        widget.installEventFilter(self)

    def show_value(self, stored: Stored, name: str | tuple[str, ...] = "") -> None:
        """Show what is stored; `name` is what a record is called, or each of several."""
        self._stored, self._name = stored, name
        self.write()

    def write(self) -> None:
        """Show the stored value in the window's language."""

    def value(self) -> Stored:
        """What is to be stored. Raises WrongEntry."""
        return self._stored

    def name(self) -> str | tuple[str, ...]:
        """What the record that stands here is called, or each of several."""
        return self._name

    def is_changed(self) -> bool:
        """Whether something else stands here than what is stored."""
        return False

    def needed(self) -> int:
        """How many pixels it takes to show any of its values whole; 0 where one can scroll in it."""
        return 0

    def as_typed(self) -> str:
        """What stands there, letter by letter; blank where it is not typed."""
        return ""

    def type_anew(self, text: str) -> None:
        """Let a text stand there as if it were typed."""

    def revert(self) -> None:
        """Show what is stored again."""
        self.write()

    def finish(self) -> None:
        """Editing ended."""
        self.left.emit()

    def set_enabled(self, on: bool) -> None:
        """Whether one may change it; what cannot be changed can be read and copied."""
        self.input.setEnabled(on)

    def retranslate(self) -> None:
        """Say it in the window's language; what was typed and is not stored stays."""
        if not self.is_changed():
            self.write()

    def set_words(self, name: str, description: str) -> None:
        """What a screen reader says, and the tooltip."""
        self.input.setAccessibleName(name)
        self.input.setAccessibleDescription(description)

    def set_tone(self, tone: str) -> None:
        """Mark that there is something to say about the value; blank where there is not."""
        repolish(self.input, tone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.finish()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.is_changed():
            return self._escape(event)
        return super().eventFilter(watched, event)

    def _escape(self, event: QKeyEvent) -> bool:
        """Esc goes back to what is stored before it means anything else."""
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self.revert()
            self.finish()
        return True


class LineEditor(Editor):
    """A line: texts, numbers, dates, times."""

    def __init__(self, table: str, field: Field, line: QLineEdit | None = None) -> None:
        super().__init__(table, field)
        self.line = line or Line()
        self._shown = ""
        self._untidied = ""
        self.hold(self.line)
        self.line.returnPressed.connect(self._entered)
        if field.kind in NUMBERS:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _entered(self) -> None:
        self.finish()

    def write(self) -> None:
        stored = None if isinstance(self._stored, tuple) else self._stored
        self._shown = entering.entry(self.field, stored, current().language)
        if self.line.text() != self._shown:  # else the cursor stays where it is
            self.line.setText(self._shown)
            self.line.setCursorPosition(0)
            self._untidied = ""

    def tidy(self, arrange: Callable[[str], str]) -> None:
        """Write what was typed as it is best kept; what Ctrl+Z brings back stays as it was typed."""
        typed = self.line.text()
        tidied = arrange(typed)
        if self.is_changed() and typed != self._untidied and tidied != typed:
            self._untidied = typed
            self.line.selectAll()
            self.line.insert(tidied)

    def value(self) -> Stored:
        if not self.is_changed():
            return self._stored
        return entering.read(self.field, self.line.text(), current().language)

    def as_typed(self) -> str:
        return self.line.text()

    def type_anew(self, text: str) -> None:
        self.line.setText(text)

    def is_changed(self) -> bool:
        return self.line.text() != self._shown

    def set_enabled(self, on: bool) -> None:
        self.line.setReadOnly(not on)


class DateEditor(LineEditor):
    """A typed date, with a calendar beside it."""

    def __init__(self, table: str, field: Field) -> None:
        super().__init__(table, field)
        self.button = Button("icon", "calendar-days")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # typing is the way; the calendar is for the hand
        self.button.clicked.connect(self.open_calendar)
        self.row.addWidget(self.button)

    def set_words(self, name: str, description: str) -> None:
        super().set_words(name, description)
        self.button.set_name(_("Choose a day for {field}").format(field=_(self.field.label)))

    def set_enabled(self, on: bool) -> None:
        super().set_enabled(on)
        self.button.setVisible(on)

    def open_calendar(self) -> None:
        """Show the month of the date that stands here."""
        from PySide6.QtCore import QDate

        from ngodesk.gui.calendar import Calendar

        calendar = Calendar(self, self.button.accessibleName())
        if isinstance(self._stored, str):
            calendar.setSelectedDate(QDate.fromString(self._stored[:10], Qt.DateFormat.ISODate))

        def take(day: QDate) -> None:
            calendar.close()
            iso = day.toString(Qt.DateFormat.ISODate)
            self.line.setText(entering.entry(self.field, iso, current().language))
            self.finish()

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.show()


class TextEditor(Editor):
    """A text of several lines; Tab leaves it."""

    LINES = 3

    def __init__(self, table: str, field: Field) -> None:
        super().__init__(table, field)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self._fit()
        self.hold(self.text)

    def _fit(self) -> None:
        self.text.setFixedHeight(sizes.metrics("body").lineSpacing() * self.LINES + 26)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()
        super().changeEvent(event)

    def _words(self) -> str:
        return str(self._stored or "")

    def _typed(self) -> str:
        """All of it as it was typed."""
        return typed(self.text.document())

    def write(self) -> None:
        if self.is_changed():
            self.text.setPlainText(self._words())

    def value(self) -> Stored:
        if not self.is_changed():
            return self._stored
        return entering.read(self.field, self._typed(), current().language)

    def is_changed(self) -> bool:
        return self._typed() != one_kind_of_line(self._words())

    def set_enabled(self, on: bool) -> None:
        self.text.setReadOnly(not on)


class NameEditor(Editor):
    """The name of a record, to read."""

    def __init__(self, table: str, field: Field) -> None:
        super().__init__(table, field)
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.hold(self.line)

    def write(self) -> None:
        self.line.setText(str(self._name))

    def set_enabled(self, on: bool) -> None:
        """It is never typed."""
