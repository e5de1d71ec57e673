"""A key in an attendance list of 500 people and 10 sessions, against the same key in a bare table view."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QVBoxLayout, QWidget

from ngodesk.gui.attendance.grid import AttendanceGrid
from ngodesk.gui.attendance.shown import FIRST
from ngodesk.gui.attendance.totals import Totals
from ngodesk.work.attendance_book import ATTENDED, OPEN, Book
from ngodesk.work.attendance_names import Known, Register
from ngodesk.work.attending import HOUR, Line, Mark, Meeting, Sheet
from tests.bench.pairs import Bench, Pair, Run
from tests.bench.table import _gone, application

_SIZE = (1200, 700)
_PEOPLE, _SESSIONS, _ROUNDS = 500, 10, 60
_SPACE, _DOWN, _RIGHT, _LEFT = Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left
_KEYS = (_SPACE, _RIGHT, _SPACE, _RIGHT, _SPACE, _LEFT, _LEFT, _DOWN)


def _sheet(people: int) -> Sheet:
    start = date(2025, 11, 1)
    meetings = tuple(
        Meeting(number, number, start + timedelta(number), 6 * HOUR) for number in range(1, _SESSIONS + 1)
    )
    marks = {each.id: Mark(ATTENDED if each.number == 3 else OPEN) for each in meetings}
    return Sheet(
        id=1,
        title="",
        kind="training",
        status="held",
        place="",
        start=start,
        end=None,
        project="",
        activity="",
        on_paper=True,
        signatures=None,
        meetings=meetings,
        lines=tuple(Line(number, None, number, marks) for number in range(1, people + 1)),
        people=Register(Known(number, f"Nowak {number}", "Anna") for number in range(1, people + 1)),
        organisations={},
        stands_for={},
        images=None,
    )


class _Ticks(QAbstractTableModel):
    """Words that are known, and ticks that Space turns."""

    def __init__(self, people: int) -> None:
        super().__init__()
        self.people = people
        self.ticked = {(row, 2) for row in range(people)}

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return self.people

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return _SESSIONS

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        ticked = (index.row(), index.column()) in self.ticked
        if role == Qt.ItemDataRole.DisplayRole:
            return f"cell {index.row()} {index.column()}"
        return Qt.CheckState(2 if ticked else 0) if role == Qt.ItemDataRole.CheckStateRole else None

    def setData(self, index: QModelIndex | QPersistentModelIndex, _value: Any, _role: int = 0) -> bool:
        self.ticked ^= {(index.row(), index.column())}
        self.dataChanged.emit(index, index)
        return True


def _pressed(view: QWidget, rounds: int) -> None:
    """Keys, each painted before the next."""
    for _round in range(rounds):
        for key in _KEYS:
            QTest.keyClick(view, key)
            QApplication.processEvents()


class _Lists:
    def __init__(self, people: int, rounds: int) -> None:
        application()
        self._people, self._rounds = people, rounds

    @contextmanager
    def ours(self, _folder: Path) -> Iterator[Run]:
        """The list as the page has it."""
        whole, grid = QWidget(), AttendanceGrid()
        layout = QVBoxLayout(whole)
        layout.addWidget(grid)
        layout.addWidget(Totals(grid))
        whole.resize(*_SIZE)
        book = Book(_sheet(self._people))
        grid.show_book(book, same=False)
        whole.show()
        grid.stand(0, FIRST)
        QTest.qWait(50)
        there = [
            (place, at)
            for place in range(self._people)
            for at, meeting in enumerate(book.meetings)
            if book.mark(place, meeting).status == ATTENDED
        ]
        assert len(there) == self._people
        yield Run(lambda: _pressed(grid, self._rounds), lambda: _answer(grid, FIRST, dict(book.present)))
        _gone(whole)

    @contextmanager
    def floor(self, _folder: Path) -> Iterator[Run]:
        """A table view as Qt has it."""
        view, model = QTableView(), _Ticks(self._people)
        view.resize(*_SIZE)
        view.setModel(model)
        view.show()
        view.setCurrentIndex(model.index(0, 0))
        QTest.qWait(50)

        def counted() -> dict[int | None, int]:
            return {
                column + 1: number
                for column in range(_SESSIONS)
                if (number := sum(1 for _row, at in model.ticked if at == column))
            }

        yield Run(lambda: _pressed(view, self._rounds), lambda: _answer(view, 0, counted()))
        _gone(view)


def _answer(view: QTableView, first: int, there: dict[int | None, int]) -> tuple[Any, ...]:
    """Where the keyboard stands, and how many are there."""
    index = view.currentIndex()
    return index.row(), index.column() - first, sorted((k, v) for k, v in there.items() if v)


def _pair(folder: Path, tiny: bool) -> Pair:
    lists = _Lists(20 if tiny else _PEOPLE, 3 if tiny else _ROUNDS)
    return Pair(lists.ours, lists.floor)


BENCHES = (
    Bench(
        "attendance",
        f"{_ROUNDS * len(_KEYS)} keys in a list of {_PEOPLE} people and {_SESSIONS} sessions, each painted",
        "the same keys in a bare table view with ticks",
        3,
        "processor",
        _pair,
    ),
)
