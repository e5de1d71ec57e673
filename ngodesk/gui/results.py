"""What the search over everything found, under its field: table by table, chosen by keys or by a click."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ngodesk.common.language import _
from ngodesk.gui import drawing, places, sizes, theme
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card

if TYPE_CHECKING:
    from ngodesk.work.searching import Hits

_PADDING = 10
_EDGE = 6  # of the pop-up
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Row:
    """A row: words, what is told beside them, where it leads; a heading leads nowhere."""

    words: str
    detail: str = ""
    link: places.Link | None = None

    def spoken(self) -> str:
        """All of it, to whoever cannot see it."""
        return f"{self.words}, {self.detail}" if self.detail else self.words


def rows_of(found: Iterable["Hits"], typed: str) -> list[Row]:
    """A heading for each table, its first records, the way to the others."""
    from ngodesk.model import TABLES

    rows = []
    for hits in found:
        place = places.place_of(hits.table)
        rows.append(Row(_(TABLES[hits.table].described.plural), str(hits.total)))
        for each in hits.proposals:
            link = places.to_record(hits.table, each.id)
            rows.append(Row(each.name or _("(no name)"), each.detail, link))
        if hits.total > len(hits.proposals):
            link = places.Link(place=place, table=hits.table, search=typed)
            rows.append(Row(_("Show all {count}").format(count=hits.total), link=link))
    return rows


class Results(Card):
    """A pop-up inside the window. The keyboard stays in the search field, which moves the row that is lit."""

    chosen = Signal(object)  # a Link

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.setParent(window)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = Label(tone="muted", wrap=True)
        self.nothing.setMargin(_PADDING)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(self._choose)
        layout = in_column(self, (_EDGE, _EDGE, _EDGE, _EDGE))
        layout.addWidget(self.nothing)
        layout.addWidget(self.list)
        self.hide()

    def show_rows(self, rows: list[Row], nothing: str) -> None:
        """Show what was found, the first record lit; or say that there is nothing."""
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(row.words)
            item.setData(_ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken())
            if row.link is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setAccessibleName(_("What was found"))
        self.nothing.setText(nothing)
        self.nothing.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.scrollToTop()
        self.list.setCurrentRow(1 if rows else -1)

    def rows(self) -> list[Row]:
        """What it shows."""
        return [self.list.item(place).data(_ROW) for place in range(self.list.count())]

    def current(self) -> Row | None:
        """The row that is lit."""
        place = self.list.currentRow()
        return self.list.item(place).data(_ROW) if place >= 0 else None

    def move_on(self, step: int) -> None:
        """Light the next row that leads somewhere, in the direction of `step`; round at the ends."""
        leading = [place for place, row in enumerate(self.rows()) if row.link is not None]
        if leading:
            now = leading.index(self.list.currentRow()) if self.list.currentRow() in leading else -1
            self.list.setCurrentRow(leading[(now + step) % len(leading)])
            if self.list.currentRow() == leading[0]:
                self.list.scrollToTop()

    def choose(self) -> None:
        """Go where the row that is lit leads."""
        self._choose(self.list.currentItem())

    def _choose(self, item: QListWidgetItem | None) -> None:
        row = item.data(_ROW) if item is not None else None
        if row is not None and row.link is not None:
            self.chosen.emit(row.link)

    def height_for(self, width: int) -> int:
        """What all of it needs."""
        if self.list.isHidden():
            return self.nothing.heightForWidth(width - 2 * _EDGE - 2) + 2 * _EDGE + 2
        rows = (self.list.sizeHintForRow(place) for place in range(self.list.count()))
        return sum(rows) + 2 * _EDGE + 2


class _Rows(QStyledItemDelegate):
    """Paints headings small and muted, records with their detail at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(_ROW)
        return QSize(80, sizes.height(28 if row.link is not None else 26))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(_ROW)
        painter.save()
        area = QRectF(option.rect)
        if row.link is not None and option.state & QStyle.StateFlag.State_Selected:
            drawing.box(painter, area, theme.color("soft"))
        self._words(painter, area.adjusted(_PADDING, 0, -_PADDING, 0), row)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, area: QRectF, row: Row) -> None:
        heading = row.link is None
        opens = not heading and row.link is not None and row.link.record is None
        small = sizes.metrics("small")
        told = min(small.horizontalAdvance(row.detail) + 2, round(area.width() * 0.45)) if row.detail else 0
        painter.setFont(sizes.font("small strong" if heading else "body"))
        words = area.adjusted(0, 0, -(told + 12 if told else 0), 0)
        drawing.text(painter, words, row.words, "accent" if opens else "muted" if heading else "text")
        if told:
            painter.setFont(sizes.font("small"))
            beside = area.adjusted(area.width() - told, 0, 0, 0)
            drawing.text(painter, beside, row.detail, "muted", Qt.AlignmentFlag.AlignRight)
