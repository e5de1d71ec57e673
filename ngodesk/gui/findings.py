"""What the checks find: looked for again after every change, a little at a time while nothing else waits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ngodesk.gui.opened import OpenFile

if TYPE_CHECKING:
    from ngodesk.store.store import Store
    from ngodesk.work.checking import Round, Verdict

AFTER_OPENING, AFTER_A_CHANGE = 1_000, 1_500  # milliseconds: nobody waits for it


class Findings(QObject):
    """The last verdict on the open file. `told` says that there is a new one."""

    told = Signal(object)  # a Verdict, or nothing where no file is open

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.verdict: Verdict | None = None
        self._looking = self._again = False
        self._calm = QTimer(self, singleShot=True)
        self._calm.timeout.connect(self.look)
        file.opened.connect(self._opened)
        file.written.connect(lambda _change: self._calm.start(AFTER_A_CHANGE))
        file.closed.connect(self._forget)

    def _opened(self, _state: object) -> None:
        self._forget()
        self._calm.start(AFTER_OPENING)

    def _forget(self) -> None:
        self._calm.stop()
        self._looking = self._again = False
        self.verdict = None
        self.told.emit(None)

    def look(self) -> None:
        """Look now; where somebody is looking, once more afterwards."""
        self._calm.stop()
        self._again = self._looking
        if not self._looking:
            self._looking = True
            self._go_on(_Turns())

    def _go_on(self, turns: "_Turns") -> None:
        self.file.read(turns.take, lambda verdict: self._show(verdict, turns))

    def _show(self, verdict: "Verdict | None", turns: "_Turns") -> None:
        if verdict is None:
            self._go_on(turns)
            return
        self._looking = False
        self.verdict = verdict
        self.told.emit(verdict)
        if self._again:
            self.look()


class _Turns:
    """One round after another: each turn is a job of its own, so that others need not wait for all of it."""

    def __init__(self) -> None:
        self._round: Round | None = None

    def take(self, store: "Store") -> "Verdict | None":
        """In the worker."""
        from ngodesk.work import checking

        if self._round is None:
            known = checking.known(store)
            if known is not None:
                return known
            self._round = checking.Round()
        return self._round.go_on(store)
