"""The table of a list of records: sorted, copied, pasted into, written in, all by keyboard too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from ngodesk.gui import sizes
from ngodesk.gui.records import clipboard
from ngodesk.gui.records.cells import RecordCells
from ngodesk.gui.records.columns import typed_in_cell
from ngodesk.gui.records.header import LEAST, SortHeader
from ngodesk.gui.records.rows import RecordRows
from ngodesk.gui.table import PointedTable, set_up

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile
    from ngodesk.gui.table import Index

_ROW = 28
_REMEMBERED = 1_000  # so many chosen rows stay chosen when the list is read anew

_Flag = QItemSelectionModel.SelectionFlag
_State = QAbstractItemView.State


@dataclass(frozen=True)
class _Left:
    """How the table stood before other rows came."""

    current: int | None = None
    row: int = -1
    column: str = ""
    chosen: tuple[int, ...] = ()
    top: int = 0
    columns: tuple[str, ...] = ()


class RecordTable(PointedTable):
    """A list of records. Enter or a double click opens one, F2 writes in a cell, Del deletes."""

    opened = Signal(object)  # id
    chosen = Signal(object)  # id, or None
    delete_wanted = Signal(object)  # ids
    copy_wanted = Signal(object)  # ids
    paste_wanted = Signal(bool)  # whether all of it is new
    written = Signal(object, str, object)  # id, field, value
    sorted = Signal(str, bool)  # field, whether it is turned
    problem = Signal(str)

    choosing, links = True, False  # as a table of the window's: see gui.table

    def __init__(self, name: str, file: "OpenFile") -> None:
        super().__init__()
        self.name = name
        self.rows = RecordRows(file, self)
        self.restoring = False
        self._told: int | None = None
        self._wish: int | None = None
        self._left = _Left()
        self.header = SortHeader(self, name, self.rows)
        self.setHorizontalHeader(self.header)
        self.setModel(self.rows)
        self.setItemDelegate(RecordCells(self))
        set_up(self)
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header.setSectionResizeMode(SortHeader.ResizeMode.Interactive)
        self.header.setMinimumSectionSize(LEAST)
        self.verticalHeader().setDefaultSectionSize(sizes.height(_ROW))
        self.follow_mouse()

    def _connect(self) -> None:
        self.doubleClicked.connect(lambda _index: self._open())
        self.rows.modelAboutToBeReset.connect(self._leave)
        self.rows.modelReset.connect(self._return)
        self.header.sectionClicked.connect(self._sort)

    # Records

    def current_id(self) -> int | None:
        """The record that the keyboard stands at."""
        return self.rows.id_of(self.currentIndex().row())

    def select_id(self, row_id: int | None) -> None:
        """Go to a record, now or once its row is known."""
        row = self.rows.row_of(row_id)
        self._wish = row_id if row < 0 else None
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, max(0, self.currentIndex().column())))

    def chosen_ids(self) -> list[int]:
        """The records that are chosen, from top to bottom."""
        rows = sorted(row for part in self._parts() for row in range(part.top(), part.bottom() + 1))
        return [self.rows.ids[row] for row in dict.fromkeys(rows)]

    def _parts(self) -> list[QItemSelectionRange]:
        selection = self.selectionModel().selection()
        return [selection.at(place) for place in range(selection.count())]

    def currentChanged(self, current: "Index", previous: "Index") -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self.restoring:
            self._tell()

    def _tell(self) -> None:
        """Say which record is chosen, once."""
        now = self.current_id()
        if now != self._told:
            self._told = now
            self.chosen.emit(now)

    def _open(self) -> None:
        self.begin()
        if (row_id := self.current_id()) is not None:
            self.opened.emit(row_id)

    def _leave(self) -> None:
        """Before other rows come."""
        self.restoring = True
        index = self.currentIndex()
        few = sum(part.height() for part in self._parts()) <= _REMEMBERED
        self._left = _Left(
            current=self.current_id(),
            row=index.row(),
            column=self.rows.fields[index.column()].name if index.isValid() else "",
            chosen=tuple(self.chosen_ids()) if few else (),
            top=self.verticalScrollBar().value(),
            columns=self.header.names(),
        )

    def _return(self) -> None:
        """The record that was chosen stays so; the next one where it is gone, the one that is wished for."""
        self.header.arrange(self._left.columns)
        self.verticalScrollBar().setValue(self._left.top)
        wished = self.rows.row_of(self._wish)
        row = wished if wished >= 0 else self.rows.row_of(self._left.current)
        if row < 0 <= self._left.row:
            row = min(self._left.row, self.rows.rowCount() - 1)
        if row >= 0:
            self._go_to(row)
            self._choose_again(self._left.chosen)
        if wished >= 0:
            self._wish = None
        self.restoring = False
        self._tell()

    def _go_to(self, row: int) -> None:
        names = [field.name for field in self.rows.fields]
        before = self._left.column
        column = names.index(before) if before in names else self.header.logicalIndex(0)
        how = _Flag.ClearAndSelect | _Flag.Rows
        self.selectionModel().setCurrentIndex(self.rows.index(row, column), how)
        self.scrollTo(self.currentIndex())

    def _choose_again(self, ids: Sequence[int]) -> None:
        selection, last = QItemSelection(), self.rows.columnCount() - 1
        for row in [row for row in map(self.rows.row_of, ids) if row >= 0] if len(ids) > 1 else []:
            selection.select(self.rows.index(row, 0), self.rows.index(row, last))
        self.selectionModel().select(selection, _Flag.Select)

    def _sort(self, section: int) -> None:
        """Once the first to the last, again the other way round."""
        field, asked = self.rows.fields[section], self.rows.asked
        if field.list_of == "records" or asked is None:
            return
        turned = asked.sort == field.name and not asked.descending
        self.sorted.emit(field.name, turned)
        self.header.show_order(section, turned)
        self.header.remember()

    # Writing in cells

    def edit_here(self) -> None:
        """Write in the cell; where that cannot be, open the record."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if index.flags() & Qt.ItemFlag.ItemIsEditable and self.rows.is_read(index.row()):
            self.rows.hold(True)
            self.edit(index)
        else:
            self._open()

    def edit_beside(self, index: QModelIndex, step: int) -> None:
        """Go on in the next cell that can be written in, in the next row after the last."""
        order = [column for column in self.header.shown() if typed_in_cell(self.rows.fields[column])]
        place = order.index(index.column()) + step
        row = index.row() + (place // len(order))
        if not 0 <= row < self.rows.rowCount():
            return
        self.setCurrentIndex(self.rows.index(row, order[place % len(order)]))
        self.edit_here()

    def write(self, row: int, column: int, value: Any, text: str) -> None:
        """Called by a cell that was left: it shows the text until the file is read anew."""
        field = self.rows.fields[column]
        self.rows.put(row, column, value, text)
        self.written.emit(self.rows.ids[row], field.name, value)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.problem.emit("")
        QTimer.singleShot(0, self, self._let_go)

    def _let_go(self) -> None:
        if self.state() != _State.EditingState:
            self.rows.hold(False)

    # Keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit(self.chosen_ids())
        elif clipboard.is_paste(event):
            self.paste_wanted.emit(clipboard.is_paste_as_new(event))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_F2:
            self.edit_here()
        elif key == Qt.Key.Key_Delete:
            if ids := self.chosen_ids():
                self.delete_wanted.emit(ids)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters do not jump about: Qt would read every row for that; the search field is for it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.verticalHeader().setDefaultSectionSize(sizes.height(_ROW))
            self.header.measure_anew()
