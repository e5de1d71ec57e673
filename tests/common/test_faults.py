"""The log of faults: classes and places, five files of a megabyte, and never what somebody typed."""

from pathlib import Path

import pytest

from ngodesk.common import faults
from ngodesk.common.errors import UserError

SECRET = "Łucja Żak 79041112345"


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "log" / "ngodesk.log"
    monkeypatch.setattr(faults, "log_file", lambda: path)
    return path


def fail(depth: int = 0) -> Exception:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"{SECRET} {depth}") from error
    except ValueError as error:
        return error


def test_an_error_is_kept_without_what_it_says(log: Path) -> None:
    faults.keep(fail())
    faults.keep(UserError("There is no file {path}.", path=SECRET))
    text = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_faults.py" in text
    assert "UserError: There is no file {path}." in text
    assert "Żak" not in text
    assert str(Path(__file__).parent) not in text
    assert faults.latest() == text.splitlines()


def test_five_files_are_kept(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "_LARGEST", 2_000)
    for number in range(100):
        faults.keep(fail(number))
    found = list(log.parent.iterdir())
    assert len(found) == 5
    assert all(path.stat().st_size <= 2_000 for path in found)


def test_a_log_that_cannot_be_written_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(faults, "log_file", lambda: tmp_path / "file" / "ngodesk.log")
    faults.keep(fail())
    assert faults.latest() == []
