"""Writing what is typed in a list: one step for each key, one after the other, while one types on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ngodesk.gui.opened import OpenFile

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.attendance_steps import Edit


class Pen(QObject):
    """Knows what it has sent to the worker, and which steps in the file are its own."""

    problem = Signal(str)
    written = Signal(object)  # the ids that newcomers got, by those they had until then
    astray = Signal()  # what stands on the screen is not what stands in the file

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self.file = file
        self.waiting = 0
        self._step = -1  # the last in the file, if it is ours; known to the worker
        self._known: dict[int, int] = {}
        self._astray = False

    def write(self, event: int, edit: "Edit") -> None:
        """Write an edit after those before it."""
        self.waiting += 1

        def work(store: "Store") -> dict[int, int]:
            from ngodesk.work import attendance_steps

            before = set(self._known)
            self._step = attendance_steps.write(store, event, edit, self._known)
            return {each: self._known[each] for each in self._known.keys() - before}

        self.file.read(work, self._done, self._refused)

    def _done(self, fresh: dict[int, int]) -> None:
        if fresh:
            self.written.emit(fresh)
        self._one_less()

    def _refused(self, error: Exception) -> None:
        self.file.explain(error, self.problem.emit)
        self.go_astray()
        self._one_less()

    def _one_less(self) -> None:
        self.waiting -= 1
        if not self.waiting and self._astray:
            self._astray = False
            self.forget()
            self.astray.emit()

    def go_astray(self) -> None:
        """The file was read while something of ours was still to be written: it is to be read once more."""
        self._astray = True

    def forget(self) -> None:
        """Read the file next time, whoever wrote last."""
        self._step = -1

    def is_own(self, store: "Store") -> bool:
        """In the worker: whether nobody but this pen wrote since the list was read."""
        from ngodesk.work import attendance_steps

        return attendance_steps.last_step(store) == self._step

    def note(self, store: "Store") -> None:
        """In the worker: the list was just read."""
        from ngodesk.work import attendance_steps

        self._step = attendance_steps.last_step(store)
