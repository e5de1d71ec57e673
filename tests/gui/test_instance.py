"""One window for a file: opened once more, the window that has it comes to the front."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ngodesk.gui import instance
from ngodesk.gui.instance import Doorbell, name_of, raise_other
from ngodesk.store.opening import open_store
from tests.gui.windows import Open, settle

ROOT = Path(__file__).resolve().parents[2]
unix = pytest.mark.skipif(os.name == "nt", reason="sockets and links are files here")


@pytest.fixture
def bell() -> Iterator[Doorbell]:
    """Listens for nobody yet."""
    made = Doorbell()
    yield made
    made.stop()


def asks(path: Path, *words: str) -> "subprocess.Popen[str]":
    """Another process that is to open the file."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "ngodesk", "open", str(path), *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ended(qtbot: QtBot, process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    """Its exit status and what it said; this window answers meanwhile."""
    try:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
        said, complaint = process.communicate()
        return process.returncode, said, complaint
    finally:
        process.kill()
        process.wait()


@unix
def test_a_socket_is_of_one_file_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Łąka.ngodesk"
    file.touch()
    (tmp_path / "link.ngodesk").symlink_to(file)
    monkeypatch.chdir(tmp_path)
    names = {name_of(path) for path in (file, Path("Łąka.ngodesk"), tmp_path / "link.ngodesk")}
    assert len(names) == 1
    assert name_of(tmp_path / "other.ngodesk") not in names
    assert len(os.fsencode(names.pop())) < 104  # what the smallest system takes


def test_without_a_window_nobody_answers(tmp_path: Path) -> None:
    assert not raise_other(tmp_path / "nobody.ngodesk")


def test_whoever_comes_is_heard_by_the_file_they_ask_for(qtbot: QtBot, bell: Doorbell, filled: Path) -> None:
    bell.listen(filled)
    heard: list[bool] = []
    bell.rung.connect(lambda: heard.append(True))
    assert not raise_other(filled.with_name("other.ngodesk"))
    assert heard == []
    code, said, complaint = ended(qtbot, asks(filled))
    assert (code, complaint) == (0, "")
    assert heard == [True]
    assert said == f"{filled.name} is open already; its window is in front now.\n"


def test_it_is_said_in_the_language_that_was_asked_for(qtbot: QtBot, bell: Doorbell, filled: Path) -> None:
    bell.listen(filled)
    code, said, _complaint = ended(qtbot, asks(filled, "--language", "pl"))
    assert code == 0
    assert said.startswith(filled.name)


@unix
def test_a_socket_that_a_killed_process_left_is_taken_over(
    qtbot: QtBot, bell: Doorbell, filled: Path
) -> None:
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from ngodesk.gui.instance import Doorbell; app = QCoreApplication([]); bell = Doorbell();"
        "bell.listen(Path(sys.argv[1])); print('listens', flush=True); app.exec()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(filled)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "listens\n"
    process.kill()
    process.wait()
    process.stdout.close()
    assert Path(name_of(filled)).exists()
    assert not raise_other(filled)
    bell.listen(filled)
    with qtbot.waitSignal(bell.rung):
        code, _said, _complaint = ended(qtbot, asks(filled))
    assert code == 0


def test_the_first_who_listens_keeps_listening(qtbot: QtBot, bell: Doorbell, filled: Path) -> None:
    bell.listen(filled)
    second = Doorbell()
    second.listen(filled)
    second.rung.connect(pytest.fail)
    second.stop()
    with qtbot.waitSignal(bell.rung):
        ended(qtbot, asks(filled))


def test_a_window_answers_for_the_file_it_shows_and_comes_forward(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    window = open_window(filled)
    window.showMinimized()
    code, _said, complaint = ended(qtbot, asks(filled))
    assert (code, complaint) == (0, "")
    assert not window.isMinimized()
    assert window.state.read_only is None
    other = Path(shutil.copyfile(filled, tmp_path / "other.ngodesk"))
    window.open_file(other)
    settle(qtbot, window)
    assert not Path(name_of(filled)).exists()
    assert ended(qtbot, asks(other))[0] == 0
    window.file.close()
    settle(qtbot, window)
    assert not Path(name_of(other)).exists()


def test_another_file_opens_in_a_window_of_its_own(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    open_window(filled)
    other = Path(shutil.copyfile(filled, tmp_path / "other.ngodesk"))
    process = asks(other)
    try:
        qtbot.waitUntil(lambda: Path(name_of(other)).exists(), timeout=30_000)
        assert process.poll() is None
        with open_store(other) as store:
            assert "another window" in store.read_only.text()
        assert raise_other(other)
    finally:
        process.terminate()
        process.communicate()


def test_a_file_of_another_window_is_not_opened_a_second_time_to_read(
    qtbot: QtBot, open_window: Open, filled: Path, tmp_path: Path
) -> None:
    window = open_window(filled)
    window.open_file(filled)
    settle(qtbot, window)
    assert window.status.currentMessage() == ""
    other = Path(shutil.copyfile(filled, tmp_path / "other.ngodesk"))
    process = asks(other)
    try:
        qtbot.waitUntil(lambda: Path(name_of(other)).exists(), timeout=30_000)
        window.open_file(other)
        settle(qtbot, window)
        assert window.file.path == filled
        assert window.status.currentMessage() == f"{other.name} is open already; its window is in front now."
    finally:
        process.terminate()
        process.communicate()


@unix
def test_a_window_that_does_not_answer_is_not_waited_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, filled: Path
) -> None:
    import socket

    monkeypatch.setattr(instance, "_PATIENCE", 100)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(name_of(filled))
        deaf.listen()
        assert not raise_other(filled)
    Path(name_of(filled)).unlink()
