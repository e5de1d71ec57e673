"""A person's data from the command line: all of them in print and beside it, erased; a copy for the board."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.said import Command
from tests.cli.test_shapes import data


def test_everything_held_is_printed_with_its_data_beside(ngodesk: Command, filled: Path, tmp_path: Path):
    target = tmp_path / "held.pdf"
    said = ngodesk("report", filled, "person-data", "--person", "P1", "--output", target)
    assert (said.status, said.err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF")
    held = json.loads(target.with_suffix(".json").read_text(encoding="utf-8"))
    assert held["person"] == "Łucja Żak"
    by_table = {record["table"] for record in held["records"]}
    assert {"people", "attendance"} <= by_table
    assert held["records"][0]["fields"]["county"] == "białostocki"
    assert held["history"][0]["what"].startswith("Import")
    target.with_suffix(".json").write_text("mine", encoding="utf-8")
    assert ngodesk("report", filled, "person-data", "--person", "P1", "--output", target).status == 0
    assert target.with_suffix(".json").read_text(encoding="utf-8") == "mine"
    assert json.loads((tmp_path / "held (2).json").read_text(encoding="utf-8"))["person"] == "Łucja Żak"
    assert ngodesk("report", filled, "person-data", "--output", target).status == 2
    masked = tmp_path / "masked.pdf"
    assert (
        ngodesk("report", filled, "person-data", "--person", "P1", "--mask", "--output", masked).status == 0
    )
    assert not masked.with_suffix(".json").exists()


def test_a_person_is_erased(ngodesk: Command, filled: Path):
    before = data(ngodesk, "figures", filled, "--project", "NL1")
    said = ngodesk("person", "erase", filled, "P1")
    assert (said.status, said.out) == (0, "Erased. Only the code P1 is left.\n")
    assert "NL1" in said.err
    assert "backup" in said.err
    assert data(ngodesk, "figures", filled, "--project", "NL1") == before
    assert ngodesk("verify", filled).status == 0
    again = ngodesk("person", "erase", filled, "P1")
    assert (again.status, again.err) == (2, "These people are erased already.\n")
    assert ngodesk("person", "erase", filled, "P99").status == 2


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def test_at_a_terminal_it_is_said_and_asked_before(
    ngodesk: Command, filled: Path, monkeypatch: pytest.MonkeyPatch
):
    said = ngodesk("backup", filled)
    assert said.status == 0
    copy = filled.with_name("association replaced 2025-01-01.ngodesk")
    shutil.copyfile(filled, copy)
    shutil.copyfile(filled, filled.with_name("association (Anna's conflicted copy).ngodesk"))
    monkeypatch.setattr(sys, "stdin", Terminal("P2\n"))
    said = ngodesk("person", "erase", filled, "P1")
    assert (said.status, said.out) == (2, "")
    assert said.lines[-1].endswith("Nothing was erased.")
    assert (
        said.err.index("still to be kept: NL1") < said.err.index("Only the code P1") < said.err.index("Type")
    )
    assert "2 automatic backups still hold" in said.err
    assert copy.name in said.err
    assert "conflicted" in said.err
    for answer, words in (("P1\n", ()), ("", ("--yes",))):
        monkeypatch.setattr(sys, "stdin", Terminal(answer))
        said = ngodesk("person", "erase", filled, "P2" if words else "P1", *words)
        assert said.status == 0
        assert ("Type the code" in said.err) is not bool(words)
    said = ngodesk("person", "erase", filled, "P1", "--yes")
    assert (said.status, said.err) == (2, "These people are erased already.\n")


def test_the_history_is_listed_and_a_step_taken_back(ngodesk: Command, filled: Path):
    steps = data(ngodesk, "history", filled)
    assert [each["step"] for each in steps] == sorted((each["step"] for each in steps), reverse=True)
    latest = steps[0]
    assert latest["can_be_undone"]
    assert latest["records"]["people"] == 8
    said = ngodesk("history", filled, "--undo", latest["step"])
    assert (said.status, said.out) == (0, f"Undone: {latest['what']}\n")
    assert data(ngodesk, "projects", filled) == []
    (undo,) = data(ngodesk, "history", filled, "--kind", "undo")
    assert undo["step"] == latest["step"] + 1
    assert ngodesk("history", filled, "--kind", "redo").out == ""
    assert data(ngodesk, "history", filled, "--to", "2020-01-01") == []
    assert len(ngodesk("history", filled, "--table", "people", "--who", "").out.splitlines()) == 2
    assert ngodesk("history", filled, "--undo", "1").status == 2


def test_a_copy_for_the_board_counts_alike_and_names_nobody(ngodesk: Command, filled: Path, tmp_path: Path):
    target = tmp_path / "board.ngodesk"
    assert ngodesk("board-copy", filled, target).status == 0
    figures = data(ngodesk, "figures", filled, "--project", "NL1")
    assert data(ngodesk, "figures", target, "--project", "NL1") == figures
    assert "Żak".encode() in filled.read_bytes()
    assert "Żak".encode() not in target.read_bytes()
    assert ngodesk("verify", target).status == 0
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["board.ngodesk"]
    said = ngodesk("person", "erase", target, "P1")
    assert said.status == 2 or said.status == 3
    assert "copy for the board" in said.err
    assert ngodesk("board-copy", filled, target).status == 3
