"""Saving the package for a controller: where, as a folder or one file, and how far it is."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ngodesk.common.language import _
from ngodesk.common.progress import Progress
from ngodesk.gui import remembered
from ngodesk.gui.buttons import Button
from ngodesk.gui.opened import OpenFile

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.printing import Wish

PACKAGE = "audit-package"
"""The report that is no single file."""


class PackageButton(Button):
    """Asks where the package shall be, and has it written in the worker.

    `told` hears where it is, and what somebody has to know of it; blank where all is well.
    """

    def __init__(self, file: OpenFile, told: Callable[[Path, str], None]) -> None:
        super().__init__("primary", "download")
        self._file, self._told = file, told

    def retranslate(self) -> None:
        """Say in the window's language what it does."""
        self.setText(_("Save the package…"))
        self.setToolTip(_("All reports of the project, its scans in order, and an index that proves them."))
        self.updateGeometry()

    def ask(self, parent: QWidget, wish: "Wish") -> None:
        """Ask for a name that is not there yet."""
        forms = {_("One file") + " (*.zip)": ".zip", _("Folder") + " (*)": ""}
        package = _("package")
        name = f"{wish.project} {package}.zip".replace("/", "-")
        dialog = QFileDialog(parent, _("Save the package"), str(Path(remembered.folder()) / name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setNameFilters(list(forms))

        def chosen(path: str) -> None:
            form = forms.get(dialog.selectedNameFilter(), ".zip")
            self.save(Path(path).with_suffix(form), wish)

        dialog.fileSelected.connect(chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save(self, target: Path, wish: "Wish") -> None:
        """Have it written; a bar shows how far it is, and a cancel leaves nothing behind."""

        def act(store: "Store", progress: Progress) -> str:
            from ngodesk.work import audit_package, giving_out

            audit_package.save(store, target, wish, progress)
            return _(giving_out.UNNOTED) if store.read_only is not None else ""

        self._file.work(act, lambda unnoted: self._told(target, unnoted), _("Saving the package"))
