"""A password on the command line: made with one, opened with it, changed, taken off; the code opens too."""

import io
from pathlib import Path

import pytest

from ngodesk.store import backup
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


def test_what_old_backups_open_with_is_said_and_they_are_deleted(
    ngodesk: Command, tmp_path: Path, filled: Path
) -> None:
    file, first, second = (
        str(filled),
        secret(tmp_path, "first", "zażółć gęślą"),
        secret(tmp_path, "s", "pavisam cita"),
    )
    said = ngodesk("protect", file, "--password-file", first)
    assert (said.status, len(said.out.split())) == (0, 13)
    assert "1 backup in" in said.err
    assert "--delete-old-backups" in said.err
    assert ngodesk("protect", file, "--password-file", second, "--delete-old-backups").status == 3
    assert (
        "2 backups"
        in ngodesk("protect", file, "--change", "--password-file", first, "--new-password-file", second).err
    )
    said = ngodesk("protect", file, "--password-file", second, "--delete-old-backups")
    assert (said.status, said.out, said.err) == (0, "", "")
    (left,) = backup.listed(filled)
    assert ngodesk("projects", str(left), "--password-file", second).status == 0


def test_a_restored_file_asks_for_the_password_of_the_one_that_it_replaces(
    ngodesk: Command, tmp_path: Path, filled: Path
) -> None:
    file, plain, new = str(filled), str(tmp_path / "plain.ngodesk"), str(tmp_path / "new.ngodesk")
    first, second = secret(tmp_path, "first", "zażółć gęślą"), secret(tmp_path, "s", "pavisam cita")
    former = str(tmp_path / "former.ngodesk")
    assert ngodesk("backup", file, plain).status == 0
    assert ngodesk("protect", file, "--password-file", first).status == 0
    assert ngodesk("backup", file, former, "--password-file", first).status == 0
    assert (
        ngodesk("protect", file, "--change", "--password-file", first, "--new-password-file", second).status
        == 0
    )
    assert ngodesk("restore", plain, file, "--replace").status == 3
    for words in ((plain,), (former, "--backup-password-file", first)):
        source, *more = words
        said = ngodesk("restore", source, file, "--replace", "--password-file", second, *more)
        assert (said.status, "the password of the file until now" in said.err) == (0, True), said
        assert ngodesk("projects", file).status == 3
        assert "NL1" in ngodesk("projects", file, "--password-file", second).out
    said = ngodesk("restore", plain, new)
    assert (said.status, "without a password" in said.err) == (0, True)
