"""Work off the window's thread: one worker that does one job after another."""

import gc
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from ngodesk.common.errors import Cancelled
from ngodesk.common.progress import Progress

# Seconds after which the worker lets the window have its turn; Python's own 5 ms are felt while one types.
_TURN = 0.0005
# When Python looks for garbage among the young, the older and all objects: the last halts every thread.
_COLLECTING = gc.get_threshold()
_YOUNG_ALONE = (*_COLLECTING[:2], 2**31 - 1)
SHOWN_AFTER = 2000  # milliseconds; shorter work shows no bar


@dataclass(eq=False)
class Job:
    """One piece of work: what it is called, what it does and what follows in the window's thread."""

    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    name: str = ""
    stop: threading.Event = field(default_factory=threading.Event)


class Worker(QObject):
    """A single thread: everything that touches the open file happens in it, in the order it was asked for.

    Only work with a name shows a bar, and only when it takes longer than two seconds.
    """

    finished = Signal(object, object, object)  # job, result, error
    progressed = Signal(object, int, int)
    slow = Signal(object)  # a named job takes long
    over = Signal(object)  # a job came to its end

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._waiting: list[Job] = []
        self._thread: threading.Thread | None = None
        self._patience = QTimer(self, interval=SHOWN_AFTER, singleShot=True)
        self._patience.timeout.connect(self._is_slow)
        self.finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        name: str = "",
    ) -> Job:
        """Have `work` done; then `done` gets its result or `failed` its error. Nothing follows a cancel."""
        job = Job(work, done, failed, name)
        self._waiting.append(job)
        if self._thread is None:
            sys.setswitchinterval(_TURN)
            self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
            self._thread.start()
        if name and not self._patience.isActive():
            self._patience.start()
        self._queue.put(job)
        return job

    def cancel(self, job: Job) -> None:
        """Ask a job to stop: it does at its next sign of progress, and its transaction rolls back."""
        job.stop.set()

    @property
    def busy(self) -> bool:
        """Whether a job is waiting or being done."""
        return bool(self._waiting)

    def catch_up(self, patience: float = 30.0) -> None:
        """Wait until what was asked for so far is done and told, unless some of it takes long.

        The person can do nothing meanwhile.
        """
        if not self.busy or any(job.name for job in self._waiting):
            return
        loop = QEventLoop()
        self.run(lambda _progress: None, lambda _nothing: loop.quit(), lambda _error: loop.quit())
        QTimer.singleShot(round(1000 * patience), loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def close(self, patience: float = 30.0) -> None:
        """Do what is left without showing it, and end the thread."""
        for job in self._waiting:
            if job.name:
                self.cancel(job)
        self._patience.stop()
        self._waiting.clear()
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(patience)
            self._thread = None

    def _work(self) -> None:
        """The worker's thread."""
        while (job := self._queue.get()) is not None:
            result, error = None, None
            gc.set_threshold(*_YOUNG_ALONE)
            try:
                result = job.work(self._progress(job))
            except Exception as problem:  # whatever it is, the window's thread decides what to say
                error = problem
            gc.set_threshold(*_COLLECTING)
            self.finished.emit(job, result, error)

    def _progress(self, job: Job) -> Progress:
        def progress(done: int, total: int) -> None:
            if job.stop.is_set():
                raise Cancelled
            self.progressed.emit(job, done, total)

        return progress

    def _is_slow(self) -> None:
        named = next((job for job in self._waiting if job.name), None)
        if named is not None:
            self.slow.emit(named)

    def _finish(self, job: Job, result: object, error: Exception | None) -> None:
        """In the window's thread."""
        if job not in self._waiting:  # the window is closing
            return
        self._waiting.remove(job)
        if not any(other.name for other in self._waiting):
            self._patience.stop()
        self.over.emit(job)
        if error is None:
            job.done(result)
        elif not isinstance(error, Cancelled):
            job.failed(error)
