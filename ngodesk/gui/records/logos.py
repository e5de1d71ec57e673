"""A picture becomes the logo of a programme, a credit line or an organisation: it stands over prints."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ngodesk.common.language import _
from ngodesk.gui.buttons import Button
from ngodesk.gui.notes import announce
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.panel import RecordsPanel
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.store.store import Store

_TABLES = ("programmes", "credit_lines", "organisations")
_PICTURES = "*.png *.jpg *.jpeg"


class LogoButton(Worded, Button):
    """Stands above the lists of those whose logos prints carry."""

    def __init__(self, file: OpenFile, panel: RecordsPanel) -> None:
        super().__init__("plain", "image")
        self._file, self._panel = file, panel
        self.clicked.connect(self._ask)
        self.allow(file.read_only)
        self.retranslate()
        panel.offer(self)
        panel.lists.currentChanged.connect(lambda _at: self._show())
        self._show()

    def _show(self) -> None:
        self.setVisible(self._panel.link.table in _TABLES)

    def _ask(self) -> None:
        if self._panel.list.current() is None:
            self._panel.problem.emit(_("Choose in the list whose logo it is."))
            return
        dialog = QFileDialog(self, _("Choose a logo"))
        dialog.setNameFilter(_("Pictures") + f" ({_PICTURES})")
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.open()

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep pictures as logos of the record that is chosen, in one step."""
        table, record = self._panel.link.table, self._panel.list.current()
        if record is None:
            return

        def work(store: "Store") -> None:
            from ngodesk.work import scanning

            scanning.attach(store, table, record, paths, "logo")

        self._file.write(work, self._panel.problem.emit, lambda _done: self._kept())

    def _kept(self) -> None:
        announce(self, _("The logo is kept with the record."))
        self._panel.form.refresh()

    def retranslate(self) -> None:
        """Say it in the window's language."""
        self.setText(_("Add a logo…"))
        self.updateGeometry()
