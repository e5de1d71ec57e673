"""The order in which Tab goes from widget to widget: as they stand, not as they were made."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_order(*widgets: QWidget) -> None:
    """Tab goes through these one after the other."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def parts(whole: QWidget) -> list[QWidget]:
    """Everything that takes the keyboard on a widget, in its order."""
    found = []
    widget = whole.nextInFocusChain()
    while widget is not whole:
        if _takes_focus(widget) and whole.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def before(widget: QWidget) -> QWidget:
    """What has the keyboard before a widget; itself where nothing has."""
    found = widget.previousInFocusChain()
    while found is not widget and (not _takes_focus(found) or widget.isAncestorOf(found)):
        found = found.previousInFocusChain()
    return found


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
