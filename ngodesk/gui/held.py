"""Which file is open: opened, opened anew and closed by the worker, one after the other."""

import gc
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ngodesk.common.errors import Cancelled, Protected, UserError
from ngodesk.common.language import _, current
from ngodesk.common.progress import Progress
from ngodesk.gui import remembered
from ngodesk.gui.bridge import Bridge
from ngodesk.gui.file_state import State, renewed, sample_in, state_of
from ngodesk.gui.job import Worker
from ngodesk.gui.network import why_read_only

if TYPE_CHECKING:
    from ngodesk.store.keys import Key
    from ngodesk.store.store import Store

Found = tuple["Store", State, Exception | None]
"""A file that was opened, what the frame shows of it, and what went wrong beside."""


class HeldFile(QObject):
    """At most one file is open; a new one takes its place when it could be opened."""

    opened = Signal(object)  # State
    known = Signal(object)  # State, read anew
    closed = Signal()
    refused = Signal(object)  # the error of a file that did not open
    failed = Signal(object)  # any other error

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._store: Store | None = None  # what the window shows
        self._held: Store | None = None  # what is open: set in the worker, where one job follows another
        self._origin: tuple[Path, Key | None] | None = None
        self._waiting: list[Callable[[], None]] | None = None  # asked for while the file is opened anew
        self.read_only: UserError | None = None  # why nothing can be written
        self.bridge = Bridge(self)

    @property
    def path(self) -> Path | None:
        """Where the open file lies."""
        return self._store.path if self._store is not None else None

    @property
    def looked_from(self) -> Path | None:
        """The file that one comes from while one only looks into a backup."""
        return self._origin[0] if self._origin is not None else None

    def look_at(self, path: Path, key: "Key | None" = None) -> None:
        """Show a backup, to be read only; the way back to the file needs no password.

        `key` opens it, where that is not the file's.
        """
        store = self._store
        if store is not None:
            origin = self._origin or (store.path, store.key)
            self._open(lambda _progress: path, key=key or store.key, write=False, origin=origin)

    def look_back(self) -> None:
        """To the file again."""
        if self._origin is not None:
            path, key = self._origin
            self._open(lambda _progress: path, key=key)

    def restore(self, backup: Path, workspace: Path, key: "Key | None" = None, password: str = "") -> None:
        """Make a new file from the backup of one that is damaged, and open it.

        One that wants a password says in its error of which file it is.
        """
        beside: list[Exception] = []

        def make(_progress: Progress) -> Path:
            from ngodesk.work import backups

            target = backups.proposed_name(workspace, datetime.fromtimestamp(backup.stat().st_mtime))
            try:
                done = backups.restore(backup, target, password=password, key=key)
            except Protected as error:
                error.workspace = workspace
                raise
            if told := done.told():
                beside.append(UserError(told))
            return target

        self._open(make, _("Restoring a backup"), beside=beside, password=password, key=key)

    def save_as(self, target: Path) -> None:
        """Write what is open to a new file and open that: the file that it was is gone."""
        store = self._store
        if store is None:
            return

        def make(_progress: Progress) -> Path:
            from ngodesk.work import keeping_ours

            return keeping_ours.save(store, target)

        self._open(make, _("Saving a new file"), key=store.key)

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
        beside: Sequence[Exception] = (),
        **how: Any,
    ) -> None:
        """`how` is password or key, and whether to write. What is `beside` by then is told after."""

        def work(progress: Progress) -> Found:
            path, old = find(progress), self._held
            if old is not None and old.path == path.absolute():
                return old, state_of(old), None
            store, state = _opened(path, self.bridge, how)
            self._held = store
            return store, state, _let_go(old)

        def opened(found: Found) -> None:
            store, state, problem = found
            if store is not self._held:  # another was asked for meanwhile, and has its place
                return
            self._origin = origin
            self._store, self.read_only = store, state.read_only
            _freeze()
            self.opened.emit(state)
            # The backup of the file before, which is closed, is the first of them.
            for each in filter(None, (problem, *beside)):
                self.failed.emit(each)

        self._worker.run(work, opened, self.refused.emit, name)

    def renew(
        self,
        act: "Callable[[Store, Progress], Key | None]",
        then: Callable[[], None],
        name: str,
        *,
        take_over: bool = False,
    ) -> None:
        """Let go of the file, do something with it, and open it again with the key that `act` gives.

        Where that fails, the file is opened as it was. `then` hears that it was done. What is asked of the
        file meanwhile waits.
        """
        old, self._store = self._store, None
        if old is None:
            return
        self._waiting = []

        def work(progress: Progress) -> Found:
            self._held = None
            found = renewed(old, act, progress, take_over, self.bridge)
            self._held = found[0]
            return found

        def show(found: Found) -> None:
            self._store, state, error = found
            self._know(state)
            if error is None:
                then()
            elif not isinstance(error, Cancelled):
                self.failed.emit(error)
            self._go_on()

        self._worker.run(work, show, self._lost, name)

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting or [], None
        for ask in waiting:
            ask()

    def _lost(self, error: Exception) -> None:
        """The file could not be opened again: the disk went away, or somebody else took it."""
        self._waiting = None
        self.closed.emit()
        self.refused.emit(error)

    def close(self, quietly: bool = False) -> None:
        """Close the file, with a backup where something changed; also one that is still being opened."""
        store, self._store, self._origin = self._store, None, None

        def work(_progress: Progress) -> None:
            held = self._held
            try:
                self._release()
            except (UserError, OSError):
                if quietly and held is not None:  # the window goes, and hears of it no more
                    remembered.remember_lacking_backup(held.path, True)
                raise

        if store is not None or self._worker.busy:
            self._worker.run(work, lambda _nothing: None, self.failed.emit)
        if store is not None and not quietly:
            self.closed.emit()

    def _release(self) -> None:
        """In the worker."""
        old, self._held = self._held, None
        if (problem := _let_go(old)) is not None:
            raise problem

    def _know(self, state: State) -> None:
        self.read_only = state.read_only
        self.known.emit(state)


def _opened(path: Path, bridge: Bridge, how: dict[str, Any]) -> tuple["Store", State]:
    """In the worker."""
    from ngodesk.work import workspaces

    why = why_read_only(path)
    store = workspaces.open_workspace(path, **{"write": why is None, **how})
    store.read_only = why or store.read_only
    try:
        state = state_of(store)
    except BaseException:
        store.close()
        raise
    store.listeners.append(bridge)
    return store, state


def _let_go(store: "Store | None") -> Exception | None:
    """Close a file; what is wrong is its backup, for the file itself is closed then."""
    from ngodesk.work import workspaces

    try:
        if store is not None:
            workspaces.close_workspace(store)
    except (UserError, OSError) as problem:
        return problem
    return None


@cache
def _freeze() -> None:
    """What is there once a first file is open stays: Python need not look through it for garbage."""
    gc.freeze()
