"""The organisation that keeps the workspace: there is one."""

from pathlib import Path

import pytest

from tests.cli.said import Command
from tests.exchange.folders import add, brought, change, column, contents, held

TWICE = "there is another own organisation already"


def own(ref: str, **cells: str) -> dict[str, str]:
    """A row of an own organisation."""
    return {"ref": ref, "name": f"Stowarzyszenie {ref}", "kind": "ngo", "own": "true", **cells}


def taken(ngodesk: Command, workspace: Path, folder: Path) -> None:
    """An import that must work."""
    said = ngodesk("import", workspace, folder)
    assert said.status == 0, said.err


def refused(ngodesk: Command, workspace: Path, folder: Path) -> list[str]:
    """What is named of an import that must be refused and write nothing."""
    before = (held(workspace), contents(workspace.parent))
    said = ngodesk("import", workspace, folder)
    assert said.status == 1
    assert (held(workspace), contents(workspace.parent)) == before
    return said.lines[:-1]


def test_new_makes_it(ngodesk: Command, tmp_path: Path):
    assert ngodesk("new", tmp_path / "a.ngodesk", "--organisation", " Nasza Łąka ").status == 0
    assert column(tmp_path / "a.ngodesk", "organisations", "name") == ["Nasza Łąka"]
    assert column(tmp_path / "a.ngodesk", "organisations", "own") == [1]


def test_an_imported_one_takes_the_place_of_the_one_that_new_made(
    ngodesk: Command, workspace: Path, tmp_path: Path
):
    taken(ngodesk, workspace, brought(tmp_path / "in", organisations=[own("SNL")]))
    assert column(workspace, "organisations", "ref") == ["SNL"]


def test_one_with_the_same_code_updates_it(ngodesk: Command, workspace: Path, tmp_path: Path):
    (before,) = column(workspace, "organisations", "id")
    taken(ngodesk, workspace, brought(tmp_path / "in", organisations=[own("OWN")]))
    assert column(workspace, "organisations", "id") == [before]
    assert column(workspace, "organisations", "name") == ["Stowarzyszenie OWN"]


REFERRING = [
    {"rooms": [{"ref": "A", "name": "A"}],
     "bookings": [{"room": "A", "start": "2025-01-01T09:00:00", "end": "2025-01-01T10:00:00",
                   "organisation": "OWN"}]},
    {"waivers": [{"check": "c", "table": "organisations", "ref": "OWN", "reason": "r",
                  "date": "2025-01-01"}]},
    {"people": [{"ref": "P", "first_name": "x", "last_name": "x"}],
     "affiliations": [{"person": "P", "organisation": "OWN", "role": "board"}]},
]  # fmt: skip


@pytest.mark.parametrize("tables", REFERRING, ids=["booking", "waiver", "affiliation"])
def test_it_stays_once_something_refers_to_it(
    ngodesk: Command, workspace: Path, tmp_path: Path, tables: dict[str, list[dict[str, str]]]
):
    taken(ngodesk, workspace, brought(tmp_path / "1", **tables))
    assert refused(ngodesk, workspace, brought(tmp_path / "2", organisations=[own("SNL")])) == [
        f"organisations.csv, row 2, column own, “true”: {TWICE}"
    ]


def test_it_stays_where_the_same_import_refers_to_it(ngodesk: Command, workspace: Path, tmp_path: Path):
    folder = brought(tmp_path / "in", organisations=[own("SNL")], **REFERRING[2])
    assert len(refused(ngodesk, workspace, folder)) == 1


def test_one_that_was_imported_is_not_replaced(ngodesk: Command, workspace: Path, tmp_path: Path):
    taken(ngodesk, workspace, brought(tmp_path / "1", organisations=[own("SNL")]))
    assert refused(ngodesk, workspace, brought(tmp_path / "2", organisations=[own("ALB")])) == [
        f"organisations.csv, row 2, column own, “true”: {TWICE}"
    ]


def test_it_can_be_handed_on(ngodesk: Command, filled: Path, tmp_path: Path):
    rows = [own("ALB"), {**own("OWN"), "own": "false"}]
    taken(ngodesk, filled, brought(tmp_path / "2", organisations=rows))
    assert column(filled, "organisations", "own").count(1) == 1


def test_two_in_one_folder_are_both_named(ngodesk: Command, workspace: Path, folder: Path):
    add("organisations", ref="ALB", name="x", kind="ngo", own="true").apply(folder)
    change("organisations", 3, own="true").apply(folder)
    assert refused(ngodesk, workspace, folder) == [
        f"organisations.csv, row {row}, column own, “true”: {TWICE}" for row in (2, 3, 10)
    ]
