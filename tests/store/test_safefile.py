"""There is always either the old file or the new one, whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ngodesk.common import safefile
from ngodesk.common.errors import FileError

OLD, NEW = b"old" * 1000, b"new" * 1000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / ("ż" * 60 + ".csv")
    path.write_bytes(OLD)
    return path


def test_the_new_takes_the_place_of_the_old(target: Path) -> None:
    with safefile.writing(target) as stream:
        stream.write(NEW)
        stream.flush()
        assert target.read_bytes() == OLD
    assert target.read_bytes() == NEW
    assert list(target.parent.iterdir()) == [target]


def test_after_an_exception_the_old_is_there_and_nothing_else(target: Path) -> None:
    with pytest.raises(ZeroDivisionError), safefile.writing(target) as stream:
        stream.write(NEW[: 1 // 0])
    with pytest.raises(KeyboardInterrupt), safefile.replacing(target) as part:
        raise KeyboardInterrupt(part.write_bytes(NEW))
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_when_the_system_refuses_the_old_is_there(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", refuse)
    else:
        monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError, match="No space left"), safefile.writing(target) as stream:
        stream.write(NEW)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="could not be written"), safefile.writing(tmp_path / "no" / "a"):
        raise AssertionError


def test_what_is_write_protected_is_left_as_it_is(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(FileError, match="write-protected"), safefile.writing(target) as stream:
        stream.write(NEW)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize(("there", "said"), [(True, "another program"), (False, "folder")])
def test_what_another_program_holds_and_where_nothing_may_be_written(
    target: Path, monkeypatch: pytest.MonkeyPatch, there: bool, said: str
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    place = target if there else target.with_name("new.csv")
    with pytest.raises(FileError, match=said) as refused, safefile.writing(place) as stream:
        stream.write(NEW)
    assert "choose another" in refused.value.text().lower()
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("moment", range(6))
def test_a_kill_leaves_the_old_or_the_new_whole(target: Path, moment: int) -> None:
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from ngodesk.common import safefile\n"
        "moments = []\n"
        "def count(*_):\n"
        "    moments.append(1)\n"
        "    if len(moments) > int(sys.argv[2]):\n"
        "        os.kill(os.getpid(), 9)\n"
        "sys.setprofile(lambda frame, event, _: count() if event == 'call' and\n"
        "    frame.f_code.co_filename.endswith('safefile.py') else None)\n"
        "with safefile.writing(Path(sys.argv[1])) as stream:\n"
        "    stream.write(b'new' * 1000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script, str(target), str(moment)],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode in (0, -signal.SIGKILL)
    assert target.read_bytes() in (OLD, NEW)
    assert (done.returncode == 0) <= (target.read_bytes() == NEW)
