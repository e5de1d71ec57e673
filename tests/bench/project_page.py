"""The costs of a project in the real window: however many documents there are, they are there as fast."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest

from ngodesk.gui.main_window import MainWindow
from ngodesk.gui.pages.project_home import ProjectHome
from ngodesk.gui.places import Link
from ngodesk.gui.records.table import RecordTable
from ngodesk.gui.table import Table
from tests.bench.federation import Size, federation
from tests.bench.pairs import Bench, Pair, Run
from tests.bench.table import application, until

_MANY = Size(1, 20, 60, 30, 402, 30_000, 80)
_FEW = Size(1, 20, 60, 30, 401, 300, 80)
_TINY = Size(1, 20, 60, 30, 403, 60, 80)


class _Painted(QObject):
    """Notices that a table was painted with all its rows read."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__(table)
        self.seen = False
        self._table = table
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        rows = self._table.rows
        if event.type() is QEvent.Type.Paint and rows.known and rows.rowCount() and rows.is_read(0):
            self.seen = True
        return False


class _Window:
    """A window with one project that has so many documents."""

    def __init__(self, folder: Path, size: Size) -> None:
        self.app = application()
        self._window = MainWindow(federation(folder, size))
        self._window.resize(1366, 697)
        self._window.show()
        until(lambda: self._window.state is not None)
        self._rest()
        table = self._projects()
        self._project = table.rows.keys[0].id

    def _projects(self) -> Table:
        self._window.go_to("projects")
        self._rest()
        return self._window.page.table

    def _rest(self) -> None:
        QTest.qWait(50)
        while self._window.worker.busy:
            until(lambda: not self._window.worker.busy)
            QTest.qWait(50)

    @contextmanager
    def shown(self, _folder: Path) -> Iterator[Run]:
        """From the click on the tab until the documents stand there."""
        self._projects()
        seen: list[_Painted] = []

        def work() -> None:
            self._window.follow(Link(project=self._project, tab="costs"))
            until(self._is_there(seen))

        yield Run(work, lambda: bool(seen and seen[0].seen))
        self._rest()

    def _is_there(self, seen: list[_Painted]) -> Callable[[], bool]:
        def there() -> bool:
            page = self._window.pages.currentWidget()
            if not seen and isinstance(page, ProjectHome) and "costs" in page.panels:
                seen.append(_Painted(page.panels["costs"].list.table))
            return bool(seen and seen[0].seen)

        return there

    def close(self) -> None:
        self._window.close()
        self._window.deleteLater()
        self.app.processEvents()


def _prepare(folder: Path, tiny: bool) -> Pair:
    many, few = _Window(folder, _TINY if tiny else _MANY), _Window(folder, _FEW)

    def close() -> None:
        many.close()
        few.close()

    return Pair(many.shown, few.shown, close)


BENCHES = (
    Bench(
        "project-page",
        "the costs of a project with 30,000 documents, from the click until they stand there",
        "the same with 300",
        1.5,
        "wall",
        _prepare,
    ),
)
