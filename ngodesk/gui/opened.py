"""The open file: what the window asks of it happens in the worker, and comes back as a signal."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ngodesk.common.progress import Progress
from ngodesk.gui.file_state import State, state_of
from ngodesk.gui.held import HeldFile
from ngodesk.gui.job import Worker
from ngodesk.gui.records.begun import Begun
from ngodesk.gui.records.deeds import trouble

if TYPE_CHECKING:
    from ngodesk.store.store import Store

# So Qt's binding says that a widget, or the source of a signal, is there no longer.
_GONE = ("already deleted.", "has been deleted")


class OpenFile(HeldFile):
    """What is read from the open file, written to it and undone in it."""

    told = Signal(str)  # what became of something that was typed
    written = Signal(object)  # what a commit changed: store.Changed
    reversed = Signal(str, bool)  # the label of a step, and whether it was undone or done again

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(worker, parent)
        self.begun = Begun()
        self.refusals = 0  # how often something that was asked for was not done
        self._goes_on: tuple[Path | None, Path] | None = None  # from which file as which
        self.bridge.changed.connect(self._written)
        self.opened.connect(self._gone_on)

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
            self._wait(partial(self.read, fetch, then, refused))
            return

        def show(found: Any) -> None:
            if store is self._store:
                _heard(then, found)

        def say(error: Exception) -> None:
            self.refusals += 1
            if store is self._store and store.read_only is not self.read_only:
                self.read_only = store.read_only
                self.refresh()  # the frame says it too, with what can be done
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
            self._wait(partial(self.work, act, then, name))
            return

        def show(found: Any) -> None:
            _heard(then, found)

        self._worker.run(lambda progress: act(store, progress), show, self.failed.emit, name)

    def _wait(self, ask: Callable[[], None]) -> None:
        """Until the file is open again; where none is, nothing is asked."""
        if self._waiting is not None:
            self._waiting.append(ask)

    def refresh(self) -> None:
        """Read anew what the frame shows."""
        self.read(state_of, self._know)

    def save_as(self, target: Path) -> None:
        self._goes_on = self.path, target.absolute()
        super().save_as(target)

    def _gone_on(self, state: State) -> None:
        """What was begun in a file that was saved as a new one waits in that."""
        if self._goes_on is not None and self._goes_on[1] == state.path:
            self.begun.move(*self._goes_on)
        self._goes_on = None

    def back_up(self, refused: Callable[[Exception], None]) -> None:
        """A last backup, if anything was changed since the one before."""

        def work(store: "Store") -> "Path | None":
            from ngodesk.work import workspaces

            return workspaces.back_up_changes(store, "close")

        self.read(work, lambda _made: None, refused)

    def notice(self) -> None:
        """Look whether another program moved or changed the file; the frame then says so."""
        self.read(lambda store: store.why_read_only(), lambda _why: self.refresh())

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


def _heard(tell: Callable[..., Any], *what: object) -> bool:
    """Answer who asked; a page that another took the place of meanwhile hears nothing any more."""
    try:
        tell(*what)
    except RuntimeError as error:
        if not str(error).endswith(_GONE):
            raise
        return False
    return True
