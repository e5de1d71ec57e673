"""Files that a person brings to the window: spreadsheets, e-invoices, banks' statements and rates."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ngodesk.common.language import _
from ngodesk.gui import remembered

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.store import Store

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
STATEMENTS = (".sta", ".mt940", ".940")
SUFFIXES = (".xml", ".json", ".zip", *TABLES, *STATEMENTS)


def files_in(data: QMimeData) -> list[Path]:
    """What is being dropped, where all of it may be taken in."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    fitting = [path for path in paths if path.suffix.lower() in SUFFIXES]
    return fitting if len(fitting) == len(data.urls()) else []


class Bringing(QObject):
    """Looks what brought files are, and makes the page on which they are seen before they are taken in."""

    made = Signal(object)  # a page
    left = Signal()

    def __init__(self, file: "OpenFile", window: QWidget) -> None:
        super().__init__(window)
        self._file, self._window = file, window

    def bring(self, paths: list[Path]) -> None:
        """Find out what they are; many files at once are e-invoices and rates."""
        if len(paths) > 1:
            self._show_invoices(paths)
            return
        path = paths[0]

        def told(_store: "Store") -> str:
            from ngodesk.work import incoming_files

            return incoming_files.brought(path)

        shown = {"table": self._show_table, "statement": self.show_statement, "register": self._show_register}
        self._file.read(told, lambda kind: shown.get(kind, lambda path: self._show_invoices([path]))(path))

    def ask(self) -> None:
        """Let the person choose files."""
        dialog = QFileDialog(self._window, _("Take in files"), remembered.folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        fitting = f" (*{' *'.join(SUFFIXES)})"
        dialog.setNameFilter(_("Spreadsheets, e-invoices, bank statements") + fitting)
        dialog.filesSelected.connect(lambda names: self.bring([Path(name) for name in names]))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_invoices(self, paths: list[Path]) -> None:
        from ngodesk.gui.pages.incoming import IncomingPage

        page = IncomingPage(self._file, paths)
        page.left.connect(self.left)
        self.made.emit(page)

    def _show_table(self, path: Path) -> None:
        from ngodesk.gui.sheets.page import SheetPage

        page = SheetPage(self._file, path)
        page.left.connect(self.left)
        page.other_wanted.connect(self.ask)
        page.bank_chosen.connect(self.show_statement)
        self.made.emit(page)

    def show_statement(self, path: Path) -> None:
        """A bank statement."""
        from ngodesk.gui.costs.statement import StatementPage

        page = StatementPage(self._file, path)
        page.left.connect(self.left)
        self.made.emit(page)

    def _show_register(self, path: Path) -> None:
        """The register of a month, filled in by the accountant."""
        from ngodesk.gui.pages.ledger_numbers import LedgerNumbersPage

        page = LedgerNumbersPage(self._file, path)
        page.left.connect(self.left)
        self.made.emit(page)
