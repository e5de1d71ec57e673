"""A list of records in a window of its own, over a real file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ngodesk.gui.job import Worker
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.listing import RecordList

Make = Callable[..., RecordList]


class Bench:
    """The file and the worker that a list needs."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot = qtbot
        self.worker = Worker()
        self.file = OpenFile(self.worker)
        self.errors: list[Exception] = []
        self.file.failed.connect(self.errors.append)
        with qtbot.waitSignal(self.file.opened, timeout=30_000):
            self.file.open(path)
        self.settle()

    def settle(self) -> None:
        """Wait until the worker has nothing to do and all it found is shown."""
        for _round in range(4):  # one job may lead to the next, by way of the window's thread
            self.qtbot.wait(10)
            self.qtbot.waitUntil(lambda: not self.worker.busy, timeout=30_000)
        assert not self.errors

    def list(self, table: str, width: int = 800, height: int = 400, **scope: object) -> RecordList:
        """A list of that table, read and shown."""
        made = RecordList(table, self.file, **scope)
        self.qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.activateWindow()
        made.start()
        self.settle()
        made.first_focus().setFocus()
        return made

    def close(self) -> None:
        """Let the file go."""
        self.file.close(quietly=True)
        self.worker.close()


def texts(made: RecordList, column: int = 0) -> list[str]:
    """What stands in a column from top to bottom."""
    rows = made.table.rows
    return [rows.index(row, column).data() or "" for row in range(rows.rowCount())]


def editor(made: RecordList) -> QWidget:
    """What is written in at the moment."""
    return next(
        child
        for child in made.table.viewport().children()
        if isinstance(child, QWidget) and child.isVisible()
    )
