"""One window for a file: opened once more, the window that has it comes to the front."""

import os
import shutil
import signal
import stat
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
unix = pytest.mark.skipif(os.name == "nt", reason="processes are stopped and links made otherwise there")


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
def test_a_folder_is_of_one_file_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Łąka.ngodesk"
    file.touch()
    (tmp_path / "link.ngodesk").symlink_to(file)
    monkeypatch.chdir(tmp_path)
    names = {name_of(path) for path in (file, Path("Łąka.ngodesk"), tmp_path / "link.ngodesk")}
    assert len(names) == 1
    assert name_of(tmp_path / "other.ngodesk") not in names


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
    _code, english, _complaint = ended(qtbot, asks(filled))
    code, polish, _complaint = ended(qtbot, asks(filled, "--language", "pl"))
    assert code == 0
    assert filled.name in polish
    assert polish != english


@pytest.fixture
def other_process(filled: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that listens for the file."""
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from ngodesk.gui.instance import Doorbell; app = QCoreApplication([]); bell = Doorbell();"
        "bell.rung.connect(lambda: print('rung', flush=True));"
        "bell.listen(Path(sys.argv[1])); print('listens', flush=True); app.exec()"
    )
    command = [sys.executable, "-c", script, str(filled)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "listens\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_what_a_killed_process_left_is_cleared_away(
    filled: Path, other_process: "subprocess.Popen[str]"
) -> None:
    folder = Path(name_of(filled))
    other_process.kill()
    other_process.wait()
    (folder / "asked-0123456789abcdef").mkdir()  # of somebody who was killed too
    assert not raise_other(filled)
    assert not folder.exists()


def test_what_a_killed_process_left_is_taken_over(
    qtbot: QtBot, bell: Doorbell, filled: Path, other_process: "subprocess.Popen[str]"
) -> None:
    other_process.kill()
    other_process.wait()
    assert Path(name_of(filled)).exists()
    bell.listen(filled)
    with qtbot.waitSignal(bell.rung):
        code, _said, _complaint = ended(qtbot, asks(filled))
    assert code == 0


@unix
def test_a_window_that_hangs_is_not_waited_for_and_answers_once_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, filled: Path, other_process: "subprocess.Popen[str]"
) -> None:
    assert other_process.stdout is not None
    folder = Path(name_of(filled))
    held = set(folder.iterdir())
    other_process.send_signal(signal.SIGSTOP)
    with monkeypatch.context() as patch:
        patch.setattr(instance, "_PATIENCE", 100)
        assert not raise_other(filled)
    assert set(folder.iterdir()) == held  # who is not answered takes the request back
    other_process.send_signal(signal.SIGCONT)
    assert raise_other(filled)
    assert other_process.stdout.readline() == "rung\n"


@unix
def test_the_folder_is_for_its_user_alone(bell: Doorbell, filled: Path) -> None:
    bell.listen(filled)
    assert stat.S_IMODE(Path(name_of(filled)).stat().st_mode) == 0o700


def test_where_no_folder_can_be_made_nobody_answers(bell: Doorbell, filled: Path) -> None:
    folder = Path(name_of(filled))
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.touch()  # something else has the name
    try:
        bell.listen(filled)
        assert not raise_other(filled)
    finally:
        bell.stop()
        folder.unlink()


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
