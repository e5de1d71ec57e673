"""How the cells and headings of an attendance list are painted, and how one types in them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget

from ngodesk.gui import drawing, icons, sizes, theme
from ngodesk.gui.attendance.offers import Offer, Offers, asks_for_new
from ngodesk.gui.attendance.shown import NAME, ORGANISATION, MarkCell, MeetingColumn
from ngodesk.gui.grid import TypingCells
from ngodesk.gui.table import Cell, Header

if TYPE_CHECKING:
    from ngodesk.gui.attendance.grid import AttendanceGrid

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ICON = 16


class MeetingHeader(Header):
    """The headings of sessions stand in the middle of their columns."""

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        column = self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.UserRole)
        if not isinstance(column, MeetingColumn):
            super().paintSection(painter, area, section)
            return
        painter.save()
        painter.setFont(sizes.font("small"))
        inside = QRectF(area).adjusted(2, 0, -2, -1)
        fits = sizes.metrics("small").horizontalAdvance(column.title) <= inside.width()
        words = column.title if fits else column.short
        drawing.text(painter, inside, words, "muted", Qt.AlignmentFlag.AlignHCenter)
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.color("line"))
        painter.restore()


class AttendanceCells(TypingCells):
    """Ticks, dashes and hours; a name that is typed offers whom it may be."""

    def __init__(self, grid: "AttendanceGrid") -> None:
        super().__init__(grid)
        self._list = grid

    def _ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag, row: int) -> str:
        """The row that is typed in next stands out."""
        ground = super()._ground(painter, area, state, row)
        if ground == "base" and row == self._list.entry_row:
            painter.fillRect(area.adjusted(0, 0, 0, -1), theme.color("hover"))
        return ground

    def _content(self, painter: QPainter, area: QRectF, cell: Cell, right: bool, ground: str) -> None:
        if not isinstance(cell, MarkCell):
            super()._content(painter, area, cell, right, ground)
            return
        if cell.box:
            inner = area.adjusted(-4, 3, 4, -3)
            drawing.box(painter, inner, theme.color("base" if ground == cell.box else cell.box), radius=4)
        if cell.icon:
            icon = sizes.scaled(_ICON)
            middle = area.center()
            place = round(middle.x() - icon / 2), round(middle.y() - icon / 2)
            icons.paint(painter, cell.icon, cell.tone, *place, icon)
        else:
            painter.setFont(sizes.font(cell.role))
            wide = area.adjusted(-6, 0, 6, 0)
            drawing.text(painter, wide, cell.words, cell.tone, Qt.AlignmentFlag.AlignHCenter)

    # Typing

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        made = super().createEditor(parent, option, index)
        assert isinstance(made, QLineEdit)
        row, column = index.row(), index.column()
        if column in (NAME, ORGANISATION):
            offers = Offers(made, lambda text, then: then(self._list.offers(row, column, text)))
            offers.chosen.connect(lambda offer: self._take(made, offer))
            offers.new_wanted.connect(lambda: self._add(made))
        return made

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, QLineEdit) and asks_for_new(event):
            self._add(editor)
            return True
        return super().eventFilter(editor, event)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A name that is left half typed is nobody: only Enter takes one."""
        if index.column() not in (NAME, ORGANISATION):
            super().setModelData(editor, model, index)

    def _leave(self, editor: QLineEdit, key: Qt.Key) -> None:
        index = self._list.currentIndex()
        row, column, text = index.row(), index.column(), editor.text().strip()
        if column not in (NAME, ORGANISATION):
            super()._leave(editor, key)
            return
        changed = text != self._list.entry(row, column)
        self._shut(editor)
        if changed:
            self._list.take_text(row, column, text)
        else:
            self._list.go_on(index, key)

    def _take(self, editor: QLineEdit, offer: Offer) -> None:
        """What was chosen from the list."""
        index = self._list.currentIndex()
        self._shut(editor)
        self._list.take_offer(index.row(), index.column(), offer)

    def _add(self, editor: QLineEdit) -> None:
        """Somebody new, whatever the list offers."""
        index, text = self._list.currentIndex(), editor.text().strip()
        self._shut(editor)
        self._list.add_new(index.row(), index.column(), text)

    def _shut(self, editor: QLineEdit) -> None:
        editor.setText(self._list.entry(self._list.currentIndex().row(), self._list.currentIndex().column()))
        self.closeEditor.emit(editor)
        self._list.setFocus()
