"""Back up now: a copy that is looked through, beside the file or where the person wants it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ngodesk.common.language import _
from ngodesk.common.progress import Progress
from ngodesk.gui import remembered
from ngodesk.gui.notes import Note, announce
from ngodesk.gui.saving_place import ask_where
from ngodesk.gui.worded import Worded

if TYPE_CHECKING:
    from ngodesk.gui.opened import OpenFile
    from ngodesk.store.store import Store


EVERY = 30 * 60_000  # milliseconds


class BackupNote(Worded, Note):
    """The backup that was made last, and the way to its folder."""

    def __init__(self) -> None:
        super().__init__("ok", closable=True)
        self.path: Path | None = None
        self.acted.connect(self._open_folder)
        self.closed.connect(self.hide)

    def show_backup(self, path: Path) -> None:
        """Say that it was made and checked, and what it is called."""
        self.path = path
        self.retranslate()
        self.show()
        announce(self, self.text())

    def retranslate(self) -> None:
        """Say everything in the window's language."""
        if self.path is not None:
            words = _("The backup is made and checked: {name}").format(name=self.path.name)
            self.set_words(words, _("Open its folder"), _("Close"), str(self.path))

    def _open_folder(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))


class BackingUp(QObject):
    """What the File menu and the card of the first page do."""

    made = Signal()

    def __init__(self, file: "OpenFile", note: BackupNote, window: QWidget) -> None:
        super().__init__(window)
        self._file, self._note, self._window = file, note, window
        self.clock = QTimer(self, interval=EVERY)
        self.clock.timeout.connect(self._while_working)
        self.clock.start()

    def _while_working(self) -> None:
        """Every half hour in which something was changed."""

        def work(store: "Store") -> "Path | None":
            from ngodesk.work import backups

            return backups.while_working(store)

        self._file.read(work, lambda _made: self._file.refresh())

    def now(self) -> None:
        """Beside the automatic ones."""
        self._make(None)

    def elsewhere(self) -> None:
        """Ask where to; a file that is there already is never overwritten."""
        if self._file.path is None:
            return
        proposed, title, kind = _proposed(self._file.path), _("Save a copy"), _("ngodesk files")
        ask_where(self._window, title, proposed, kind, self.to, overwrites=False)

    def to(self, target: Path) -> None:
        """Make one there, and begin in that folder the next time."""
        remembered.remember_backup_folder(target.parent)
        self._make(target)

    def _make(self, target: Path | None) -> None:
        def work(store: "Store", progress: Progress) -> Path:
            from ngodesk.work import backups

            return backups.make(store, target, progress)

        self._note.hide()
        self._file.work(work, self._made, _("Making a backup"))

    def _made(self, path: Path) -> None:
        if self._file.path is not None and not _is_beside(path, self._file.path):
            remembered.remember_copied(self._file.path, date.today())
        self._note.show_backup(path)
        self._file.refresh()
        self.made.emit()


def _is_beside(path: Path, workspace: Path) -> bool:
    """Whether a backup lies on the disk of the file, as far as the system tells."""
    try:
        return path.parent.stat().st_dev == workspace.parent.stat().st_dev
    except OSError:
        return False


def _proposed(workspace: Path) -> Path:
    """A name that says whose copy it is and of which day."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(remembered.backup_folder() or documents)
    return folder / f"{workspace.stem} {date.today():%Y-%m-%d}.ngodesk"
