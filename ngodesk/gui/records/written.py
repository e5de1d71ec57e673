"""What a view made by hand has to know to stand before the lists of its tables."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


class Written(Protocol):
    """A view made by hand, that stands before the lists of its tables."""

    title: str

    def refresh(self) -> None:
        """Read anew what is shown."""

    def leave(self) -> None:
        """Keep what is being typed."""

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""


@runtime_checkable
class Opening(Written, Protocol):
    """One that shows all of its records, or one of them."""

    def show_one(self, record: int | None) -> None:
        """Show this record; nothing is all of them."""
