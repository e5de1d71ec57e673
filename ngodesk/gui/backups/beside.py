"""The backups beside a file that does not open: which there are, a look inside, and back to one of them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _, current
from ngodesk.gui import named_files, sizes
from ngodesk.gui.backups import rows
from ngodesk.gui.buttons import Button
from ngodesk.gui.job import Worker
from ngodesk.gui.layouts import abreast, in_column
from ngodesk.gui.notes import Card
from ngodesk.gui.pages.page import ScrollingPage
from ngodesk.gui.protection.box import name
from ngodesk.gui.table import Cell, Column, Table

if TYPE_CHECKING:
    from ngodesk.store.keys import Key
    from ngodesk.work.backups import Entry


class BesidePage(ScrollingPage):
    """No file is open: the disk is asked, by the worker."""

    help = "backups"
    look_wanted = Signal(object)  # the path of a backup
    restore_wanted = Signal(object, object, object)  # the backup, the file that it may be of, a key
    failed = Signal(object)
    left = Signal()

    def __init__(self, worker: Worker, path: Path, key: "Key | None") -> None:
        super().__init__()
        self.path, self._key, self._worker = path, key, worker
        self._entries: list[Entry] = []
        self._sound: dict[Path, bool] = {}
        self._stands = True
        self.cancel, self.look, self.new = Button(), Button(), Button("primary")
        self.table = Table(30, choosing=True)
        self._lay_out()
        self.cancel.clicked.connect(self.left)
        self.look.clicked.connect(self._look)
        self.new.clicked.connect(self._restore)
        self.table.chosen.connect(lambda _key: self._look())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._allow())
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        self.retranslate()
        worker.run(lambda _progress: self._found(), self._show_found, self.failed.emit)

    def _lay_out(self) -> None:
        self.head.add(self.cancel)
        card = Card()
        inside = in_column(card, (8, 2, 8, 12), sizes.STEP)
        inside.addWidget(self.table)
        deeds = abreast(self.new, self.look, 1)
        deeds.setContentsMargins(8, 0, 8, 0)
        inside.addLayout(deeds)
        self.scrolling.body.addWidget(card)
        self.scrolling.body.addStretch(1)
        self.scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def first_focus(self) -> QWidget:
        return self.table

    def leave(self) -> None:
        self._stands = False

    def retranslate(self) -> None:
        self.head.title.setText(_("Backups beside {name}").format(name=self.path.name))
        self.head.title.setToolTip(str(self.path))
        name(self.cancel, _("Cancel"))
        name(self.look, _("Look inside"))
        name(self.new, _("Restore to a new file"))
        self.table.setAccessibleName(_("Backups"))
        self._show()

    def _found(self) -> "list[Entry]":
        """In the worker."""
        from ngodesk.work import backups

        return backups.beside_it(self.path, self._key)

    def _show_found(self, entries: "list[Entry]") -> None:
        if self._stands:
            self._entries = entries
            self._show()
            self._check_next()

    def _show(self) -> None:
        row, language = max(self.table.currentIndex().row(), 0), current().language
        columns = rows.columns()
        cells = [rows.cells(each, self._sound.get(each.path), language) for each in self._entries]
        words = "{folder}"
        if len({each.path.parent for each in self._entries}) > 1:
            words = _("In {folder}. Those of a file with another name may be of this one; look inside.")
            columns.append(Column(_("Folder"), share=1, least=60))
            for each, row_cells in zip(self._entries, cells, strict=True):
                row_cells.append(Cell(each.path.parent.name, "muted"))
        self.head.meta.setText(words.format(folder=named_files.where(self.path.parent)))
        self.table.show_rows(columns, cells, self._entries)
        self.table.show_all_rows()
        self.table.selectRow(row)
        self._allow()

    def _entry(self) -> "Entry | None":
        """The chosen one."""
        row = self.table.currentIndex().row()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _allow(self) -> None:
        entry = self._entry()
        usable = entry is not None and self._sound.get(entry.path) is not False
        self.look.setEnabled(usable)
        self.new.setEnabled(usable)

    def _check_next(self) -> None:
        """One after the other, as long as the page stands."""
        entry = next((each for each in self._entries if each.path not in self._sound), None)
        if entry is None:
            return

        def check(_progress: object) -> bool:
            from ngodesk.work import backups

            return backups.is_sound(entry.path, self._key)

        def show(sound: bool) -> None:
            self._sound[entry.path] = sound
            if self._stands:
                self._show()
                self._check_next()

        self._worker.run(check, show, self.failed.emit)

    def _look(self) -> None:
        entry = self._entry()
        if entry is not None and self.look.isEnabled():
            self.look_wanted.emit(entry.path)

    def _restore(self) -> None:
        entry = self._entry()
        if entry is not None:
            self.restore_wanted.emit(entry.path, self.path, self._key)
