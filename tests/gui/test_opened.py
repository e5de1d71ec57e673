"""What the file answers late, when the page that asked is gone: nothing is lost, and nothing breaks."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from ngodesk.common.errors import UserError
from ngodesk.gui.job import Worker
from ngodesk.gui.records.form import RecordForm
from ngodesk.store.store import Store
from ngodesk.work import saving
from tests.gui.records.forms import Desk
from tests.gui.windows import Open, settle


class Asker(QWidget):
    """A page that asks: it is told by a signal of its own, or writes on its label."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel(self)

    def ways(self) -> list[Callable[[Any], object]]:
        """Each kind of "it is gone" that Qt knows."""
        return [self.told.emit, lambda what: self.told.emit(what), lambda what: self.label.setText(str(what))]


class Late:
    """A worker that is busy until `go`."""

    def __init__(self, worker: Worker) -> None:
        self._event = Event()
        worker.run(lambda _progress: self._event.wait(20), lambda _done: None, _raise)

    def go(self) -> None:
        """What was asked meanwhile is answered now."""
        self._event.set()


def _raise(error: Exception) -> None:
    raise error


def _refuse(store: Store) -> None:
    saving.change(store, "people", 1, {"ref": ""})


def _told(desk: Desk) -> int:
    """How many problems of a person's making the frame heard of."""
    told = [isinstance(error, UserError) for error in desk.failures]
    desk.failures.clear()
    assert all(told)
    return len(told)


@pytest.fixture
def desk(qtbot: QtBot, filled: Path) -> Iterator[Desk]:
    made = Desk(qtbot, filled)
    yield made
    made.close()


def test_what_a_page_asked_that_is_gone_is_dropped(desk: Desk) -> None:
    asker, late, file = Asker(), Late(desk.worker), desk.file
    for way in asker.ways():
        file.read(lambda store: store.path, way)
        file.read(_refuse, way, way)
        file.write(lambda store: store.path, lambda _words: None, way)
        file.work(lambda store, _progress: store.path, way, "")
    delete(asker)
    late.go()
    desk.settle()
    assert desk.failures == []


def test_a_write_that_was_refused_is_told_although_the_page_is_gone(desk: Desk) -> None:
    asker, late = Asker(), Late(desk.worker)
    ways = asker.ways()
    for way in ways:
        desk.file.write(_refuse, way, otherwise=lambda: asker.label.setEnabled(True))
    delete(asker)
    late.go()
    desk.settle()
    assert _told(desk) == len(ways)


def test_a_page_that_is_there_says_it_itself(desk: Desk) -> None:
    asker = Asker()
    desk.file.write(_refuse, asker.label.setText)
    desk.settle()
    assert asker.label.text()
    assert desk.failures == []


def test_a_mistake_in_a_page_is_not_taken_for_its_end(qtbot: QtBot, desk: Desk) -> None:
    def show(_found: object) -> None:
        raise RuntimeError("something else")

    with qtbot.captureExceptions() as caught:
        desk.file.read(lambda store: store.path, show)
        desk.settle()
    assert [str(error[1]) for error in caught] == ["something else"]


def test_a_form_that_is_gone_leaves_its_refusal_to_the_frame(desk: Desk) -> None:
    desk.show("people", "ref = 'P2'")
    late = Late(desk.worker)
    desk.write("ref", "P1")
    desk.form.flush()
    delete(desk.form)
    desk.form = RecordForm(desk.file)
    late.go()
    desk.settle()
    assert _told(desk) == 1


def test_the_window_says_what_a_page_could_not(qtbot: QtBot, open_window: Open, filled: Path) -> None:
    window = open_window(filled)
    late, page = Late(window.worker), window.page
    window.file.write(_refuse, page.problem_found.emit)
    window.go_to("people")
    qtbot.waitUntil(lambda: not isValid(page))
    late.go()
    settle(qtbot, window)
    assert window.problem_note.isVisible()
