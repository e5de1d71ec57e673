"""The list under a name that is being typed: who it may be, and somebody new."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ngodesk.gui import drawing, icons, sizes, theme
from ngodesk.gui.records.suggestions import Fetch, Suggestion, Suggestions

_WIDTH = 330
_PADDING = 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Offer(Suggestion):
    """One of the list, and what taking it does: person, organisation, nobody, new, rename.

    `shown` is what the list says where that is not the name itself.
    """

    act: str = "person"
    shown: str = ""
    key: str = ""

    @property
    def is_deed(self) -> bool:
        """Whether it is something to do, not somebody who is there."""
        return self.act in ("new", "rename")


class Offers(Suggestions):
    """The list; the first of it is what Enter takes, Ctrl+Enter is always somebody new."""

    new_wanted = Signal()

    def __init__(self, line: QLineEdit, fetch: Fetch) -> None:
        super().__init__(line, fetch, eager=True)
        self._popup.setItemDelegate(_Drawn(self._popup))
        self._popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if asks_for_new(event):
            self.forget()
            self._popup.hide()
            self.new_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def _show(self, found: Any, typed: str) -> None:
        super()._show(found, typed)
        if found:
            width = max(sizes.scaled(_WIDTH), self._line.width())
            self._completer.complete(QRect(0, 0, width, self._line.height()))
            if typed.strip():
                self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))


def asks_for_new(event: QEvent) -> bool:
    """Whether it is Ctrl+Enter: somebody new, whatever the list offers."""
    if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class _Drawn(QStyledItemDelegate):
    """The name left, what tells it apart right; what can be done with its sign."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Any) -> QSize:
        return QSize(sizes.scaled(_WIDTH) - 4, sizes.height(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        offer = index.model().sourceModel().rows[index.model().mapToSource(index).row()]
        painter.save()
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            drawing.box(painter, area.adjusted(3, 1, -3, -1), theme.color("soft"), radius=5)
        inside = area.adjusted(_PADDING, 0, -_PADDING, 0)
        beside = self._beside(offer, inside.width())
        width = sizes.metrics("small").horizontalAdvance(beside) + 2 if beside else 0
        painter.setFont(sizes.font("small"))
        right = QRectF(inside.right() - width, inside.top(), width, inside.height())
        drawing.text(painter, right, beside, "muted", Qt.AlignmentFlag.AlignRight)
        inside.setRight(inside.right() - width - _PADDING if width else inside.right())
        painter.setFont(sizes.font("body"))
        if offer.is_deed:
            icon = sizes.scaled(16)
            name = "user-plus" if offer.act == "new" else "pencil"
            icons.paint(painter, name, "accent", inside.left(), round(inside.center().y() - icon / 2), icon)
            inside.setLeft(inside.left() + icon + 8)
        drawing.text(painter, inside, offer.shown or offer.name, "accent" if offer.is_deed else "text")
        painter.restore()

    def _beside(self, offer: Offer, width: float) -> str:
        """What tells it apart, cut in the middle where the name leaves it no room."""
        name = sizes.metrics("body").horizontalAdvance(offer.shown or offer.name)
        left = width - name - _PADDING - (sizes.scaled(16) + 8 if offer.is_deed else 0) - 4
        cut = Qt.TextElideMode.ElideMiddle
        return sizes.metrics("small").elidedText(offer.key or offer.detail, cut, max(0, int(left)))
