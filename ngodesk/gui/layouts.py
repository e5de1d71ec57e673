"""Things under each other and beside each other: layouts with their margins and gaps in one line."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ngodesk.gui import sizes

Layout = TypeVar("Layout", bound=QBoxLayout)
Around = tuple[int, int, int, int]  # pixels left, above, right, below

NONE: Around = (0, 0, 0, 0)
PAGE: Around = (sizes.MARGIN, sizes.GAP, sizes.MARGIN, sizes.GAP)


def in_column(inside: QWidget, around: Around = NONE, between: int | None = None) -> QVBoxLayout:
    """A layout for things under each other; the gap between them is the style's where none is given."""
    return _measured(QVBoxLayout(inside), around, between)


def in_row(inside: QWidget, around: Around = NONE, between: int | None = None) -> QHBoxLayout:
    """A layout for things beside each other; the gap between them is the style's where none is given."""
    return _measured(QHBoxLayout(inside), around, between)


def _measured(layout: Layout, around: Around, between: int | None) -> Layout:
    layout.setContentsMargins(*around)
    if between is not None:
        layout.setSpacing(between)
    return layout
