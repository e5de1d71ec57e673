"""The order in which Tab goes from widget to widget: as they stand, not as they were made.

Nobody may walk along the chain of focus: PySide takes each widget of it for a part of the one before,
and forgets them with it.
"""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_order(*widgets: QWidget) -> None:
    """Tab goes through these one after the other."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def parts(whole: QWidget) -> list[QWidget]:
    """Everything on a widget that takes the keyboard, in the order in which it came there."""
    return [widget for widget in whole.findChildren(QWidget) if _takes_focus(widget)]


def before(widget: QWidget) -> QWidget:
    """What takes the keyboard and stands before a widget; itself where nothing does."""
    inner, outer = widget, widget.parentWidget()
    while outer is not None:
        everything = outer.findChildren(QWidget)
        earlier = [each for each in everything[: everything.index(inner)] if _takes_focus(each)]
        if earlier:
            return earlier[-1]
        inner, outer = outer, outer.parentWidget()
    return widget


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
