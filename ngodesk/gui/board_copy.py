"""Saving a copy for the board: where to, then made in the worker."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from ngodesk.common.language import _
from ngodesk.gui import remembered
from ngodesk.gui.saving_place import ask_where

if TYPE_CHECKING:
    from collections.abc import Callable

    from ngodesk.common.progress import Progress
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.store import Store


def ask(file: "OpenFile", window: QWidget, say: "Callable[[str], None]") -> QFileDialog | None:
    """Ask where to; a file that is there already is never overwritten."""
    if file.path is None:
        return None
    name = _("{name} for the board").format(name=file.path.stem)
    place = Path(remembered.folder()) / f"{name}.ngodesk"
    title, kind = _("Save a copy for the board"), _("ngodesk files")
    return ask_where(window, title, place, kind, lambda path: save(file, path, say), overwrites=False)


def save(file: "OpenFile", target: Path, say: "Callable[[str], None]") -> None:
    """Make the copy there, and say that it is made."""

    def work(store: "Store", progress: "Progress") -> str:
        from ngodesk.work import board_copy

        board_copy.save(store, target, progress)
        return target.name

    def made(name: str) -> None:
        say(_("The copy for the board is made, without personal data: {name}").format(name=name))

    file.work(work, made, _("Making the copy for the board"))
