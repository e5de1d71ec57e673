"""One window for a file: who opens it once more is led to the window that has it.

It is asked through a socket of this user on this computer; nothing goes over a network.
"""

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from ngodesk.common.language import _

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ASKED, _ANSWERED = b"show\n", b"shown\n"
_PATIENCE = 3000  # milliseconds; a window that does not answer in that time is not waited for


def name_of(path: Path) -> str:
    """The socket for a file: of this user alone, for the system keeps others out of the folder."""
    folder = _folder()
    file = os.path.normcase(os.path.realpath(path))
    digest = hashlib.sha256(f"{folder}\0{file}".encode(errors="surrogateescape")).hexdigest()
    name = f"ngodesk-{digest[:24]}"
    return name if os.name == "nt" else str(Path(folder, name))


def _folder() -> str:
    """The user's run-time folder; the settings' where the system made none, as without a desktop."""
    kind = QStandardPaths.StandardLocation.RuntimeLocation
    if sys.platform == "linux" and not os.environ.get("XDG_RUNTIME_DIR"):
        kind = QStandardPaths.StandardLocation.GenericConfigLocation  # Qt would complain
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
    if os.name != "nt" and not Path(name).exists():
        return False  # nobody ever listened: nothing more is loaded before the first paint
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(_ASKED)
    return socket.waitForReadyRead(_PATIENCE) and socket.readAll().data() == _ANSWERED


class Doorbell(QObject):
    """Listens, while a file is open, for whoever opens it once more."""

    rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def listen(self, path: Path) -> None:
        """Answer for this file from now on, unless another window does. Without a socket it goes as well."""
        from PySide6.QtNetwork import QLocalServer, QLocalSocket

        self.stop()
        name = name_of(path)
        if _is_answered(QLocalSocket(), name):
            return
        QLocalServer.removeServer(name)  # a process that died left it behind
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._come)
        if server.listen(name):
            self._server = server

    def stop(self) -> None:
        """Answer for no file."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _come(self) -> None:
        assert self._server is not None
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(lambda caller=caller: self._answer(caller))

    def _answer(self, caller: "QLocalSocket") -> None:
        if caller.canReadLine() and caller.readLine().data() == _ASKED:
            self.rung.emit()
            caller.write(_ANSWERED)
            caller.flush()


def _is_answered(socket: "QLocalSocket", name: str) -> bool:
    """Whether somebody listens there."""
    socket.connectToServer(name)
    found = socket.waitForConnected(_PATIENCE)
    socket.abort()
    return found
