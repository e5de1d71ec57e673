"""How cells and headings of a table are painted and measured."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ngodesk.gui import drawing, icons, measure, sizes, theme

if TYPE_CHECKING:
    from ngodesk.gui.records.table import RecordTable
    from ngodesk.gui.table import Cell, Column, Table

_PADDING = 8
_CHIP = 8
_ICON = 16
_LEGEND_GAP = 10


class Cells(QStyledItemDelegate):
    """Paints each cell from its `Cell`: no widgets in cells, no colours outside the theme."""

    def __init__(self, table: "Table | RecordTable") -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell = index.data(Qt.ItemDataRole.UserRole)
        return QSize(self.width(cell) + 2 * _PADDING, self._table.verticalHeader().defaultSectionSize())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        area = QRectF(option.rect)
        ground = self._ground(painter, area, option.state, index.row())
        cell: Cell = index.data(Qt.ItemDataRole.UserRole)
        column = self._table.rows.columns[index.column()]
        self._content(painter, area.adjusted(_PADDING, 0, -_PADDING, -1), cell, column.right, ground)
        if self._table.hasFocus() and index == self._table.currentIndex():
            drawing.box(painter, area.adjusted(0, 0, 0, -1), None, theme.color("accent"), 2, 4)
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """In the middle of its cell, and as high as it needs."""
        area = option.rect
        height = max(area.height(), editor.minimumSizeHint().height())
        top = max(0, area.y() - (height - area.height()) // 2)
        editor.setGeometry(area.x(), top, area.width(), height)

    def _ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag, row: int) -> str:
        """Paint what a cell stands on; gives its colour."""
        stays = self._table.choosing and not self._table.links
        selected = bool(state & QStyle.StateFlag.State_Selected) and (stays or self._table.hasFocus())
        ground = "soft" if selected else "hover" if row == self._table.pointed else "base"
        if ground != "base":
            painter.fillRect(area, theme.color(ground))
        if row < self._table.rows.rowCount() - 1:
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.color("line"))
        if selected and theme.current().plain:
            painter.fillRect(QRectF(area.left(), area.top(), area.width(), 2), theme.color("fill"))
            painter.fillRect(QRectF(area.left(), area.bottom() - 2, area.width(), 2), theme.color("fill"))
        return ground

    def _content(self, painter: QPainter, area: QRectF, cell: "Cell", right: bool, ground: str) -> None:
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        if cell.measure is not None:
            measure.paint(painter, area, cell.measure)
            return
        if cell.icon:
            icon = sizes.scaled(_ICON)
            x = area.right() - icon if right else area.left()
            icons.paint(painter, cell.icon, cell.tone, x, round(area.center().y() - icon / 2), icon)
            area = area.adjusted(0 if right else icon + _PADDING, 0, -(icon + _PADDING) if right else 0, 0)
        painter.setFont(sizes.font("small strong" if cell.chip else cell.role))
        if cell.chip:
            _chip(painter, area, cell, ground)
        elif cell.words:
            drawing.text(painter, area, cell.words, cell.tone, align)

    @staticmethod
    def width(cell: "Cell") -> int:
        """What a cell's content needs."""
        if cell.measure is not None:
            return sizes.scaled(60)
        words = sizes.metrics("small strong" if cell.chip else cell.role).horizontalAdvance(cell.words)
        icon = sizes.scaled(_ICON) + (_PADDING if cell.words else 0) if cell.icon else 0
        return words + icon + (2 * _CHIP if cell.chip else 2)

    @staticmethod
    def heading_width(column: "Column") -> int:
        """What a column's heading needs."""
        small = sizes.metrics("section" if column.heading else "small")
        legend = sum(_sign_width(sign) + small.horizontalAdvance(words) + 2 for sign, words in column.legend)
        gaps = _LEGEND_GAP * max(0, len(column.legend) - 1)
        return small.horizontalAdvance(column.title) + 2 if column.title else legend + gaps

    @staticmethod
    def paint_heading(painter: QPainter, area: QRect, column: "Column") -> None:
        """A heading, and the line under it."""
        painter.save()
        inner = QRectF(area).adjusted(_PADDING, 0, -_PADDING, -1)
        painter.setFont(sizes.font("section" if column.heading else "small"))
        align = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        if column.legend:
            _legend(painter, inner, column.legend)
        elif column.title:
            drawing.text(painter, inner, column.title, "text" if column.heading else "muted", align)
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.color("line"))
        painter.restore()


def _chip(painter: QPainter, area: QRectF, cell: "Cell", under: str) -> None:
    """The words in a box of the chip's colours; on a row of the same colour the box is white."""
    ground, ink = {
        "neutral": ("hover", "muted"),
        "ok": ("soft", "accent"),
        "attention": ("attention_soft", "attention"),
        "problem": ("problem_soft", "problem"),
        "info": ("info_soft", "info"),
    }[cell.chip]
    height = min(sizes.height(20), area.height() - 4)
    width = min(sizes.metrics("small strong").horizontalAdvance(cell.words) + 2 * _CHIP + 1, area.width())
    chip = QRectF(area.left(), round(area.center().y() - height / 2), width, height)
    drawing.box(painter, chip, theme.color("base" if ground == under else ground), radius=5)
    drawing.text(painter, chip.adjusted(_CHIP, 0, -_CHIP + 2, 0), cell.words, ink)


def _sign_width(sign: str) -> int:
    return 7 if sign == "notch" else 15


def _legend(painter: QPainter, area: QRectF, legend: tuple[tuple[str, str], ...]) -> None:
    """Signs of a bar, each with its word."""
    x = area.left()
    small = sizes.metrics("small")
    for sign, words in legend:
        middle = area.center().y()
        if sign == "notch":
            measure.paint_notch(painter, round(x), round(middle))
        else:
            measure.paint_hatched(painter, QRectF(round(x), round(middle) - 4, 10, 9))
        x += _sign_width(sign)
        width = small.horizontalAdvance(words) + 2
        drawing.text(painter, QRectF(x, area.top(), width, area.height()), words, "muted")
        x += width + _LEGEND_GAP
