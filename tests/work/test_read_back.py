"""What was given out is read back; what was cut off is taken away by the next program."""

import io
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ngodesk.__main__ import main
from ngodesk.common import safefile, settings
from ngodesk.common.errors import FileError
from ngodesk.store import backup
from ngodesk.store.store import Store
from ngodesk.work import exports, giving_out, printing, read_back
from ngodesk.work.printing import Wish
from tests.conftest import HOME_VARIABLES

_CUT_OFF = (
    "import os, sys\n"
    "from pathlib import Path\n"
    "from ngodesk.work import read_back\n"
    "with read_back.writing(Path(sys.argv[1])) as stream:\n"
    "    stream.write(b'x' * 9_000)\n"
    "    stream.flush()\n"
    "    os.kill(os.getpid(), 9)\n"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7\nnothing more"),
        ("a.xlsx", b"PK\x03\x04 torn"),
        ("a.docx", b""),
        ("a.zip", b"no archive"),
    ],
)
def test_what_no_reader_opens_never_has_its_name(tmp_path: Path, name: str, content: bytes) -> None:
    target = tmp_path / name
    target.write_bytes(b"the former one")
    with pytest.raises(FileError, match="could not be read back"), read_back.writing(target) as stream:
        stream.write(content)
    assert target.read_bytes() == b"the former one"
    assert list(tmp_path.glob(".*")) == []


def test_an_archive_with_another_byte_is_noticed(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("people.csv", "ref,name\n" * 500)
    content.getbuffer()[2_000] = 0
    with pytest.raises(FileError), read_back.writing(tmp_path / "a.zip") as stream:
        stream.write(content.getvalue())
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_gives_back_something_else_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that lies: once its memory is gone, other bytes come."""

    def lie(path: Path) -> None:
        path.write_bytes(b"0" * path.stat().st_size)

    monkeypatch.setattr(safefile, "forget", lie)
    with pytest.raises(FileError, match="could not be read back"), read_back.writing(tmp_path / "a.csv") as s:
        s.write(b"a;b\r\n")
    assert list(tmp_path.iterdir()) == []


def test_what_is_sound_is_there(filled_store: Store, tmp_path: Path) -> None:
    for name in ("costs.pdf", "costs.xlsx"):
        printing.print_report(filled_store, "cost-documents", tmp_path / name, Wish(project="NL1"))
        assert (tmp_path / name).stat().st_size > 3_000
    exports.export_folder(filled_store, tmp_path / "folder")
    assert (tmp_path / "folder" / "people.csv").is_file()
    assert sorted(path.name for path in tmp_path.iterdir() if path != filled_store.path.parent) == [
        "costs.pdf",
        "costs.xlsx",
        "folder",
    ]


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_what_a_killed_program_left_is_gone_after_the_next_start(tmp_path: Path) -> None:
    _killed(_CUT_OFF, tmp_path / "a.pdf")
    (left,) = tmp_path.iterdir()
    assert left.name.endswith(".part")
    with read_back.unfinished() as remember:
        remember(other := tmp_path / "mine.part")
        other.touch()
        read_back.tidy()
        assert list(tmp_path.iterdir()) == [other]  # this program still lives
        other.unlink()
    assert list((settings.folder() / "unfinished").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_the_next_command_takes_it_away(tmp_path: Path) -> None:
    _killed(_CUT_OFF, tmp_path / "a.pdf")
    assert main(["--version"]) == 0
    assert [path.suffix for path in tmp_path.iterdir()] == [".part"]  # nothing was done yet
    assert main(["reports"]) == 0
    assert list(tmp_path.iterdir()) == []
    assert list((settings.folder() / "unfinished").iterdir()) == []


def _killed(script: str, *paths: Path) -> None:
    environment = {**os.environ, **{name: os.environ[name] for name in HOME_VARIABLES}}
    subprocess.run([sys.executable, "-c", script, *map(str, paths)], env=environment, check=False)


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_what_a_killed_restore_left_is_gone_with_its_journal(filled: Path) -> None:
    """It holds everybody's data."""
    made = backup.automatic(filled, "close")
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from ngodesk.store import beside, connections\n"
        "from ngodesk.work import backups\n"
        "def cut_off(part, *_):\n"
        "    connection = connections.connect(part)\n"
        "    connection.execute('PRAGMA cache_spill = 1')\n"
        "    connection.execute('PRAGMA cache_size = 1')\n"
        "    connection.execute('BEGIN')\n"
        "    connection.execute('UPDATE people SET notes = hex(zeroblob(9000))')\n"
        "    os.kill(os.getpid(), 9)\n"
        "beside.fill = cut_off\n"
        "backups.restore(*map(Path, sys.argv[1:]))\n"
    )
    _killed(script, made, filled.with_name("new.ngodesk"))
    left = {path.name.rpartition(".")[2] for path in filled.parent.glob(".*")}
    assert left == {"part", "part-journal"}
    read_back.tidy()
    assert list(filled.parent.glob(".*")) == []
    assert list((settings.folder() / "unfinished").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
@pytest.mark.parametrize("act", ["backups.make", "moving.move"])
def test_what_a_killed_copy_left_on_a_stick_is_gone_after_the_next_start(
    filled: Path, tmp_path: Path, act: str
) -> None:
    """It holds everybody's data, and nobody but its owner could read it meanwhile."""
    (stick := tmp_path / "stick").mkdir()
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from ngodesk.store import backup\n"
        "from ngodesk.store.opening import open_store\n"
        "from ngodesk.work import backups, moving\n"
        "backup.verify = lambda *_more: os.kill(os.getpid(), 9)\n"
        f"{act}(open_store(Path(sys.argv[1])), Path(sys.argv[2]))\n"
    )
    _killed(script, filled, stick / "copy.ngodesk")
    (left,) = stick.iterdir()
    assert "Żak".encode() in left.read_bytes()
    assert stat.S_IMODE(left.stat().st_mode) == 0o600
    read_back.tidy()
    assert list(stick.iterdir()) == []
    assert list((settings.folder() / "unfinished").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="knows no such rights")
def test_what_is_given_out_is_for_its_owner_alone(filled_store: Store, tmp_path: Path) -> None:
    (out := tmp_path / "out").mkdir()
    exports.export_folder(filled_store, out / "folder")
    exports.export_folder(filled_store, out / "all.zip")
    giving_out.give(filled_store, "people", out / "people.xlsx")
    printing.print_report(filled_store, "cost-documents", out / "costs.pdf", Wish(project="NL1"))
    (there := out / "there.pdf").touch(0o640)
    printing.print_report(filled_store, "cost-documents", there, Wish(project="NL1"))
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in out.rglob("*")}
    assert modes.pop(there) == 0o640
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert len(modes) > 10
