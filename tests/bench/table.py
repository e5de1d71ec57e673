"""The table of a long list in a real window: first paint, jumps, and how freely the window runs meanwhile."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QEventLoop,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from ngodesk.gui import sizes
from ngodesk.gui.app import Application
from ngodesk.gui.cells import Cells
from ngodesk.gui.job import Worker
from ngodesk.gui.opened import OpenFile
from ngodesk.gui.records.asked import Asked
from ngodesk.gui.records.table import RecordTable
from ngodesk.gui.table import Cell, Column, Header, set_up
from ngodesk.model import TABLES
from ngodesk.store.opening import open_store
from ngodesk.store.selection import Scope
from ngodesk.work.imports import import_folder
from ngodesk.work.listing import Listing
from ngodesk.work.workspaces import create
from tests.bench.federation import CENTURY, DECADE, SEED, TINY, Size, federation, write_people
from tests.bench.pairs import OWN, Bench, Pair, Run

_SIZE = (1200, 700)
_COLUMNS = TABLES["attendance"].described.listed
_STEPS = 20
_WHEEL = 3  # rows
_IDLE = 1.0  # seconds
_PATIENCE = 60.0


def application() -> QApplication:
    """The one application of this process, without a screen."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = Application(["bench"])
    made.set_up("en")
    return made


def until(seen: Callable[[], bool]) -> None:
    """Let the window live until then. Raises TimeoutError where it never comes."""
    alarm, end = QTimer(interval=1_000), time.monotonic() + _PATIENCE
    alarm.start()
    while not seen():
        if time.monotonic() > end:
            raise TimeoutError("the window never came so far")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class _Computed(QAbstractTableModel):
    """Cells that are known without a look anywhere."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.columns = [Column(f"column {place}") for place in range(len(_COLUMNS))]

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return self._number

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return len(_COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        words = f"cell {index.row()} {index.column()}"
        if role == Qt.ItemDataRole.UserRole:
            return Cell(words)
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.UserRole:
            return self.columns[section]
        return super().headerData(section, orientation, role)


class _Plain(QTableView):
    """A table of computed cells, painted as all cells of the program, that knows when it was."""

    choosing, links, pointed = True, False, -1
    painted = 0

    def __init__(self, rows: _Computed) -> None:
        super().__init__()
        self.rows = rows
        self.setHorizontalHeader(Header(self))
        self.setModel(rows)
        self.setItemDelegate(Cells(self))
        set_up(self)
        self.verticalHeader().setDefaultSectionSize(sizes.height(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += 1


class _Records(RecordTable):
    """The program's table, which knows how often it was painted with nothing left to read."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += self.is_whole()

    def is_whole(self) -> bool:
        """Whether all rows that are seen are read."""
        last = self.rowAt(self.viewport().height() - 1)
        last = last if last >= 0 else self.rows.rowCount() - 1
        return self.rows.known and all(map(self.rows.is_read, range(self.rowAt(0), last + 1)))


