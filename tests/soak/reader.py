"""A process that reads one workbook after the other; a new one is started where it died or was too slow."""

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from ngodesk.exchange.sheets import archives, child, limits, reading
from ngodesk.exchange.sheets.book import Book


def _serve(asked: Connection) -> None:
    child.limit_memory()
    while path := asked.recv():
        asked.send_bytes(child.answer(path, "", ""))


class Reader:
    """Reads as `reading.read` does, without a new process for every file."""

    def __init__(self) -> None:
        self.died = 0
        self._process: BaseProcess | None = None
        self._ours: Any = None

    def read(self, path: Path) -> Book:
        """The sheets of a workbook. Raises UserError."""
        archives.look(path)
        return reading.book_of(self._answer(path), path.name)

    def _answer(self, path: Path) -> bytes:
        if self._process is None:
            self._start()
        try:
            self._ours.send(str(path))
            if self._ours.poll(limits.SECONDS):
                answer: bytes = self._ours.recv_bytes()
                return answer
        except (EOFError, OSError):
            pass
        self.close()
        self.died += 1
        return child.refusal(limits.TOO_LARGE)

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._ours.close()
        self._process = None
