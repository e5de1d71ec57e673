"""What is kept of a spreadsheet: its columns under a name, the rows with problems as a file to mend."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from ngodesk.common.language import _
from ngodesk.gui import remembered
from ngodesk.gui.opened import OpenFile

if TYPE_CHECKING:
    from ngodesk.exchange.sheets.mapping import Mapping
    from ngodesk.store.store import Store
    from ngodesk.work.spreadsheets.looking import Look
    from ngodesk.work.spreadsheets.offering import Asked


class Keeping:
    """Asks over `parent` for a name or a place, and does it in the worker; `say` tells what went wrong."""

    def __init__(self, file: OpenFile, parent: QWidget, say: Callable[[str], None]) -> None:
        self._file, self._parent, self._say = file, parent, say

    def ask_for_name(self, then: Callable[[str], None]) -> None:
        """A name for the columns."""
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(_("Remember these columns"))
        dialog.setLabelText(_("Name of this kind of file"))
        dialog.setOkButtonText(_("Remember"))
        dialog.setCancelButtonText(_("Cancel"))
        dialog.textValueSelected.connect(then)
        dialog.open()

    def remember(self, name: str, mapping: "Mapping") -> None:
        """Keep the columns under a name."""

        def write(store: "Store") -> None:
            from ngodesk.work.spreadsheets import offering

            offering.remember(store, name, mapping)

        self._file.write(write, self._say)

    def recall(self, asked: "Asked", name: str, seen: "Look", then: Callable[["Asked"], None]) -> None:
        """The columns that were kept under a name, for this file."""

        def recalled(store: "Store") -> "Asked":
            from ngodesk.work.spreadsheets import offering

            return offering.adapt(asked, offering.recall(store, name), seen)

        self._file.read(recalled, then, self._refused)

    def ask_where(self, then: Callable[[Path], None]) -> None:
        """A place for the rows with problems."""
        self._ask_where(_("Save the rows with problems"), "xlsx", "Excel (*.xlsx)", then)

    def ask_where_to_give(self, then: Callable[[Path], None]) -> None:
        """A place for the columns as a file."""
        self._ask_where(_("Save these columns as a file"), "json", "JSON (*.json)", then)

    def _ask_where(self, title: str, suffix: str, kind: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._parent, title, remembered.folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.setNameFilter(kind)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def give(self, target: Path, asked: "Asked") -> None:
        """Write the columns to a file that the command line takes as --mapping."""

        def write(_store: "Store") -> None:
            from ngodesk.work.spreadsheets import offering

            offering.give(target, asked)

        self._file.read(write, lambda _nothing: None, self._refused)

    def save_wrong(self, target: Path, seen: "Look") -> None:
        """Write the rows with problems to a file of their own."""

        def write(_store: "Store") -> int:
            from ngodesk.work.spreadsheets import mending

            return mending.save(seen, target)

        self._file.read(write, lambda _number: None, self._refused)

    def _refused(self, error: Exception) -> None:
        self._file.explain(error, self._say)