class _Window:
    """A federation that is open in the worker, and tables of its attendance."""

    def __init__(self, folder: Path, size: Size) -> None:
        self.app = application()
        self._folder, self._number = folder, size.attendance
        self._worker = Worker()
        self._file = OpenFile(self._worker)
        self._file.open(federation(folder, size))
        until(lambda: self._file.path is not None and not self._worker.busy)

    def close(self) -> None:
        self._file.close(quietly=True)
        self._worker.close()

    def _table(self) -> _Records:
        table = _Records("attendance", self._file)
        table.resize(*_SIZE)
        return table

    def _rest(self) -> None:
        """Until nothing is asked or painted any more."""
        QTest.qWait(100)
        while self._worker.busy:
            until(lambda: not self._worker.busy)
            QTest.qWait(100)

    # First paint

    @contextmanager
    def ours(self, _folder: Path) -> Iterator[Run]:
        """From asking for the records until they stand there."""
        table = self._table()

        def work() -> None:
            table.show()
            table.rows.ask(Asked("attendance", columns=_COLUMNS))
            until(lambda: table.painted > 0)

        yield Run(work, lambda: table.painted > 0)
        self._rest()
        _gone(table)

    @contextmanager
    def floor(self, _folder: Path) -> Iterator[Run]:
        """As many rows of computed cells."""
        table = _Plain(_Computed(self._number))
        table.resize(*_SIZE)

        def work() -> None:
            table.show()
            until(lambda: table.painted > 0)

        yield Run(work, lambda: table.painted > 0)
        _gone(table)

    # Jumps

    @contextmanager
    def jumps(self, _folder: Path) -> Iterator[Run]:
        """To places all over the list."""
        random = Random(SEED)
        with self._settled() as table:
            last = table.verticalScrollBar().maximum()
            places = [random.randrange(last + 1) for _step in range(_STEPS)]
            yield Run(lambda: _moved(table, places), table.is_whole)

    @contextmanager
    def wheel(self, _folder: Path) -> Iterator[Run]:
        """From the middle on, step by step."""
        with self._settled() as table:
            start = table.verticalScrollBar().maximum() // 2
            yield Run(
                lambda: _moved(table, [start + _WHEEL * step for step in range(_STEPS + 1)]), table.is_whole
            )

    @contextmanager
    def _settled(self) -> Iterator[_Records]:
        table = self._table()
        table.show()
        table.rows.ask(Asked("attendance", columns=_COLUMNS))
        until(lambda: len(table.rows.ids) == self._number)
        self._rest()
        yield table
        self._rest()
        _gone(table)

    # Gaps

    @contextmanager
    def idle(self, _folder: Path) -> Iterator[Run]:
        """The longest gap of a window where nothing happens."""

        def work() -> float:
            end = time.perf_counter() + _IDLE
            return _longest_gap(lambda: time.perf_counter() > end)

        with self._settled():
            yield Run(work, lambda: True)

    @contextmanager
    def sorting(self, _folder: Path) -> Iterator[Run]:
        """The longest gap while the worker puts the list in the order of people's names."""

        def work() -> float:
            listing = Listing(Scope("attendance"), _COLUMNS, "pl")
            self._file.read(lambda store: listing.keys(store, sort="person"), lambda _ids: None)
            return _longest_gap(lambda: not self._worker.busy)

        with self._settled():
            yield Run(work, lambda: True)

    @contextmanager
    def importing(self, folder: Path) -> Iterator[Run]:
        """The longest gap while the worker imports a tenth as many people as there is attendance."""
        write_people(folder / "source", self._number // 10)
        create(folder / "empty.ngodesk", organisation="Federation", language="en", currency="EUR")
        store = open_store(folder / "empty.ngodesk")

        def work() -> float:
            self._worker.run(
                lambda _progress: import_folder(store, folder / "source"), lambda _done: None, _raise
            )
            return _longest_gap(lambda: not self._worker.busy)

        with self._settled():
            yield Run(work, lambda: True)
        store.close()


def _gone(table: QTableView) -> None:
    """At once: otherwise it is painted once more while the next one is."""
    table.deleteLater()
    QApplication.sendPostedEvents(table, QEvent.Type.DeferredDelete.value)


def _raise(error: Exception) -> None:
    raise error


def _moved(table: _Records, places: list[int]) -> float:
    """Seconds from a move of the scroll bar until all that is seen is read and painted: the median move."""
    taken = []
    for place in places:
        if place == table.verticalScrollBar().value():
            continue
        before, start = table.painted, time.perf_counter()
        table.verticalScrollBar().setValue(place)
        until(lambda seen=before: table.painted > seen)
        taken.append(time.perf_counter() - start)
    return median(taken or [0.0])


def _longest_gap(over: Callable[[], bool]) -> float:
    """Seconds between two ticks of a timer that ticks every millisecond, at the most."""
    ticks = [time.perf_counter()]
    timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    while not over():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    timer.stop()
    return max(after - before for before, after in zip(ticks, [*ticks[1:], time.perf_counter()], strict=True))


def _paints(folder: Path, size: Size) -> Pair:
    window = _Window(folder, size)
    return Pair(window.ours, window.floor, window.close)


def _jumps(folder: Path, tiny: bool) -> Pair:
    window = _Window(folder, TINY if tiny else DECADE)
    return Pair(window.jumps, window.wheel, window.close)


def _gaps(folder: Path, tiny: bool, name: str) -> Pair:
    window = _Window(folder, TINY if tiny else DECADE)
    return Pair(getattr(window, name), window.idle, window.close)


_PAINTS, _COMPUTED = "list of {} rows of attendance, asked for and painted", "as many rows of computed cells"
BENCHES = (
    Bench(
        "list",
        _PAINTS.format("200,000"),
        _COMPUTED,
        2,
        "wall",
        lambda folder, tiny: _paints(folder, TINY if tiny else DECADE),
    ),
    Bench(
        "jump",
        "a jump to anywhere in 200,000 rows, read and painted",
        f"a wheel step of {_WHEEL} rows in the same table",
        2,
        OWN,
        _jumps,
    ),
    Bench(
        "gap-sort",
        "longest gap of the event loop while 200,000 rows are sorted by person",
        "longest gap of an idle window",
        5,
        OWN,
        lambda folder, tiny: _gaps(folder, tiny, "sorting"),
    ),
    Bench(
        "gap-import",
        "longest gap of the event loop while 20,000 people are imported",
        "longest gap of an idle window",
        5,
        OWN,
        lambda folder, tiny: _gaps(folder, tiny, "importing"),
    ),
)
# Minutes go by before these begin.
LONG = (
    Bench(
        "long-list",
        _PAINTS.format("2,000,000"),
        _COMPUTED,
        2,
        "wall",
        lambda folder, tiny: _paints(folder, TINY if tiny else CENTURY),
    ),
)
