"""Things under each other and beside each other: layouts with their margins and gaps in one line."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ngodesk.gui import sizes

Layout = TypeVar("Layout", bound=QBoxLayout)
Part = QWidget | QLayout | int
Around = tuple[int, int, int, int]  # pixels left, above, right, below

NONE: Around = (0, 0, 0, 0)
PAGE: Around = (sizes.MARGIN, sizes.GAP, sizes.MARGIN, sizes.GAP)


def in_column(inside: QWidget, around: Around = NONE, between: int | None = None) -> QVBoxLayout:
    """A layout for things under each other; the gap between them is the style's where none is given."""
    return _measured(QVBoxLayout(inside), around, between)


def in_row(inside: QWidget, around: Around = NONE, between: int | None = None) -> QHBoxLayout:
    """A layout for things beside each other; the gap between them is the style's where none is given."""
    return _measured(QHBoxLayout(inside), around, between)


def abreast(*parts: "Part | tuple[Part, int]", between: int | None = sizes.STEP) -> QHBoxLayout:
    """Things beside each other; a share of the room that is left for each that has one; 1 alone is a gap."""
    made = QHBoxLayout()
    if between is not None:
        made.setSpacing(between)
    for part in parts:
        thing, share = part if isinstance(part, tuple) else (part, 0)
        if isinstance(thing, int):
            made.addStretch(thing)
        elif isinstance(thing, QLayout):
            made.addLayout(thing, share)
        else:
            made.addWidget(thing, share)
    return made


def _measured(layout: Layout, around: Around, between: int | None) -> Layout:
    layout.setContentsMargins(*around)
    if between is not None:
        layout.setSpacing(between)
    return layout
