"""Files shown by another program: a copy of its own in a private folder, wiped when their file is closed."""

import hashlib
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from ngodesk.common import processes
from ngodesk.common.attached import clean_name


def folder() -> Path:
    """The private folder of this process; nobody else may look into it."""
    base = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    made = Path(base) / "opened" / processes.own_name()
    made.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    made.parent.chmod(stat.S_IRWXU)
    return made


def show(name: str, content: bytes) -> bool:
    """Let the system's program for such files show a copy; False where there is none."""
    # Each content has a folder of its own: another file of that name may still be looked at.
    path = folder() / hashlib.sha256(content).hexdigest()[:8] / clean_name(name)
    path.parent.mkdir(mode=stat.S_IRWXU, exist_ok=True)
    if not path.exists():
        path.write_bytes(content)
        path.chmod(stat.S_IRUSR)
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def wipe() -> None:
    """Take away the copies of this process, and those of processes that are gone.

    What another program holds stays until the next time, where the system lets nobody delete it.
    """
    base = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)) / "opened"
    for each in base.glob("*"):
        if each.name == processes.own_name() or not processes.lives(each.name):
            for path in each.rglob("*"):
                with suppress(OSError):  # Windows deletes nothing that is for reading only
                    path.chmod(stat.S_IRWXU)
            shutil.rmtree(each, ignore_errors=True)
