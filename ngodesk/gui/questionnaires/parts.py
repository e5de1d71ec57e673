"""What the parts of a questionnaire's page have that are typed in: a row of buttons, a grid, a word on it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import remembered, sizes
from ngodesk.gui.buttons import Button
from ngodesk.gui.grid import Grid
from ngodesk.gui.labels import Label
from ngodesk.gui.layouts import in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.questionnaires.lines import LinesGrid
from ngodesk.gui.records import deeds

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.questioning import Sheet


class Part(QWidget):
    """A grid with what belongs to it."""

    problem = Signal(str)
    said = Signal(str)  # what was deleted
    told = Signal(str)  # what was done
    stale = Signal()

    def __init__(self, file: OpenFile, grid: Grid) -> None:
        super().__init__()
        self.file, self.whole = file, grid
        self.sheet: Sheet | None = None
        self.hint = Label(role="small", tone="muted", wrap=True)
        self.top = QHBoxLayout()
        self.top.setSpacing(sizes.STEP)
        card = Card()
        inside = in_column(card, (1, 1, 1, 1))
        inside.addWidget(grid)
        layout = in_column(self, between=sizes.STEP)
        layout.addLayout(self.top)
        layout.addWidget(card, 1)
        layout.addWidget(self.hint)
        grid.problem.connect(self.problem)

    def ask_file(self, title: str, name: str, filters: str, then: Callable[[Path], None]) -> None:
        """Ask for a file: to write to where it has a name, otherwise to read."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(remembered.folder() or documents)
        dialog = QFileDialog(self, title, str(folder / name))
        if name:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(Path(name).suffix[1:])
        dialog.setNameFilter(f"{_('Tables')} ({filters})")
        dialog.fileSelected.connect(lambda path: then(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


class LinesPart(Part):
    """Lines that are written as they are typed, and deleted with Ctrl+Delete."""

    table = ""

    def __init__(self, file: OpenFile, grid: LinesGrid) -> None:
        super().__init__(file, grid)
        self.grid = grid
        self.remove = Button("quiet", "x")
        self.remove.clicked.connect(self.delete)
        grid.removed.connect(self.delete)
        grid.edited.connect(self._write)

    def show_sheet(self, sheet: "Sheet", writable: bool) -> None:
        """Show what the file has."""
        if self.sheet is None or self.sheet.id != sheet.id:
            self.grid.forget()
        self.sheet, self.grid.writable = sheet, writable
        self.remove.setEnabled(writable)

    def act(self, store: "Store", questionnaire: int, edits: Any) -> list[int]:
        """Write, in the worker."""
        raise NotImplementedError

    def _write(self, edits: Any) -> None:
        assert self.sheet is not None
        questionnaire = self.sheet.id

        def work(store: "Store") -> None:
            ids = self.act(store, questionnaire, [(line.id, values) for line, values in edits])
            for (line, _values), key in zip(edits, ids, strict=True):
                line.id = key

        self.file.write(work, self.problem.emit, self._written, otherwise=self._refused)

    def _written(self, _nothing: None) -> None:
        self.grid.waiting = max(0, self.grid.waiting - 1)

    def _refused(self) -> None:
        self.grid.waiting = 0
        self.stale.emit()

    def delete(self) -> None:
        """Take the chosen rows away, with what depends on them."""
        ids, table, language = self.grid.chosen_ids(), self.table, current().language
        if ids and self.grid.writable:
            self.file.write(
                lambda store: deeds.delete(store, table, ids, language), self.problem.emit, self.said.emit
            )

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        self.remove.setText(_("Delete"))
        self.remove.setToolTip(_("Delete the chosen rows (Ctrl+Delete)"))

    def leave(self) -> None:
        """Keep what is being typed."""
        self.grid.commit()
