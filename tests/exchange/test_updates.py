"""Rows whose key is there already: what changes, what stays, what makes no step."""

from pathlib import Path

import pytest

from tests.cli.said import Command
from tests.exchange.folders import brought, column, contents, copied, held, read, write

DECOMPOSED, COMPOSED = "Z\u0301a\u0308", "\u0179\u00e4"


def rooms(*rows: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows of rooms: ref, name, seats, notes."""
    return [dict(zip(("ref", "name", "seats", "notes"), row, strict=False)) for row in rows]


def said_of(ngodesk: Command, workspace: Path, folder: Path) -> list[str]:
    """What an import that must work says."""
    said = ngodesk("import", workspace, folder)
    assert said.status == 0, said.err
    return said.lines


def test_the_same_again_changes_nothing(ngodesk: Command, filled: Path, example: Path):
    before = held(filled)
    for line in said_of(ngodesk, filled, example):
        assert ": 0 new, 0 changed, " in line
    assert held(filled) == before
    assert [path.name for path in filled.parent.iterdir()] == [filled.name]


def test_an_export_taken_in_again_changes_nothing(ngodesk: Command, filled: Path, tmp_path: Path):
    assert ngodesk("export", filled, tmp_path / "out").status == 0
    before = held(filled)
    for line in said_of(ngodesk, filled, tmp_path / "out"):
        assert ": 0 new, 0 changed, " in line
    assert held(filled) == before


def test_a_column_that_is_not_there_stays_and_a_blank_one_clears(
    ngodesk: Command, workspace: Path, tmp_path: Path
):
    first = brought(tmp_path / "1", rooms=rooms(("A", "Sala", "10", "duża"), ("B", "Hol", "5", "")))
    said_of(ngodesk, workspace, first)
    absent = brought(tmp_path / "2", rooms=rooms(("A", "Sala nowa")))
    assert said_of(ngodesk, workspace, absent) == ["rooms: 0 new, 1 changed, 0 unchanged"]
    assert column(workspace, "rooms", "name") == ["Sala nowa", "Hol"]
    assert column(workspace, "rooms", "seats") == [10, 5]
    assert column(workspace, "rooms", "notes") == ["duża", None]
    blank = brought(tmp_path / "3", rooms=rooms(("A", "Sala nowa", "", " ")))
    assert said_of(ngodesk, workspace, blank) == ["rooms: 0 new, 1 changed, 0 unchanged"]
    assert column(workspace, "rooms", "seats") == [None, 5]
    assert column(workspace, "rooms", "notes") == [None, None]


def test_new_changed_and_unchanged_are_told_apart(ngodesk: Command, workspace: Path, tmp_path: Path):
    said_of(ngodesk, workspace, brought(tmp_path / "1", rooms=rooms(("A", "a"), ("B", "b"), ("C", "c"))))
    again = brought(tmp_path / "2", rooms=rooms(("A", "a"), ("B", "bb"), ("C", "c"), ("D", "d")))
    assert said_of(ngodesk, workspace, again) == ["rooms: 1 new, 1 changed, 2 unchanged"]


@pytest.mark.parametrize("written", [DECOMPOSED, f"  {COMPOSED}\t", COMPOSED])
def test_keys_are_compared_after_nfc_and_trimming(
    ngodesk: Command, workspace: Path, tmp_path: Path, written: str
):
    said_of(ngodesk, workspace, brought(tmp_path / "1", rooms=rooms((f" {DECOMPOSED} ", "a"))))
    assert column(workspace, "rooms", "ref") == [COMPOSED]
    refer = [{"room": written, "start": "2025-01-01T09:00:00", "end": "2025-01-01T10:00:00"}]
    both = brought(tmp_path / "2", rooms=rooms((written, "b")), bookings=refer)
    assert "rooms: 0 new, 1 changed, 0 unchanged" in said_of(ngodesk, workspace, both)


def test_the_case_of_keys_is_kept(ngodesk: Command, workspace: Path, tmp_path: Path):
    said_of(ngodesk, workspace, brought(tmp_path / "1", rooms=rooms(("a", "small"), ("A", "large"))))
    assert column(workspace, "rooms", "ref") == ["a", "A"]


def test_blank_parts_of_keys_are_equal(ngodesk: Command, filled: Path, tmp_path: Path):
    header = ["event", "session", "person", "organisation", "status", "signed"]
    rows = [["E2", "", "P6", "", "attended", "true"], ["E4", "", "", "KGW", "attended", "true"]]
    write(tmp_path / "in", "attendance", [header, *rows])
    assert said_of(ngodesk, filled, tmp_path / "in") == ["attendance: 0 new, 2 changed, 0 unchanged"]


def test_a_key_column_that_is_not_there_is_blank(ngodesk: Command, filled: Path, tmp_path: Path):
    write(tmp_path / "in", "attendance", [["event", "person", "status"], ["E2", "P6", "absent"]])
    assert said_of(ngodesk, filled, tmp_path / "in") == ["attendance: 0 new, 1 changed, 0 unchanged"]


@pytest.mark.parametrize("amendment", ["", "0", " 0 ", "00"])
def test_amendment_0_is_the_agreement(ngodesk: Command, filled: Path, tmp_path: Path, amendment: str):
    header = ["project", "line", "source", "year", "amount", "amendment"]
    write(tmp_path / "in", "budget_plan", [header, ["NL1", "I.10", "D", "", "1501", amendment]])
    assert said_of(ngodesk, filled, tmp_path / "in") == ["budget_plan: 0 new, 1 changed, 0 unchanged"]
    assert column(filled, "budget_plan", "amount")[0] == 150100


def test_a_list_in_another_order_is_a_change(ngodesk: Command, filled: Path, tmp_path: Path):
    header = ["ref", "project", "kind", "title", "parties"]
    row = ["K1", "NL1", "partnership", "Sąsiedzi znad Daugavy"]
    write(tmp_path / "in", "cooperations", [header, [*row, "KGW; BIE"]])
    assert said_of(ngodesk, filled, tmp_path / "in") == ["cooperations: 0 new, 0 changed, 1 unchanged"]
    write(tmp_path / "in", "cooperations", [header, [*row, "BIE;KGW"]])
    assert said_of(ngodesk, filled, tmp_path / "in") == ["cooperations: 0 new, 1 changed, 0 unchanged"]


def test_a_blank_list_clears_and_an_absent_one_stays(ngodesk: Command, filled: Path, tmp_path: Path):
    header = ["project", "code", "name", "cost_kind"]
    line = ["NL1", "II.2", "Ogólne", "admin"]
    write(tmp_path / "in", "budget_lines", [header, line])
    said_of(ngodesk, filled, tmp_path / "in")
    assert len(column(filled, "budget_line_bases", "target_id")) == 2
    cleared = [[*header, "flat_rate_percent", "flat_rate_of"], [*line, "", ""]]
    write(tmp_path / "in", "budget_lines", cleared)
    assert said_of(ngodesk, filled, tmp_path / "in") == ["budget_lines: 0 new, 1 changed, 0 unchanged"]
    assert column(filled, "budget_line_bases", "target_id") == []


def test_settings_that_are_not_known_are_kept(ngodesk: Command, workspace: Path, tmp_path: Path):
    keys = {"language": "pl", "information_clause.lv": "Klauzula", "signatory.1": "Anna", "later": "x"}
    rows = [{"key": key, "value": value} for key, value in keys.items()]
    said_of(ngodesk, workspace, brought(tmp_path / "in", settings=rows))
    assert {key: value for _, key, value in held(workspace)["settings"]} == {"currency": "EUR", **keys}


def test_rows_may_refer_to_what_the_workspace_holds(ngodesk: Command, filled: Path, tmp_path: Path):
    header = ["agreement", "date", "task", "hours", "line"]
    write(tmp_path / "in", "volunteer_hours", [header, ["V1", "2025-11-01", "Plakaty", "2", "I.3"]])
    assert said_of(ngodesk, filled, tmp_path / "in") == ["volunteer_hours: 1 new, 0 changed, 0 unchanged"]


def test_an_import_is_one_step_that_can_be_undone(ngodesk: Command, workspace: Path, example: Path):
    from ngodesk.work import history, workspaces

    before = held(workspace)
    said_of(ngodesk, workspace, example)
    assert len(held(workspace)["steps"]) == 2
    with workspaces.open_workspace(workspace) as store:
        history.undo(store)
    after = held(workspace)
    for table in before.keys() - {"steps", "changes", "change_values"}:
        assert after[table] == before[table], table


def test_a_dry_run_says_the_same_and_writes_nothing(
    ngodesk: Command, workspace: Path, folder: Path, tmp_path: Path
):
    before = (held(workspace), contents(workspace.parent))
    dry = ngodesk("import", workspace, folder, "--dry-run")
    assert (dry.status, dry.out) == (0, "")
    assert (held(workspace), contents(workspace.parent)) == before
    assert said_of(ngodesk, workspace, folder) == dry.lines


def test_a_dry_run_refuses_what_the_import_refuses(ngodesk: Command, workspace: Path, folder: Path):
    rows = read(folder, "allocations")
    rows[1][2], rows[2][3] = "II.2", "X"
    write(folder, "allocations", rows)
    dry, real = (ngodesk("import", workspace, folder, *words) for words in (["--dry-run"], []))
    assert dry == real
    assert dry.status == 1


def test_a_backup_of_the_file_as_it_was_is_made_before(
    ngodesk: Command, filled: Path, example: Path, tmp_path: Path
):
    before = held(filled)
    write(copied(example, tmp_path / "in"), "rooms", [["ref", "name"], ["A", "Sala"]])
    said_of(ngodesk, filled, tmp_path / "in")
    kept = list((filled.parent / "association backups").glob("*.ngodesk"))
    (backup,) = [path for path in kept if "before-import" in path.name]
    assert held(backup) == before
