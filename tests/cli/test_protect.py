"""A password on the command line: made with one, opened with it, changed, taken off; the code opens too."""

import io
from pathlib import Path

import pytest

from tests.cli.said import Command


def secret(folder: Path, name: str, words: str) -> str:
    """A file whose first line is a password."""
    path = folder / name
    path.write_text(f"{words}\nsecond line\n", encoding="utf-8")
    return str(path)


def test_protected_from_the_first_byte_until_it_is_taken_off(
    ngodesk: Command, tmp_path: Path, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, first = str(tmp_path / "ż.ngodesk"), secret(tmp_path, "first", "zażółć 'gęślą'")
    second, wrong = secret(tmp_path, "second", "pavisam cita parole"), secret(tmp_path, "wrong", "inne hasło")
    code = ngodesk("new", file, "--password-file", first)
    assert (code.status, len(code.out.split())) == (0, 13)
    assert ngodesk("import", file, str(example), "--password-file", first).status == 0
    for words, status, said in (
        (("projects", file), 3, "protected by a password"),
        (("projects", file, "--password-file", wrong), 3, "not the password"),
        (("projects", file, "--password-file", first), 0, ""),
        (("projects", file, "--password-file", secret(tmp_path, "code", code.out.lower().strip())), 0, ""),
        (("protect", file, "--password-file", wrong, "--remove"), 3, "not the password"),
    ):
        found = ngodesk(*words)
        assert (found.status, said in found.err) == (status, True), found
    again = ngodesk("protect", file, "--change", "--password-file", first, "--new-password-file", second)
    assert again.status == 0
    assert again.out != code.out
    assert ngodesk("projects", file, "--password-file", first).status == 3
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"pavisam cita parole\n")))
    assert "NL1" in ngodesk("projects", file, "--password-file", "-").out
    copy = str(tmp_path / "copy.ngodesk")
    assert ngodesk("backup", file, copy, "--password-file", second).status == 0
    assert ngodesk("restore", copy, str(tmp_path / "r.ngodesk"), "--password-file", wrong).status == 3
    assert ngodesk("restore", copy, str(tmp_path / "r.ngodesk"), "--password-file", second).status == 0
    assert ngodesk("verify", str(tmp_path / "r.ngodesk"), "--password-file", second).status == 0
    assert ngodesk("protect", file, "--remove", "--password-file", second).status == 0
    assert "NL1" in ngodesk("projects", file).out
    assert ngodesk("protect", file, "--remove", "--password-file", second).status == 2


def test_a_short_or_blank_password_protects_nothing(ngodesk: Command, tmp_path: Path) -> None:
    file = tmp_path / "a.ngodesk"
    for words, said in (("short", "too short"), ("", "blank")):
        found = ngodesk("new", str(file), "--password-file", secret(tmp_path, "p", words))
        assert (found.status, said in found.err) == (2, True)
        assert not file.exists()
