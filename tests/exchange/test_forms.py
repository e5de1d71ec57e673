"""The forms that a CSV file may have."""

from pathlib import Path

import pytest

from tests.cli.said import Command
from tests.exchange.folders import column, held, read, write

PEOPLE = "ref,first_name,last_name,notes\nP1,Łucja,Żak,a\nP2,Ewa,Łąk,\n"


@pytest.mark.parametrize(
    "content",
    [
        PEOPLE.encode(),
        b"\xef\xbb\xbf" + PEOPLE.encode(),
        PEOPLE.replace("\n", "\r\n").encode(),
        PEOPLE.replace("\n", "\r").encode(),
        PEOPLE.removesuffix("\n").encode(),
        (PEOPLE + "\n\n").encode(),
        PEOPLE.replace("\nP2", "\n\nP2").encode(),
        PEOPLE.replace("first_name", '" first_name "').encode(),
        b'\xef\xbb\xbf"ref","first_name","last_name","notes"\r\n"P1","\xc5\x81ucja","\xc5\xbbak","a"\r\n'
        b'"P2","Ewa","\xc5\x81\xc4\x85k",""\r\n',
    ],
    ids=[
        "LF",
        "byte order mark",
        "CRLF",
        "CR",
        "no line end at the end",
        "blank lines at the end",
        "blank line between",
        "spaces around a heading",
        "all quoted",
    ],
)
def test_a_table_is_read(ngodesk: Command, workspace: Path, tmp_path: Path, content: bytes):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "people.csv").write_bytes(content)
    said = ngodesk("import", workspace, tmp_path / "in")
    assert (said.status, said.out, said.lines) == (0, "", ["people: 2 new, 0 changed, 0 unchanged"])
    assert column(workspace, "people", "first_name") == ["Łucja", "Ewa"]
    assert column(workspace, "people", "last_name") == ["Żak", "Łąk"]
    assert column(workspace, "people", "notes") == ["a", None]


def test_a_header_alone_brings_nothing(ngodesk: Command, workspace: Path, tmp_path: Path):
    write(tmp_path / "in", "people", [["ref", "first_name", "last_name"]])
    said = ngodesk("import", workspace, tmp_path / "in")
    assert (said.status, said.lines) == (0, ["people: 0 new, 0 changed, 0 unchanged"])
    assert len(held(workspace)["steps"]) == 1


def test_a_table_may_be_empty_of_optional_columns(ngodesk: Command, folder: Path, workspace: Path):
    required = {"events": ["ref", "project", "kind", "title", "status", "start"]}
    rows = read(folder, "events")
    places = [rows[0].index(name) for name in required["events"]]
    write(folder, "events", [[row[place] for place in places] for row in rows])
    assert ngodesk("import", workspace, folder).status == 0
    assert column(workspace, "events", "hours") == [None] * 9


@pytest.mark.parametrize("text", ["true", " true "])
def test_cells_are_trimmed_where_spaces_mean_nothing(
    ngodesk: Command, workspace: Path, tmp_path: Path, text: str
):
    rows = [["ref", "name", "kind", "active", "founded_year"], ["K", "Koło", " ngo ", text, " 1999 "]]
    write(tmp_path / "in", "organisations", rows)
    assert ngodesk("import", workspace, tmp_path / "in").status == 0
    assert column(workspace, "organisations", "active") == [None, 1]
    assert column(workspace, "organisations", "founded_year") == [None, 1999]
