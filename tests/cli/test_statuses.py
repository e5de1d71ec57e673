"""How every command ends: 0 done, 1 done with errors found, 2 wrong use, 3 no file; an error is one line."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from ngodesk.store import connections
from ngodesk.store.opening import open_store
from ngodesk.work import backups
from tests.cli.said import Command
from tests.exchange.folders import contents, held
from tests.store.test_protection import attach
from tests.store.whole import done, dump

# Every command that opens a workspace, with the words after it.
ON_WORKSPACE = {
    "backup": (),
    "board-copy": ("{out}/board.ngodesk",),
    "evidence": ("--project", "NL1", "--indicator", "1"),
    "export": ("{out}/target",),
    "figures": ("--project", "NL1"),
    "freeze": ("sif", "--project", "NL1", "--period", "R1"),
    "frozen": (),
    "history": (),
    "import": ("{example}",),
    "projects": (),
    "report": ("project-card", "--project", "NL1", "--output", "{out}/card.pdf"),
    "verify": (),
}
PROJECT = ("--project", "NL1")


@pytest.fixture
def files(filled: Path, example: Path, tmp_path: Path) -> dict[str, str]:
    """What the words of a call may name."""
    (tmp_path / "out").mkdir()
    return {"filled": str(filled), "example": str(example), "out": str(tmp_path / "out")}


def called(ngodesk: Command, words: tuple[str, ...], files: dict[str, str], status: int) -> str:
    """Call and look that it ended so; gives the one line that was said."""
    said = ngodesk(*(word.format(**files) for word in words))
    assert (said.status, said.out) == (status, ""), said
    assert len(said.lines) == 1
    assert "Traceback" not in said.err
    return said.lines[0]


@pytest.mark.parametrize("name", ON_WORKSPACE)
def test_done_is_0(ngodesk: Command, files: dict[str, str], name: str):
    words = (name, "{filled}", *ON_WORKSPACE[name])
    assert ngodesk(*(word.format(**files) for word in words)).status == 0


def missing(path: Path) -> None:
    """There is no file."""


def folder(path: Path) -> None:
    """A folder has the name."""
    path.mkdir()


def empty(path: Path) -> None:
    """Nothing is in it."""
    path.touch()


def text(path: Path) -> None:
    """It is of another kind."""
    path.write_text("not a workspace\n" * 100, encoding="utf-8")


def foreign(path: Path) -> None:
    """It is a database of somebody else."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()


def damaged(path: Path) -> None:
    """Pages in its middle are gone."""
    content = bytearray(path.with_name("whole").read_bytes())
    for start in range(0, len(content), 4096):
        content[start + 100 if start == 0 else start : start + 2048] = b"\xff" * 1948
    path.write_bytes(content)


