"""The shapes of data: what programs that call ngodesk may rely on."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ngodesk.common.text import natural_key
from tests.cli.said import Command

CONTRACT = Path(__file__).parents[1] / "data" / "contract"
SPANS = {"NL1": (), "NL1-R1": ("--period", "R1")}
CODES = ["1", "2", "3", "4", "10", "11", "12", "13", "14", "15", "16", "17", "18"]
# These do not add up: a share, and the last of several values.
NOT_ADDED = {"16", "12"}


def indicators(name: str) -> dict[str, dict[str, Any]]:
    """The contract's indicators."""
    whole = json.loads((CONTRACT / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    return {each["code"]: each for each in whole["indicators"]}


def data(ngodesk: Command, *words: object) -> Any:
    """What a command says as JSON."""
    said = ngodesk(*words, "--format", "json")
    assert (said.status, said.err) == (0, "")
    return said.json


def test_projects(ngodesk: Command, filled: Path):
    assert data(ngodesk, "projects", filled) == [
        {
            "ref": "NL1",
            "title": "Łąka dla wszystkich",
            "status": "running",
            "start": "2025-03-01",
            "end": "2025-11-30",
        }
    ]
    assert ngodesk("projects", filled).out == "NL1\tŁąka dla wszystkich\trunning\t2025-03-01\t2025-11-30\n"


def test_the_end_of_a_project_is_its_own_field(ngodesk: Command, filled: Path, tmp_path: Path):
    (tmp_path / "amendments.csv").write_text(
        "project,number,date,status,new_end\nNL1,3,2025-11-01,approved,2026-02-28\n", encoding="utf-8"
    )
    assert ngodesk("import", filled, tmp_path).status == 0
    assert data(ngodesk, "projects", filled)[0]["end"] == "2025-11-30"


def test_no_projects(ngodesk: Command, workspace: Path):
    assert data(ngodesk, "projects", workspace) == []


def test_figures_from_and_to(ngodesk: Command, filled: Path):
    asked = ("figures", filled, "--project", "NL1")
    days = data(ngodesk, *asked, "--from", "2025-03-01", "--to", "2025-06-30")
    assert days == data(ngodesk, *asked, "--period", "R1")
    assert (days["from"], days["to"]) == ("2025-03-01", "2025-06-30")
    half = data(ngodesk, *asked, "--to", "2025-06-30")
    assert (half["from"], half["to"]) == (None, "2025-06-30")


def test_figures_as_text(ngodesk: Command, filled: Path):
    said = ngodesk("figures", filled, "--project", "NL1")
    lines = dict(line.split("\t") for line in said.out.splitlines())
    assert (lines["project"], lines["from"]) == ("NL1", "–")
    assert lines["budget.lines[I.10].actual"] == "1999.99"
    assert lines["indicators[17].value"] == "45.00"


@pytest.mark.parametrize("name", SPANS)
@pytest.mark.parametrize("code", CODES)
def test_evidence(ngodesk: Command, filled: Path, name: str, code: str):
    asked = ("evidence", filled, "--project", "NL1", "--indicator", code, *SPANS[name])
    records = data(ngodesk, *asked)
    expected = indicators(name)[code]
    assert len(records) == expected["evidence"]
    for record in records:
        assert list(record) == ["table", "ref", "label", "amount", "because"]
        assert all(list(each) == ["table", "ref"] for each in record["because"])
        assert Decimal(record["amount"]).as_tuple().exponent == -2
    places = [(record["table"], natural_key(record["ref"])) for record in records]
    assert places == sorted(places)
    if code not in NOT_ADDED:
        added = sum((Decimal(record["amount"]) for record in records), Decimal(0))
        assert added == Decimal(expected["value"])
    table = ngodesk(*asked, "--format", "csv")
    assert (table.status, table.err) == (0, "")
    rows = list(csv.reader(io.StringIO(table.out, newline="")))
    assert rows == [["table", "ref", "label", "amount", "because"], *map(listed, records)]
    assert ngodesk(*asked).out == "".join("\t".join(listed(record)) + "\n" for record in records)


def listed(record: dict[str, Any]) -> list[str]:
    """A record as one row."""
    because = ";".join(f"{each['table']}:{each['ref']}" for each in record["because"])
    return [record["table"], record["ref"], record["label"], record["amount"], because]


def test_evidence_of_attendances_names_event_and_person(ngodesk: Command, filled: Path):
    records = data(ngodesk, "evidence", filled, "--project", "NL1", "--indicator", "17")
    assert [(record["table"], record["ref"]) for record in records] == [
        ("attendance", "E1|P1"),
        ("attendance", "E1|P2"),
        ("attendance", "E1|P3"),
        ("attendance", "E2|P1"),
        ("attendance", "E2|P4"),
        ("attendance", "E2|P6"),
    ]


def test_reports(ngodesk: Command):
    rows = data(ngodesk, "reports")
    assert rows
    for row in rows:
        assert list(row) == ["id", "needs", "formats"]
        assert set(row["formats"]) <= {"pdf", "xlsx", "docx", "folder", "zip"}
    assert len({row["id"] for row in rows}) == len(rows)
    assert [line.split("\t")[0] for line in ngodesk("reports").out.splitlines()] == [r["id"] for r in rows]


def test_every_report_of_a_project_can_be_printed(ngodesk: Command, filled: Path, tmp_path: Path):
    for row in data(ngodesk, "reports"):
        if row["needs"] == ["project"]:
            for form in set(row["formats"]) & {"pdf", "xlsx", "docx"}:
                target = tmp_path / f"{row['id']}.{form}"
                said = ngodesk("report", filled, row["id"], "--project", "NL1", "--output", target)
                assert (said.status, said.out) == (0, ""), said.err
                assert target.stat().st_size > 1_000


def test_samples_print_their_paths(ngodesk: Command, tmp_path: Path):
    said = ngodesk("sample", tmp_path / "samples")
    assert (said.status, said.err) == (0, "")
    paths = [Path(line) for line in said.out.splitlines()]
    assert sorted(paths) == sorted((tmp_path / "samples").glob("*.ngodesk"))
    for path in paths:
        assert len(data(ngodesk, "projects", path)) >= 1
        assert ngodesk("verify", path).status == 0
    again = ngodesk("sample", tmp_path / "samples")
    assert (again.status, again.out, len(again.lines)) == (3, "", 1)
    into_a_file = ngodesk("sample", paths[0])
    assert (into_a_file.status, into_a_file.out, len(into_a_file.lines)) == (3, "", 1)
    assert "Name a new folder." in into_a_file.err
