"""Two programs and one file: the second reads; after a crash the next one writes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ngodesk.common import processes, settings
from ngodesk.store.lock import Holder, Lock
from ngodesk.store.opening import open_store
from tests.store.whole import leftovers

OPENS = """
import sys
import time
from pathlib import Path
from ngodesk.store.opening import open_store
store = open_store(Path(sys.argv[1]))
print(store.read_only.text() if store.read_only else "writes", flush=True)
sys.stdin.readline()
store.close()
"""
TAKES = """
import sys, time
from pathlib import Path
from ngodesk.store.lock import Lock
lock = Lock(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
print("mine" if lock.take() is None else "held", flush=True)
sys.stdin.readline()
lock.release()
"""


def started(script: str, path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[2],
    )


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def go(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def ended(process: "subprocess.Popen[str]") -> int:
    process.communicate("\n")
    return process.returncode


def test_the_second_program_reads_until_the_first_lets_go(workspace: Path) -> None:
    first = started(OPENS, workspace)
    assert line(first) == "writes"
    second = started(OPENS, workspace)
    assert "is open in another window on this computer. Close it there" in line(second)
    with open_store(workspace) as here:
        assert here.read_only is not None
    assert (ended(second), Lock(workspace).path.exists()) == (0, True)
    assert (ended(first), Lock(workspace).path.exists()) == (0, False)
    with open_store(workspace) as here:
        assert here.read_only is None
    assert leftovers(workspace.parent) == []


def test_the_lock_of_a_killed_program_is_taken_over(workspace: Path) -> None:
    first = started(OPENS, workspace)
    assert line(first) == "writes"
    first.kill()
    assert first.wait() == -signal.SIGKILL
    first.communicate()
    assert Lock(workspace).path.exists()
    with open_store(workspace) as here:
        assert here.read_only is None
    assert leftovers(workspace.parent) == []


@pytest.mark.parametrize("abandoned", [True, False], ids=["a dead one's lock", "no lock"])
def test_of_many_at_once_one_gets_it(workspace: Path, abandoned: bool) -> None:
    programs = [started(TAKES, workspace) for _ in range(5)]
    assert [line(each) for each in programs] == ["ready"] * 5
    if abandoned:
        _abandon(workspace)
    for each in programs:
        go(each)
    assert sorted(line(each) for each in programs) == ["held"] * 4 + ["mine"]
    assert [ended(each) for each in programs] == [0] * 5
    assert leftovers(workspace.parent) == []


def _abandon(workspace: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    values = {"computer": settings.computer(), "host": "h", "user": "u", "process": gone.pid, "since": ""}
    assert Holder(**values).is_gone  # type: ignore[arg-type]
    Lock(workspace).path.write_text(json.dumps(values), encoding="utf-8")


@pytest.mark.skipif(not processes.began(os.getpid()), reason="the system does not tell when a process began")
def test_the_lock_of_a_dead_program_whose_number_another_one_has_is_taken_over(workspace: Path) -> None:
    other = started(TAKES, workspace)
    assert line(other) == "ready"
    values = {"computer": settings.computer(), "host": "h", "user": "u", "process": other.pid, "since": ""}
    for began, gone in (("1", True), (processes.began(other.pid), False), ("", False)):
        Lock(workspace).path.write_text(json.dumps(values | {"began": began}), encoding="utf-8")
        with open_store(workspace) as here:
            assert (here.read_only is None) == gone
    assert ended(other) == 0


@pytest.mark.parametrize("second_names", [True, False])
def test_a_lock_that_another_took_since_we_read_the_dead_ones_is_left(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, second_names: bool
) -> None:
    quicker = Lock(workspace)

    class Slow(Lock):
        def _put_aside(self, text: str) -> None:
            self.path.unlink()
            assert quicker.take() is None
            super()._put_aside(text)

    if not second_names:
        monkeypatch.setattr(Path, "hardlink_to", _refuse)
    _abandon(workspace)
    holder = Slow(workspace).take()
    assert holder is not None
    assert holder == quicker.holder()
    quicker.release()
    assert leftovers(workspace.parent) == []


def test_a_lock_says_who_where_and_since_when(workspace: Path) -> None:
    lock = Lock(workspace)
    assert lock.take() is None
    holder = lock.holder()
    assert holder is not None
    assert (holder.is_here, holder.is_gone, holder.process) == (True, False, os.getpid())
    assert (holder.host, holder.user) == (settings.host(), settings.user())
    assert holder.since.endswith("+00:00")
    lock.release()
    assert lock.holder() is None


def test_a_lock_that_somebody_took_over_is_not_released_by_us(workspace: Path) -> None:
    lock = Lock(workspace)
    lock.take()
    lock.path.write_text("somebody else's", encoding="utf-8")
    lock.release()
    assert lock.path.read_text(encoding="utf-8") == "somebody else's"


def _refuse(*_: object) -> None:
    raise OSError(1, "Operation not permitted")


def test_a_disk_without_second_names_locks_too(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", _refuse)
    first, second = Lock(workspace), Lock(workspace)
    assert first.take() is None
    assert second.take() is not None
    first.release()
    assert second.take() is None
    second.release()
    assert leftovers(workspace.parent) == []


@pytest.mark.parametrize(
    ("since", "shown"),
    [
        ("2026-11-21T10:00:05+00:00", "2026-11-21 11:00"),
        ("2026-07-01T10:00:00+00:00", "2026-07-01 12:00"),
        ("?", "?"),
    ],
)
def test_a_lock_tells_its_time_by_this_computers_clock(
    monkeypatch: pytest.MonkeyPatch, since: str, shown: str
) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    try:
        assert Holder("c", "h", "u", 1, since).since_here == shown
    finally:
        monkeypatch.undo()
        time.tzset()
