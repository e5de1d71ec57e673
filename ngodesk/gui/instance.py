"""One window for a file: who opens it once more is led to the window that has it.

The window holds a folder of this user on this computer, under a name made of the file's. Who opens the
file once more puts a request there; the window takes it away, and that is its answer. Nothing goes over a
network, and Qt's part for that, with all it loads, is not needed.
"""

import hashlib
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QStandardPaths, Signal

from ngodesk.common.language import _

_LOCK = "window"
_ASKED = "asked-"
_PATIENCE = 3000  # milliseconds; a window that does not answer in that time is not waited for
_PAUSE = 0.02  # seconds


def name_of(path: Path) -> str:
    """The folder for a file, which is there while a window shows it: of this user alone."""
    folder = _folder()
    file = os.path.normcase(os.path.realpath(path))
    digest = hashlib.sha256(f"{folder}\0{file}".encode(errors="surrogateescape")).hexdigest()
    return str(Path(folder, f"ngodesk-{digest[:24]}"))


def _folder() -> str:
    """The user's run-time folder; where the system has none that it empties itself, the settings'."""
    kind = QStandardPaths.StandardLocation.GenericConfigLocation
    if sys.platform == "linux" and os.environ.get("XDG_RUNTIME_DIR"):
        kind = QStandardPaths.StandardLocation.RuntimeLocation
    return QStandardPaths.writableLocation(kind)


def words(path: Path) -> str:
    """What is said when another window was led to the front."""
    return _("{name} is open already; its window is in front now.").format(name=path.name)


def raise_other(path: Path, but: Path | None = None) -> bool:
    """Have the window that shows this file come to the front; False where no window answers.

    `but` is the file that the asking window shows itself.
    """
    name = name_of(path)
    if but is not None and name == name_of(but):
        return False
    folder = Path(name)
    return _is_held(folder) and _ask(folder)


def _is_held(folder: Path) -> bool:
    """Whether a window that lives holds the folder. What one that died left behind is cleared away."""
    if not folder.exists():
        return False  # as nearly always
    lock = _lock(folder)
    if lock.tryLock(0):
        _take_requests(folder)
        _leave(folder, lock)
    return lock.error() is QLockFile.LockError.LockFailedError


def _ask(folder: Path) -> bool:
    """Put a request there and wait until it is taken away."""
    request = folder / f"{_ASKED}{os.urandom(8).hex()}"
    try:
        request.mkdir(mode=0o700)  # a folder comes and goes in one step everywhere, a file does not
    except OSError:
        return False
    until = time.monotonic() + _PATIENCE / 1000
    while request.exists() and (folder / _LOCK).exists() and time.monotonic() < until:
        time.sleep(_PAUSE)
    try:
        request.rmdir()
    except FileNotFoundError:
        return True  # the window took it, and be it at the last moment
    return False


def _take_requests(folder: Path) -> bool:
    """Take the requests in a folder away; whether there were any."""
    requests = list(folder.glob(f"{_ASKED}*"))
    for request in requests:
        with suppress(FileNotFoundError):  # who asked waits no longer
            request.rmdir()
    return bool(requests)


def _lock(folder: Path) -> QLockFile:
    """The lock by which a window holds a folder; free as soon as its process has died."""
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)  # its age says nothing
    return lock


def _leave(folder: Path, lock: QLockFile) -> None:
    """Give a folder up. Whoever asks just then sees that nobody answers."""
    lock.unlock()
    with suppress(OSError):
        folder.rmdir()


class Doorbell(QObject):
    """Hears, while a file is open, whoever opens it once more."""

    rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: tuple[Path, QLockFile] | None = None
        self._watcher: QFileSystemWatcher | None = None

    def listen(self, path: Path) -> None:
        """Answer for this file from now on, unless another window does. Without a folder it goes as well."""
        self.stop()
        folder = Path(name_of(path))
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = _lock(folder)
        if lock.tryLock(0):
            self._held = folder, lock
            self._watcher = QFileSystemWatcher([str(folder)], self)
            self._watcher.directoryChanged.connect(self._look)
            self._look()  # somebody may have been quicker than the watcher

    def stop(self) -> None:
        """Answer for no file."""
        if self._watcher is not None:
            self._watcher.removePaths(self._watcher.directories())
            self._watcher.deleteLater()
            self._watcher = None
        if self._held is not None:
            _leave(*self._held)
            self._held = None

    def _look(self) -> None:
        """Whether somebody asked."""
        if self._held is not None and _take_requests(self._held[0]):
            self.rung.emit()
