"""The open file: what the window asks of it happens in the worker, and comes back as a signal."""

import gc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ngodesk.common.errors import Cancelled, UserError
from ngodesk.common.language import _, current
from ngodesk.common.progress import Progress
from ngodesk.gui.bridge import Bridge
from ngodesk.gui.file_state import State, renewed, sample_in, state_of
from ngodesk.gui.job import Worker
from ngodesk.gui.network import why_read_only
from ngodesk.gui.records.deeds import trouble

if TYPE_CHECKING:
    from ngodesk.store.keys import Key
    from ngodesk.store.store import Store

# So Qt's binding says that a widget, or the source of a signal, is there no longer.
_GONE = ("already deleted.", "has been deleted")


class OpenFile(QObject):
    """At most one file is open; a new one takes its place when it could be opened."""

    opened = Signal(object)  # State
    written = Signal(object)  # what a commit changed: store.Changed
    known = Signal(object)  # State, read anew
    closed = Signal()
    refused = Signal(object)  # the error of a file that did not open
    failed = Signal(object)  # any other error
    reversed = Signal(str, bool)  # the label of a step, and whether it was undone or done again

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._store: Store | None = None
        self._origin: tuple[Path, Key | None] | None = None
        self.read_only: UserError | None = None  # why nothing can be written
        self._bridge = Bridge(self)
        self._bridge.changed.connect(self._written)

    @property
    def path(self) -> Path | None:
        """Where the open file lies."""
        return self._store.path if self._store is not None else None

    @property
    def looked_from(self) -> Path | None:
        """The file that one comes from while one only looks into a backup."""
        return self._origin[0] if self._origin is not None else None

    def look_at(self, path: Path) -> None:
        """Show a backup, to be read only; the way back to the file needs no password."""
        store = self._store
        if store is not None:
            origin = self._origin or (store.path, store.key)
            self._open(lambda _progress: path, key=store.key, write=False, origin=origin)

    def look_back(self) -> None:
        """To the file again."""
        if self._origin is not None:
            path, key = self._origin
            self._open(lambda _progress: path, key=key)

    def restore(self, backup: Path, workspace: Path, key: "Key | None") -> None:
        """Make a new file from the backup of one that is damaged, and open it."""

        def make(_progress: Progress) -> Path:
            from ngodesk.work import backups

            target = backups.proposed_name(workspace, datetime.fromtimestamp(backup.stat().st_mtime))
            backups.restore(backup, target, key=key)
            return target

        self._open(make, _("Restoring a backup"), key=key)

    def open(self, path: Path, password: str = "") -> None:
        """Open a file; nothing happens where it is the one that is open."""
        if self.path is None or self.path != path.absolute():
            self._open(lambda _progress: path, password=password)

    def create(self, path: Path, organisation: str, language: str, currency: str) -> None:
        """Make a new file and open it."""

        def make(_progress: Progress) -> Path:
            from ngodesk.work import workspaces

            workspaces.create(path, organisation=organisation, language=language, currency=currency)
            return path

        self._open(make)

    def open_sample(self) -> None:
        """Open the example in the window's language; make it the first time."""
        language = current().language
        self._open(lambda progress: sample_in(language, progress), _("Preparing the example"))

    def _open(
        self,
        find: Callable[[Progress], Path],
        name: str = "",
        origin: "tuple[Path, Key | None] | None" = None,
        **how: Any,
    ) -> None:
        """`how` is password or key, and whether to write."""
        old, bridge = self._store, self._bridge

        def work(progress: Progress) -> tuple["Store", State]:
            from ngodesk.work import workspaces

            path = find(progress)
            if old is not None and old.path == path.absolute():
                return old, state_of(old)
            why = why_read_only(path)
            store = workspaces.open_workspace(path, **{"write": why is None, **how})
            store.read_only = why or store.read_only
            try:
                state = state_of(store)
            except BaseException:
                store.close()
                raise
            store.listeners.append(bridge)
            if old is not None:
                workspaces.close_workspace(old)
            return store, state

        def opened(result: tuple["Store", State]) -> None:
            self._origin = origin
            self._opened(result)

        self._worker.run(work, opened, self.refused.emit, name)

    def _opened(self, result: tuple["Store", State]) -> None:
        self._store, state = result
        self.read_only = state.read_only
        _freeze()
        self.opened.emit(state)

    def renew(
        self,
        act: "Callable[[Store, Progress], Key | None]",
        then: Callable[[], None],
        name: str,
        *,
        take_over: bool = False,
    ) -> None:
        """Let go of the file, do something with it, and open it again with the key that `act` gives.

        Where that fails, the file is opened as it was. `then` hears that it was done.
        """
        old, self._store = self._store, None
        if old is None:
            return

        def work(progress: Progress) -> tuple["Store", State, Exception | None]:
            return renewed(old, act, progress, take_over, self._bridge)

        def show(found: tuple["Store", State, Exception | None]) -> None:
            self._store, state, error = found
            self._know(state)
            if error is None:
                then()
            elif not isinstance(error, Cancelled):
                self.failed.emit(error)

        self._worker.run(work, show, self._lost, name)

    def _lost(self, error: Exception) -> None:
        """The file could not be opened again: the disk went away, or somebody else took it."""
        self.closed.emit()
        self.refused.emit(error)

    def close(self, quietly: bool = False) -> None:
        """Close the file, with a backup where something changed."""
        store, self._store, self._origin = self._store, None, None
        if store is not None:
            self._worker.run(lambda _progress: _close(store), lambda _nothing: None, self.failed.emit)
            if not quietly:
                self.closed.emit()

    def read(
        self,
        fetch: Callable[["Store"], Any],
        then: Callable[[Any], None],
        refused: Callable[[Exception], None] | None = None,
    ) -> None:
        """Fetch from the file or write to it, and show what came of it.

        What belongs to a file that was closed meanwhile is dropped, and so is what a page would hear that
        another took the place of. Errors go to `refused`, or to the frame.
        """
        store = self._store
        if store is None:
            return

        def show(found: Any) -> None:
            if store is self._store:
                _heard(then, found)

        def say(error: Exception) -> None:
            _heard(refused or self.failed.emit, error)

        self._worker.run(lambda _progress: fetch(store), show, say)

    def write(
        self,
        act: Callable[["Store"], Any],
        say: Callable[[str], None],
        then: Callable[[Any], None] | None = None,
        *,
        otherwise: Callable[[], None] | None = None,
        table: str = "",
    ) -> None:
        """Write to the file. `say` is told why nothing was written, and nothing before; see `explain`.

        `then` hears what came of it, `otherwise` is called first where nothing was written.
        """

        def refused(error: Exception) -> None:
            if otherwise is not None:
                _heard(otherwise)
            self.explain(error, say, table)

        say("")
        self.read(act, then or (lambda _done: None), refused)

    def explain(self, error: Exception, say: Callable[[str], None], table: str = "") -> None:
        """Say what kept something from being written; what nobody here can mend goes to the frame.

        So does what a page can no longer say. With a table, each problem of a block of its records
        with its row.
        """
        words = trouble(error, table)
        if not words or not _heard(say, words):
            self.failed.emit(error)

    def work(self, act: Callable[["Store", Progress], Any], then: Callable[[Any], None], name: str) -> None:
        """Do what may take long; after two seconds a bar with that name shows how far it is."""
        store = self._store
        if store is None:
            return

        def show(found: Any) -> None:
            _heard(then, found)

        self._worker.run(lambda progress: act(store, progress), show, self.failed.emit, name)

    def refresh(self) -> None:
        """Read anew what the frame shows."""
        self.read(state_of, self._know)

    def _know(self, state: State) -> None:
        self.read_only = state.read_only
        self.known.emit(state)

    def _written(self, change: object) -> None:
        self.written.emit(change)
        self.refresh()

    def undo(self) -> None:
        """Undo the last step."""
        self._reverse("undo")

    def redo(self) -> None:
        """Do the step again that was undone last."""
        self._reverse("redo")

    def _reverse(self, name: str) -> None:
        def work(store: "Store") -> str:
            from ngodesk.work import history

            return history.undo(store) if name == "undo" else history.redo(store)

        self.read(work, lambda label: self.reversed.emit(label, name == "undo"))


def _freeze() -> None:
    """What is there once a file is open stays: Python need not look through it for garbage each time."""
    if gc.get_freeze_count():  # another was open
        gc.unfreeze()
        gc.collect()
    gc.freeze()


def _heard(tell: Callable[..., Any], *what: object) -> bool:
    """Answer who asked; a page that another took the place of meanwhile hears nothing any more."""
    try:
        tell(*what)
    except RuntimeError as error:
        if not str(error).endswith(_GONE):
            raise
        return False
    return True


def _close(store: "Store") -> None:
    """In the worker."""
    from ngodesk.work import workspaces

    workspaces.close_workspace(store)
