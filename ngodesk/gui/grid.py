"""A table that one types in as in a spreadsheet: arrows, Tab and Enter, blocks copied and pasted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from ngodesk.gui.cells import Cells
from ngodesk.gui.records import clipboard
from ngodesk.gui.table import Cell, Column, Index, Rows, Table

_Hint = QAbstractItemDelegate.EndEditHint
_Trigger = QAbstractItemView.EditTrigger
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAVING = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


@dataclass(frozen=True)
class Typed:
    """A text for a cell. `place` counts the rows of a block: several new rows may stand in the same one."""

    row: int
    column: int
    text: str
    place: int = 0


class GridRows(Rows):
    """Rows that say which of their cells one may type in."""

    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self._grid = grid

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._grid.can_type(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


class Grid(Table):
    """A table to type in. What may be typed where, and what becomes of it, its heirs know."""

    problem = Signal(str)  # why a text cannot be read; blank once it can
    _closing = False  # the editor is done with

    def __init__(self, row_height: int = 28) -> None:
        super().__init__(row_height)
        self.rows = GridRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(TypingCells(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(_Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # What heirs say

    def can_type(self, row: int, column: int) -> bool:
        """Whether one may type in a cell."""
        return False

    def entry(self, row: int, column: int) -> str:
        """What stands in the field when one begins to type in a cell."""
        return self.rows.cells[row][column].words

    def doubt(self, row: int, column: int, text: str) -> str:
        """Why a text cannot be read there; blank where it can."""
        return ""

    def put(self, typed: Sequence[Typed]) -> None:
        """Take what was typed or pasted; it can be read."""

    def take(self, typed: Typed) -> None:
        """Take what was typed in an editor that is about to close."""
        self._closing = True
        try:
            self.put([typed])
        finally:
            self._closing = False

    def next_row(self, row: int) -> int:
        """The row below in which one may type; the same where rows are added without end."""
        return row + 1

    # Rows

    def refill(
        self,
        columns: Sequence[Column],
        cells: Sequence[Sequence[Cell]],
        keys: Sequence[object] | None = None,
    ) -> None:
        """Show other words; where rows and columns stay, an editor that is open stays too."""
        known = list(range(len(cells))) if keys is None else keys
        if list(known) == list(self.rows.keys) and len(columns) == len(self.rows.columns):
            self.rows.columns, self.rows.cells = columns, cells
            last = self.rows.index(len(cells) - 1, len(columns) - 1)
            self.rows.dataChanged.emit(self.rows.index(0, 0), last)
            self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            if self.state() is not QAbstractItemView.State.EditingState:
                self._measure()
            return
        column, editor = self.currentIndex().column(), self._editor()
        text, place = (editor.text(), editor.cursorPosition()) if editor is not None else ("", 0)
        self.show_rows(columns, cells, known)
        if self._closing:
            self.setFocus()  # an editor that goes away with its row gives the keyboard to anybody
        if self.currentIndex().isValid() and 0 <= column < len(columns):
            self.setCurrentIndex(self.rows.index(self.currentIndex().row(), column))
            if editor is not None:
                self._type_again(text, place)

    def _editor(self) -> QLineEdit | None:
        """The line in which something is being typed."""
        if self._closing or self.state() is not QAbstractItemView.State.EditingState:
            return None
        editor = self.indexWidget(self.currentIndex()) or QApplication.focusWidget()
        return editor if isinstance(editor, QLineEdit) else None

    def _type_again(self, text: str, place: int) -> None:
        """What was being typed when the rows changed is typed still."""
        self.edit(self.currentIndex())
        editor = self._editor()
        if editor is not None:
            editor.setText(text)
            editor.setCursorPosition(place)

    # Typing

    def commit(self) -> None:
        """Keep what is being typed: another page is about to stand here."""
        editor = self._editor()
        if editor is not None:
            self.commitData(editor)

    def go_on(self, index: QModelIndex, key: Qt.Key) -> None:
        """After Enter the row below, after Tab the next cell that one may type in."""
        if key in _ENTER:
            self._stand(self.next_row(index.row()), index.column())
            return
        step = -1 if key == Qt.Key.Key_Backtab else 1
        row, column = index.row(), index.column() + step
        for _turn in range(self.rows.columnCount() * (self.rows.rowCount() + 1)):
            if not 0 <= column < self.rows.columnCount():
                row, column = row + step, 0 if step > 0 else self.rows.columnCount() - 1
            if not 0 <= row < self.rows.rowCount() or self.can_type(row, column):
                break
            column += step
        self._stand(row, column)

    def _stand(self, row: int, column: int) -> None:
        if 0 <= row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
            self._empty()
        elif key in _ENTER and index.isValid():
            self.go_on(index, key)
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> tuple[range, range]:
        """The rows and columns that are chosen."""
        selection = self.selectionModel().selection()
        if not selection.count():
            index = self.currentIndex()
            return range(index.row(), index.row() + 1), range(index.column(), index.column() + 1)
        part = selection.at(0)
        return range(part.top(), part.bottom() + 1), range(part.left(), part.right() + 1)

    def _empty(self) -> None:
        rows, columns = self._chosen()
        cells = [(row, column) for row in rows for column in columns if self.can_type(row, column)]
        typed = [Typed(row, column, "", row) for row, column in cells if not self.doubt(row, column, "")]
        if typed:
            self.put(typed)

    def _copy(self) -> None:
        rows, columns = self._chosen()
        block = [[self._copied(row, column) for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(clipboard.written(block))

    def _copied(self, row: int, column: int) -> str:
        return self.entry(row, column) if self.can_type(row, column) else self.rows.cells[row][column].words

    def _paste(self) -> None:
        """A block is taken whole, or not at all: the first text that cannot be read is told."""
        block = clipboard.rows_of(QGuiApplication.clipboard().text())
        rows, columns = self._chosen()
        if not block or not self.currentIndex().isValid():
            return
        typed, row = [], rows.start
        for place, texts in enumerate(block):
            for column, text in enumerate(texts, columns.start):
                if (
                    row < self.rows.rowCount()
                    and column < self.rows.columnCount()
                    and self.can_type(row, column)
                ):
                    typed.append(Typed(row, column, text.strip(), place))
            row = self.next_row(row)
        wrong = next((words for each in typed if (words := self.doubt(each.row, each.column, each.text))), "")
        self.problem.emit(wrong)
        if typed and not wrong:
            self.put(typed)


class TypingCells(Cells):
    """A line in the cell. A text that cannot be read stays until it can, or Esc."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        made = QLineEdit(parent)
        column = self._grid.rows.columns[index.column()]
        made.setAccessibleName(column.title)
        if column.right:
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
        made.setText(self._grid.entry(index.row(), index.column()))
        made.selectAll()
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """It was filled when it was made: what is read anew meanwhile does not take away what is typed."""

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        text, row, column = editor.text().strip(), index.row(), index.column()
        if text != self._grid.entry(row, column) and not self._grid.doubt(row, column, text):
            self._grid.take(Typed(row, column, text))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QLineEdit):
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                key = Qt.Key(event.key())
                if key in _LEAVING:
                    self._leave(editor, key)
                    return True
                if key == Qt.Key.Key_Escape:
                    self._grid.problem.emit("")
            if event.type() is QEvent.Type.FocusOut and not self._is_readable(editor):
                return False
        return super().eventFilter(editor, event)

    def _leave(self, editor: QLineEdit, key: Qt.Key) -> None:
        if not self._is_readable(editor):
            return
        index = self._grid.currentIndex()
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, _Hint.NoHint)
        self._grid.go_on(index, key)

    def _is_readable(self, editor: QLineEdit) -> bool:
        """Otherwise it is said why not."""
        index = self._grid.currentIndex()
        words = self._grid.doubt(index.row(), index.column(), editor.text().strip())
        self._grid.problem.emit(words)
        return not words
