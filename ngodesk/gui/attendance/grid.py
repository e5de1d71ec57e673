"""The list of an event as one types it in: what space, arrows, digits and the other keys do."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ngodesk.gui.attendance.cells import AttendanceCells
from ngodesk.gui.attendance.entry import AttendanceEntry
from ngodesk.gui.attendance.shown import FIRST, NAME, NUMBER, ORGANISATION

if TYPE_CHECKING:
    from ngodesk.work.attendance_book import Book
    from ngodesk.work.attendance_steps import Edit

_WHOLE = 10**4  # an hour
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier


class AttendanceGrid(AttendanceEntry):
    """What every key does in the list."""

    pasted = Signal(str)  # a column of names
    removing = Signal(object)  # the places of rows to take off

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(AttendanceCells(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.book is None or not self.currentIndex().isValid() or not self._act(event):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False where it means what it does everywhere."""
        key, column = Qt.Key(event.key()), self.currentIndex().column()
        # AltGr, with which letters are typed, is Ctrl and Alt to some systems
        control = event.modifiers() & (_CONTROL | Qt.KeyboardModifier.AltModifier) == _CONTROL
        if not self.writable:
            return not control and bool(event.text()) and key not in (*_ENTER, Qt.Key.Key_Tab)
        if control and key == Qt.Key.Key_D:
            self.like_above()
        elif control and key in _ENTER:
            self.add_new(self.entry_row, NAME, "")
        elif key == Qt.Key.Key_Insert or (control and key == Qt.Key.Key_I):
            self.open_gap()
        elif key == Qt.Key.Key_Escape and self.gap is not None:
            self.close_gap()
        elif key == Qt.Key.Key_Backspace:
            self.edit(self.currentIndex())  # taking a row away by it would surprise
        elif control or not event.text() or column in (NAME, ORGANISATION):
            return self._in_name(key, control)
        else:
            return self._in_mark(event, key)
        return True

    def _in_name(self, key: Qt.Key, control: bool) -> bool:
        """Space at a name is for all its sessions."""
        place = self.place(self.currentIndex().row())
        if key != Qt.Key.Key_Space or control or place is None or self.currentIndex().column() != NAME:
            return False
        self._toggle([(place, at) for at in range(len(self._book().meetings))])
        return True

    def _in_mark(self, event: QKeyEvent, key: Qt.Key) -> bool:
        text = event.text()
        if key == Qt.Key.Key_Space:
            self._mark_chosen()
        elif text.isascii() and text.isdigit():
            self._do_chosen(lambda cells: self._book().stay(cells, int(text) * _WHOLE))
        elif text.isalpha():
            self.stand(self.entry_row, NAME)  # whoever types letters types a name
            return False
        else:
            return not text.isprintable() and key not in self._plain_keys()
        return True

    @staticmethod
    def _plain_keys() -> tuple[Qt.Key, ...]:
        return (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Delete, Qt.Key.Key_Escape)

    def _book(self) -> "Book":
        assert self.book is not None
        return self.book

    def _chosen_cells(self) -> list[tuple[int, int]]:
        rows, columns = self._chosen()
        places = [place for row in rows if (place := self.place(row)) is not None]
        return [(place, column - FIRST) for place in places for column in columns if column in self.meetings]

    def _do_chosen(self, change: Callable[[list[tuple[int, int]]], "Edit"]) -> None:
        cells = self._chosen_cells()
        if cells:
            self.do(change(cells), sorted({place for place, _at in cells}))

    def _toggle(self, cells: list[tuple[int, int]]) -> None:
        self.do(self._book().toggle(cells), sorted({place for place, _at in cells}))

    def _mark_chosen(self) -> None:
        """Space: there or not there; in the last column the signature."""
        if cells := self._chosen_cells():
            self._toggle(cells)
            return
        rows, columns = self._chosen()
        places = [place for row in rows if (place := self.place(row)) is not None]
        if places and columns.stop == self.rows.columnCount():
            self.do(self._book().sign(places), places)

    def like_above(self) -> None:
        """Ctrl+D: as in the row above."""
        place = self.place(self.currentIndex().row())
        if place is not None:
            self.do(self._book().like_above(place), [place])

    def open_gap(self) -> None:
        """A blank row here, for somebody whom the paper has between two others."""
        place = self.place(self.currentIndex().row())
        if place is None or not self.writable:
            return
        self.gap = None
        self.gap = place
        self.show_again()
        self.stand(place, NAME)

    def close_gap(self) -> None:
        """No blank row in the middle any more."""
        row, self.gap = self.gap, None
        self.show_again()
        self.stand(row or 0, NAME)

    def _empty(self) -> None:
        """Del takes rows off at their names; in a cell it leaves open what was there."""
        rows, columns = self._chosen()
        if rows.start == self.gap:
            self.close_gap()
            return
        places = [place for row in rows if (place := self.place(row)) is not None]
        if not places or not self.writable:
            return
        if columns.start in (NUMBER, NAME):
            self.removing.emit(places)
        elif columns.start == ORGANISATION:
            for place in places:
                self.do(self._book().stand_for(place, None), [place])
        else:
            self._do_chosen(self._book().leave_open)

    def remove(self, places: Sequence[int]) -> None:
        """Take rows off the list."""
        self.gap = None
        self.do(self._book().take_off(places))
        self.stand(places[0], NAME)

    def _paste(self) -> None:
        from PySide6.QtGui import QGuiApplication

        if self.writable:
            self.pasted.emit(QGuiApplication.clipboard().text())

    def next_row(self, row: int) -> int:
        return min(row + 1, self.rows.rowCount() - 1)

    def go_on(self, index: QModelIndex, key: Qt.Key) -> None:
        """Enter goes to the next person: at the end of the list to the blank row."""
        if key not in _ENTER:
            super().go_on(index, key)
            return
        row = self.next_row(index.row())
        if self.place(index.row()) is None:
            self.edit(self.rows.index(index.row(), NAME))
        else:
            self.stand(row, NAME if self.place(row) is None else index.column())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A letter that the system composes begins a name wherever the keyboard stands."""
        index = self.currentIndex()
        if not self.writable or self.book is None or not (event.commitString() or event.preeditString()):
            super().inputMethodEvent(event)
            return
        if index.column() not in (NAME, ORGANISATION):
            self.stand(self.entry_row, NAME)
        self.edit(self.currentIndex())
        editor = self._editor()
        if editor is not None:
            QApplication.sendEvent(editor, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a cell of a session is as good as Space."""
        index = self.indexAt(event.position().toPoint())
        if self.writable and self.book is not None and index.column() >= FIRST:
            self._mark_chosen()
        else:
            super().mouseDoubleClickEvent(event)
