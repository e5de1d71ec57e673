"""Work off the window's thread: one job after another, results and errors come home, cancelling."""

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ngodesk.common.errors import UserError
from ngodesk.common.progress import Progress
from ngodesk.gui import job
from ngodesk.gui.job import Job, Worker


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def test_jobs_run_in_one_thread_and_their_results_come_home(qtbot: QtBot, worker: Worker) -> None:
    threads: list[tuple[str, threading.Thread]] = []

    def done(name: str) -> None:
        threads.append((name, threading.current_thread()))

    def work(name: str) -> str:
        threads.append(("work", threading.current_thread()))
        return name

    for name in "abc":
        worker.run(lambda _progress, name=name: work(name), done, pytest.fail)
    qtbot.waitUntil(lambda: not worker.busy)
    here = threading.current_thread()
    assert [name for name, thread in threads if thread is here] == ["a", "b", "c"]
    elsewhere = {thread for name, thread in threads if name == "work"}
    assert len(elsewhere) == 1
    assert here not in elsewhere


def test_an_error_reaches_the_window(qtbot: QtBot, worker: Worker) -> None:
    failed: list[Exception] = []

    def work(_progress: Progress) -> None:
        raise UserError("It rains.")

    worker.run(work, pytest.fail, failed.append)
    qtbot.waitUntil(lambda: not worker.busy)
    assert str(failed[0]) == "It rains."
    worker.run(lambda _progress: 7, failed.append, pytest.fail)
    qtbot.waitUntil(lambda: not worker.busy)
    assert failed[1] == 7


def test_a_job_with_many_objects_does_not_halt_the_window_to_look_through_all(
    qtbot: QtBot, worker: Worker
) -> None:
    halts: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if info["generation"] == 2:
            halts.append(phase)

    def work(_progress: Progress) -> list[list[int]]:
        gc.callbacks.append(note)
        try:
            return [[number] for number in range(500_000)]
        finally:
            gc.callbacks.remove(note)

    before = gc.get_threshold()
    worker.run(work, lambda _made: None, pytest.fail)
    qtbot.waitUntil(lambda: not worker.busy)
    assert not halts
    assert gc.get_threshold() == before


def test_a_cancelled_job_stops_and_nothing_follows(qtbot: QtBot, worker: Worker) -> None:
    begun, steps = threading.Event(), []

    def work(progress: Progress) -> None:
        for number in range(100_000):
            progress(number, 100_000)
            steps.append(number)
            begun.set()

    made = worker.run(work, pytest.fail, pytest.fail, "Counting")
    assert begun.wait(5)
    worker.cancel(made)
    qtbot.waitUntil(lambda: not worker.busy)
    assert 0 < len(steps) < 100_000


def test_only_slow_work_with_a_name_shows_a_bar(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "SHOWN_AFTER", 20)
    worker = Worker()
    shown: list[Job] = []
    worker.slow.connect(shown.append)
    release = threading.Event()
    worker.run(lambda _progress: release.wait(5), lambda _result: None, pytest.fail)
    named = worker.run(lambda _progress: release.wait(5), lambda _result: None, pytest.fail, "Reading")
    qtbot.waitUntil(lambda: bool(shown))
    release.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert shown == [named]
    quick = worker.run(lambda _progress: None, lambda _result: None, pytest.fail, "Blinking")
    qtbot.waitUntil(lambda: not worker.busy)
    qtbot.wait(60)
    assert quick not in shown
    worker.close()


def test_closing_waits_for_what_was_begun(qtbot: QtBot) -> None:
    worker, finished = Worker(), []
    worker.run(lambda _progress: finished.append(1), pytest.fail, pytest.fail)
    worker.close()
    assert finished == [1]
    qtbot.wait(10)