def cut(path: Path) -> None:
    """Its end is gone."""
    content = path.with_name("whole").read_bytes()
    path.write_bytes(content[: len(content) // 2])


def newer(path: Path) -> None:
    """A later version made it."""
    shutil.copyfile(path.with_name("whole"), path)
    connection = connections.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connections.close(connection)


BROKEN = {
    missing: "There is no file ",
    folder: " is a folder.",
    empty: " is empty.",
    text: " was not made by ngodesk.",
    foreign: " was not made by ngodesk.",
    damaged: " is damaged.",
    cut: " is damaged.",
    newer: " was made by a newer ngodesk.",
}


@pytest.mark.parametrize("make", BROKEN, ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", ON_WORKSPACE)
def test_a_workspace_that_cannot_be_opened_is_3(
    ngodesk: Command, files: dict[str, str], filled_workspace: Path, tmp_path: Path, name: str, make
):
    path = tmp_path / "there" / "a.ngodesk"
    path.parent.mkdir()
    shutil.copyfile(filled_workspace, path.with_name("whole"))
    make(path)
    before = contents(path.parent)
    files["broken"] = str(path)
    assert BROKEN[make] in called(ngodesk, (name, "{broken}", *ON_WORKSPACE[name]), files, 3)
    assert contents(path.parent) == before
    assert list(Path(files["out"]).iterdir()) == []


WRONG = {
    "no such command": (("nonsense",), "nonsense"),
    "an option before the command": (("--nonsense",), "--nonsense"),
    "new without a name": (("new",), "WORKSPACE"),
    "new with another ending": (("new", "{out}/a.txt"), ".ngodesk"),
    "new without an ending": (("new", "{out}/a"), ".ngodesk"),
    "new with no currency": (("new", "{out}/a.ngodesk", "--currency", "euro"), "EURO is not a currency"),
    "new with an odd currency": (("new", "{out}/a.ngodesk", "--currency", "Eł1"), "currency"),
    "protect without a password": (("protect", "{filled}"), "--password-file"),
    "protect by two ways": (("protect", "{filled}", "--password-file", "x", "--change", "--remove"), "clear"),
    "import without a source": (("import", "{filled}"), "SOURCE"),
    "import of a single table": (("import", "{filled}", "{example}/people.csv"), "--table"),
    "import with a table": (("import", "{filled}", "{example}", "--table", "people"), "spreadsheet"),
    "export without a target": (("export", "{filled}"), "TARGET"),
    "export of no table": (("export", "{filled}", "{out}/a.xlsx", "--table", "nobody"), "organisations"),
    "export of a table": (("export", "{filled}", "{out}/a", "--table", "people"), ".csv"),
    "projects as csv": (("projects", "{filled}", "--format", "csv"), "csv"),
    "figures without a project": (("figures", "{filled}"), "--project"),
    "figures of nobody": (("figures", "{filled}", "--project", "nl1"), "nl1"),
    "figures of no period": (("figures", "{filled}", *PROJECT, "--period", "R9"), "R9"),
    "figures of a period of nobody": (("figures", "{filled}", "--project", "X", "--period", "R1"), "X"),
    "figures of a period and days": (
        ("figures", "{filled}", *PROJECT, "--period", "R1", "--from", "2025-01-01"), "period"),
    "figures of a period and a last day": (
        ("figures", "{filled}", *PROJECT, "--period", "R1", "--to", "2025-01-01"), "period"),
    "figures backwards": (
        ("figures", "{filled}", *PROJECT, "--from", "2025-02-01", "--to", "2025-01-31"), "last day"),
    "figures from no day": (("figures", "{filled}", *PROJECT, "--from", "2025-02-30"), "2025-02-30"),
    "figures from a short day": (("figures", "{filled}", *PROJECT, "--from", "2025-2-3"), "2025-2-3"),
    "figures as csv": (("figures", "{filled}", *PROJECT, "--format", "csv"), "csv"),
    "evidence without an indicator": (("evidence", "{filled}", *PROJECT), "--indicator"),
    "evidence of no indicator": (("evidence", "{filled}", *PROJECT, "--indicator", "99"), "99"),
    "evidence of nobody": (("evidence", "{filled}", "--project", "X", "--indicator", "1"), "X"),
    "evidence of no period": (
        ("evidence", "{filled}", *PROJECT, "--indicator", "1", "--period", "R9"), "R9"),
    "no such report": (("report", "{filled}", "x", *PROJECT, "--output", "{out}/a.pdf"), "x"),
    "a report without a target": (("report", "{filled}", "project-card", *PROJECT), "--output"),
    "a report without its project": (
        ("report", "{filled}", "project-card", "--output", "{out}/a.pdf"), "project"),
    "a report of nobody": (
        ("report", "{filled}", "project-card", "--project", "X", "--output", "{out}/a.pdf"), "X"),
    "a report as a picture": (
        ("report", "{filled}", "project-card", *PROJECT, "--output", "{out}/a.png"), "png"),
    "a report into a folder": (
        ("report", "{filled}", "project-card", *PROJECT, "--output", "{out}"), "ending"),
    "a report of a month and days": (
        ("report", "{filled}", "cash-book", "--month", "2025-05", "--from", "2025-01-01",
         "--output", "{out}/a.pdf"), "the one or the other"),
    "a report of a project with an event": (
        ("report", "{filled}", "acf", *PROJECT, "--event", "E1", "--output", "{out}/a.pdf"),
        "The report acf does not use --event."),
    "a list of an event with the whole series": (
        ("report", "{filled}", "attendance-list", "--event", "E1", "--series", "--output", "{out}/a.pdf"),
        "The report attendance-list does not use --series."),
    "a report with papers that no package holds": (
        ("report", "{filled}", "board-pack", "--papers", "--output", "{out}/a.pdf"), "not use --papers."),
    "an agreement with somebody else": (
        ("report", "{filled}", "volunteer-agreement", "--agreement", "V1", "--person", "P7",
         "--output", "{out}/a.pdf"), "V1 is not an agreement with P7."),
    "reports as csv": (("reports", "--format", "csv"), "csv"),
    "restore without a target": (("restore", "{filled}"), "WORKSPACE"),
    "freeze without a project": (("freeze", "{filled}", "sif"), "--project"),
    "freeze of no report": (("freeze", "{filled}", "x", *PROJECT), "x"),
    "freeze of what is about an event": (
        ("freeze", "{filled}", "name-badges", *PROJECT), "not about a project"),
    "freeze of what was never frozen": (
        ("freeze", "{filled}", "sif", *PROJECT, "--correct", "NL1/sif/1"), "no such frozen report"),
    "nothing frozen again": (("frozen", "{filled}", "--output", "{out}/a.pdf"), "named"),
    "a report that was never frozen": (
        ("frozen", "{filled}", "NL1/sif/1", "--output", "{out}/a.pdf"), "no such frozen report"),
    "verify with no mark": (("verify", "{filled}", "--mark", "here"), "mark"),
    "verify with too much": (("verify", "{filled}", "{filled}"), "too much"),
    "sample without a folder": (("sample",), "DIR"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_2(ngodesk: Command, files: dict[str, str], filled: Path, name: str):
    words, said = WRONG[name]
    before = (held(filled), contents(filled.parent))
    assert said in called(ngodesk, words, files, 2)
    assert (held(filled), contents(filled.parent)) == before
    assert list(Path(files["out"]).iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["backup", "board-copy", "evidence", "export", "figures", "freeze", "frozen", "history", "import", "new",
     "open", "person", "projects", "report", "reports", "restore", "sample", "verify"],
)  # fmt: skip
def test_an_unknown_option_is_2(ngodesk: Command, files: dict[str, str], name: str):
    assert "--nonsense" in called(ngodesk, (name, "--nonsense"), files, 2)


NO_FILE = {
    "a password from nowhere": (("projects", "{filled}", "--password-file", "{out}/no"), "first line"),
    "new over a file": (("new", "{filled}"), "never overwritten"),
    "new in no folder": (("new", "{out}/no/a.ngodesk"), "There is no folder"),
    "import of nothing": (("import", "{filled}", "{out}/no"), "There is no"),
    "export over a folder": (("export", "{filled}", "{example}"), "nothing is overwritten"),
    "export over a file": (("export", "{filled}", "{filled}"), "nothing is overwritten"),
    "export in no folder": (("export", "{filled}", "{out}/no/a"), "could not be written"),
    "a .zip in no folder": (("export", "{filled}", "{out}/no/a.zip"), "could not be written"),
    "backup over a file": (("backup", "{filled}", "{filled}"), "never overwritten"),
    "backup in no folder": (("backup", "{filled}", "{out}/no/a.ngodesk"), "There is no folder"),
    "report in no folder": (
        ("report", "{filled}", "project-card", *PROJECT, "--output", "{out}/no/a.pdf"), "could not be"),
    "restore of nothing": (("restore", "{out}/a.ngodesk", "{out}/b.ngodesk"), "There is no file"),
    "restore of something else": (("restore", "{example}/people.csv", "{out}/b.ngodesk"), "not a sound"),
    "restore over a file": (("restore", "{filled}", "{filled}"), "--replace"),
    "restore in no folder": (("restore", "{filled}", "{out}/no/b.ngodesk"), "There is no folder"),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_FILE)
def test_a_file_that_cannot_be_read_or_written_is_3(
    ngodesk: Command, files: dict[str, str], filled: Path, name: str
):
    words, said = NO_FILE[name]
    before = (held(filled), contents(filled.parent))
    assert said in called(ngodesk, words, files, 3)
    assert (held(filled), contents(filled.parent)) == before
    assert list(Path(files["out"]).iterdir()) == []


def test_a_workspace_that_is_open_elsewhere_can_be_read_and_not_written(
    ngodesk: Command, files: dict[str, str], filled: Path
):
    from ngodesk.work import workspaces

    with workspaces.open_workspace(filled):
        assert "is open in another window" in called(ngodesk, ("import", "{filled}", "{example}"), files, 3)
        assert ngodesk("projects", filled).status == 0
    assert ngodesk("import", filled, files["example"]).status == 0


def test_a_backup_that_was_taken_away_without_its_attachments_is_restored_and_told(
    ngodesk: Command, files: dict[str, str], filled: Path
):
    with open_store(filled) as store:
        attach(store, b"a scan")
        made = backups.make(store)
    for folder, status, said in ((made.parent, 0, ""), (Path(files["out"]), 1, "1 attachment does not lie")):
        copy = folder / made.name
        if not copy.exists():
            shutil.copyfile(made, copy)
        restored = ngodesk("restore", copy, folder / "restored.ngodesk")
        assert (restored.status, said in restored.err) == (status, True)
        assert ("does not lie" in restored.err) == bool(said)


def test_verify_says_one_line_for_each_part(ngodesk: Command, filled: Path):
    said = ngodesk("verify", filled)
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines() == [
        "file: in order",
        "references: in order",
        "change journal: in order",
        "records: in order",
        "attachments: in order",
        "frozen reports: in order",
        "search index: in order",
    ]


BEHIND = {
    "change journal": "UPDATE change_values SET after = '{}' WHERE step = 2 AND position = 0",
    "references": "UPDATE events SET lead_id = 7 WHERE ref = 'E1'",
    "records": "UPDATE people SET last_name = 'X' WHERE ref = 'P1'",
    "search index": "DELETE FROM search WHERE table_name = 'people'",
    "attachments": "INSERT INTO attachments (id, table_name, record_id, filename, sha256)"
    " SELECT 1, 'people', id, 'a', 'b' FROM people WHERE ref = 'P1'",
}


@pytest.mark.parametrize("part", BEHIND)
def test_verify_finds_what_was_changed_behind_the_program(ngodesk: Command, filled: Path, part: str):
    connection = connections.connect(filled)
    connection.execute("PRAGMA foreign_keys = 0")
    connection.execute(BEHIND[part])
    connections.close(connection)
    said = ngodesk("verify", filled)
    assert said.status == 1
    told = {line.split(":")[0] for line in said.out.splitlines() if "in order" not in line}
    if part == "search index":
        assert (told, "can be built anew: open the file in the window" in said.err) == ({part}, True)
    else:
        assert told - {"search index"} == {part, "records"}  # none of it stands in the journal


def test_new_takes_the_language_of_the_system_and_its_currency(
    ngodesk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def settings(*words: str) -> dict[str, str]:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.ngodesk"
        assert ngodesk("new", path, *words).status == 0
        return {key: value for _, key, value in held(path)["settings"]}

    assert settings() == {"language": "en", "currency": "EUR"}
    assert settings("--language", "pl") == {"language": "pl", "currency": "PLN"}
    assert settings("--language", "lv") == {"language": "lv", "currency": "EUR"}
    assert settings("--language", "pl", "--currency", "eur") == {"language": "pl", "currency": "EUR"}
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")
    assert settings() == {"language": "pl", "currency": "PLN"}
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert settings() == {"language": "en", "currency": "EUR"}


def test_backup_and_restore_give_the_same_workspace(ngodesk: Command, filled: Path, tmp_path: Path):
    said = ngodesk("backup", filled, tmp_path / "b.ngodesk")
    assert (said.status, said.out, said.err) == (0, f"{tmp_path / 'b.ngodesk'}\n", "")
    said = ngodesk("restore", tmp_path / "b.ngodesk", tmp_path / "c.ngodesk")
    assert (said.status, said.out) == (0, f"{tmp_path / 'c.ngodesk'}\n")
    assert said.err == "It opens without a password.\n"
    assert done(tmp_path / "c.ngodesk") == dump(filled)
    automatic = Path(ngodesk("backup", filled).out.strip())
    assert automatic.parent == filled.with_name("association backups")
    assert held(automatic) == held(filled)


def test_restore_with_replace_keeps_the_replaced_file(
    ngodesk: Command, filled: Path, new_workspace: Path, tmp_path: Path
):
    before = held(filled)
    said = ngodesk("restore", new_workspace, filled, "--replace")
    assert (said.status, said.out, len(said.lines)) == (0, f"{filled}\n", 1)
    (kept,) = list(filled.parent.glob("association replaced *.ngodesk"))
    assert str(kept) in said.err
    assert held(kept) == before
    assert done(filled) == dump(new_workspace)


def test_the_window_is_not_opened_with_a_password_file(ngodesk: Command, files: dict[str, str]):
    assert "--password-file" in called(ngodesk, ("open", "{filled}", "--password-file", "x"), files, 2)
