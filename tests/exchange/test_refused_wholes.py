"""Files that cannot be read at all, imports with several problems, and updates that would break a rule."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.said import Command, Said
from tests.exchange.folders import add, brought, change, contents, held, read, write, zipped

PEOPLE = "ref,first_name,last_name\nP1,Łucja,Żak\n".encode()


def refused(ngodesk: Command, workspace: Path, source: Path) -> list[str]:
    """The problems that an import names, after making sure that it wrote nothing."""
    before = (held(workspace), contents(workspace.parent))
    said = ngodesk("import", workspace, source)
    assert (said.status, said.out) == (1, ""), said.err
    assert (held(workspace), contents(workspace.parent)) == before
    *problems, last = said.lines
    assert last == (
        f"Nothing was imported. Problems found: {len(problems)}."
        " Mend the rows named and import the whole again."
    )
    return problems


def unreadable(ngodesk: Command, workspace: Path, source: Path) -> Said:
    """What is said of a source that is no exchange folder."""
    before = (held(workspace), contents(workspace.parent))
    said = ngodesk("import", workspace, source)
    assert (said.status, said.out, len(said.lines)) == (3, "", 1), said.err
    assert (held(workspace), contents(workspace.parent)) == before
    return said


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"", ["people.csv, row 1, column , “”: the header row is missing"]),
        (b"\xef\xbb\xbf", ["people.csv, row 1, column , “”: the header row is missing"]),
        (b"\n" + PEOPLE, ["people.csv, row 1, column , “”: the header row is missing"]),
        (
            b"ref,first_name,last_name,age\nP1,A,B,7\n",
            ["people.csv, row 1, column age, “age”: there is no such column"],
        ),
        (
            b"ref,first_name,last_name,\nP1,A,B,\n",
            ["people.csv, row 1, column , “”: there is no such column"],
        ),
        (
            b"Ref,first_name,last_name\nP1,A,B\n",
            [
                "people.csv, row 1, column Ref, “Ref”: there is no such column",
                "people.csv, row 1, column ref, “”: the column is missing and must be there",
            ],
        ),
        (
            b"ref,first_name,first_name,last_name\nP1,A,A,B\n",
            ["people.csv, row 1, column first_name, “first_name”: the column stands there twice"],
        ),
        (b"ref,first_name\nP1,A\n", ["people.csv, row 1, column last_name, “”: the column is missing"]),
        (
            b"ref;first_name;last_name\nP1;A;B\n",
            ["people.csv, row 1, column ref;first_name;last_name", *["people.csv, row 1, column "] * 3],
        ),
        (
            b"ref,first_name,last_name\nP1,A\nP2,A,B\nP3,A,B,C\n",
            [
                "people.csv, row 2, column , “”: 2 cells where the header has 3",
                "people.csv, row 4, column , “”: 4 cells where the header has 3",
            ],
        ),
        (
            PEOPLE.decode().encode("cp1250"),
            [
                "people.csv, row 2, column first_name, “�ucja”: not UTF-8",
                "people.csv, row 2, column last_name, “�ak”: not UTF-8",
            ],
        ),
        (
            b'ref,first_name,last_name\nP1,"A\n\n",B\n\nP2,A\xff,B\n',
            ["people.csv, row 4, column first_name, “A�”: not UTF-8: save it as CSV in UTF-8"],
        ),
        (PEOPLE.decode().encode("utf-16"), ["people.csv, row 1, column , “”: not UTF-8"]),
        (PEOPLE.decode().encode("utf-16-le"), ["people.csv, row 1, column , “”: not UTF-8"]),
        (
            PEOPLE + b"P2,A\0,B\n",
            ["people.csv, row 3, column first_name, “A�”: a character that no text holds (NUL)"],
        ),
        (PEOPLE + b'P2,"A,B\n', ["people.csv, row 3, column , “unexpected end of data”: quotation marks"]),
        (PEOPLE + b'P2,"A"x,B\nP3,"A,B\n', ["people.csv, row 3, column , “"]),
    ],
    ids=[
        "empty file",
        "byte order mark alone",
        "first row blank",
        "unknown column",
        "column without a name",
        "case of a column",
        "column twice",
        "required column missing",
        "semicolons",
        "uneven rows",
        "code page 1250",
        "a byte after rows of several lines",
        "UTF-16",
        "UTF-16 without its mark",
        "NUL",
        "open quotes",
        "text after quotes",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_named(
    ngodesk: Command, workspace: Path, tmp_path: Path, content: bytes, named: list[str]
):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "people.csv").write_bytes(content)
    problems = refused(ngodesk, workspace, tmp_path / "in")
    assert len(problems) == len(named), problems
    for problem, start in zip(problems, named, strict=True):
        assert problem.startswith(start)


def test_an_unknown_table_is_refused(ngodesk: Command, workspace: Path, folder: Path):
    write(folder, "poeple", [["ref"], ["P1"]])
    assert refused(ngodesk, workspace, folder) == [
        "poeple.csv, row 1, column , “poeple”: there is no such table"
    ]


def test_a_table_of_the_workspace_alone_is_unknown(ngodesk: Command, workspace: Path, folder: Path):
    write(folder, "steps", [["number"], ["1"]])
    assert refused(ngodesk, workspace, folder) == [
        "steps.csv, row 1, column , “steps”: there is no such table"
    ]


def test_an_unknown_table_of_the_description_is_refused(ngodesk: Command, workspace: Path, folder: Path):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"].append({"name": "animals", "path": "animals.csv"})
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert refused(ngodesk, workspace, folder) == [
        "animals.csv, row 1, column , “animals”: there is no such table"
    ]


def test_a_table_in_two_files_is_refused(ngodesk: Command, workspace: Path, folder: Path):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"].append({"name": "people", "path": "more.csv"})
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    (folder / "more.csv").write_bytes(PEOPLE)
    assert refused(ngodesk, workspace, folder) == [
        "more.csv, row 1, column , “people”: another file holds this table already"
    ]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b'{"resources": 7}', b'{"resources": [{"name": "people"}]}',
                b'{"resources": [{"name": "people", "path": ["a.csv", "b.csv"]}]}', b"\xff", b"[" * 9_000]
)  # fmt: skip
def test_a_description_that_cannot_be_read_is_told(
    ngodesk: Command, workspace: Path, folder: Path, content: bytes
):
    (folder / "datapackage.json").write_bytes(content)
    assert "datapackage.json cannot be read" in unreadable(ngodesk, workspace, folder).err


def test_a_source_that_is_not_there_is_told(ngodesk: Command, workspace: Path, tmp_path: Path):
    assert "There is no " in unreadable(ngodesk, workspace, tmp_path / "nowhere").err


def test_an_empty_folder_is_told(ngodesk: Command, workspace: Path, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert "There are no tables" in unreadable(ngodesk, workspace, tmp_path / "empty").err


def test_a_file_that_is_no_zip_is_told(ngodesk: Command, workspace: Path, example: Path):
    assert "not an exchange folder" in unreadable(ngodesk, workspace, example / "datapackage.json").err


def cut(content: bytearray) -> None:
    """The second half is gone."""
    del content[len(content) // 2 :]


def turned(content: bytearray) -> None:
    """The packed bytes are others."""
    content[55:75] = bytes(255 - byte for byte in content[55:75])


def protected(content: bytearray) -> None:
    """It says that a password is needed."""
    content[6] |= 1
    content[content.index(b"PK\1\2") + 8] |= 1


def misnamed(content: bytearray) -> None:
    """The name says that it is UTF-8 and is not."""
    entry = content.index(b"PK\1\2")
    content[entry + 9] |= 8
    content[entry + 46] = 0xAD


@pytest.mark.parametrize("damage", [cut, turned, protected, misnamed], ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_damaged_zip_is_told(
    ngodesk: Command,
    workspace: Path,
    folder: Path,
    tmp_path: Path,
    packing: int,
    damage: Callable[[bytearray], None],
):
    with zipfile.ZipFile(tmp_path / "in.zip", "w", packing) as archive:
        archive.write(folder / "people.csv", "people.csv")
    content = bytearray((tmp_path / "in.zip").read_bytes())
    damage(content)
    (tmp_path / "in.zip").write_bytes(content)
    unreadable(ngodesk, workspace, tmp_path / "in.zip")


def test_a_zip_that_holds_a_file_twice_is_told(ngodesk: Command, workspace: Path, tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("people.csv", "ref,first_name,last_name\nP1,A,B\n")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("people.csv", "ref,first_name,last_name\nP2,A,B\n")
    assert "holds people.csv twice" in unreadable(ngodesk, workspace, tmp_path / "in.zip").err


def test_every_problem_of_every_kind_is_named(ngodesk: Command, workspace: Path, folder: Path):
    for edit in (
        change("organisations", 2, kind="firm"),
        change("people", 3, birth_year="88", gender="m"),
        change("allocations", 2, line="II.2"),
        change("allocations", 3, amount="1,5"),
        change("allocations", 4, source="Q"),
        change("exchange_rates", 2, rate="0"),
        add("attendance", event="E1", status="attended"),
        add("events", ref="E1", project="NL1", kind="fair", title="x", status="held", start="2025-01-01"),
    ):
        edit.apply(folder)
    rows = read(folder, "receipts")
    write(folder, "receipts", [*rows, ["T5", "NL1"]])
    write(folder, "rooms", [["ref", "nmae"], ["A", "Sala"]])
    write(folder, "animals", [["ref"], ["A"]])
    named = {tuple(problem.split(": ")[0].split(", ")[:3]) for problem in refused(ngodesk, workspace, folder)}
    assert named == {
        ("organisations.csv", "row 2", "column kind"),
        ("people.csv", "row 3", "column birth_year"),
        ("people.csv", "row 3", "column gender"),
        ("allocations.csv", "row 2", "column line"),
        ("allocations.csv", "row 3", "column amount"),
        ("allocations.csv", "row 4", "column source"),
        ("exchange_rates.csv", "row 2", "column rate"),
        ("attendance.csv", "row 21", "column person"),
        ("events.csv", "row 11", "column ref"),
        ("receipts.csv", "row 6", "column "),
        ("rooms.csv", "row 1", "column nmae"),
        ("rooms.csv", "row 1", "column name"),
        ("animals.csv", "row 1", "column "),
    }


def test_rows_that_refer_to_a_refused_row_are_not_blamed(ngodesk: Command, workspace: Path, folder: Path):
    change("events", 2, start="soon").apply(folder)
    assert refused(ngodesk, workspace, folder) == [
        "events.csv, row 2, column start, “soon”: not a date such as 2025-03-14"
    ]


def test_rows_that_refer_to_an_unreadable_file_are_not_blamed(
    ngodesk: Command, workspace: Path, folder: Path
):
    (folder / "people.csv").write_bytes(b"ref;first_name\n")
    for problem in refused(ngodesk, workspace, folder):
        assert problem.startswith("people.csv, row 1, column ")


def test_two_rows_without_a_key_are_not_called_the_same(ngodesk: Command, workspace: Path, folder: Path):
    change("people", 2, ref="").apply(folder)
    change("people", 3, ref=" ").apply(folder)
    (folder / "datapackage.json").unlink()
    for path in folder.glob("*.csv"):
        if path.name != "people.csv":
            path.unlink()
    assert [problem.split(": ")[-1] for problem in refused(ngodesk, workspace, folder)] == [
        "a value is required here"
    ] * 2


def test_a_long_value_is_shortened_and_stays_on_one_line(ngodesk: Command, workspace: Path, folder: Path):
    change("events", 2, start="soon\n" * 50).apply(folder)
    (problem,) = refused(ngodesk, workspace, folder)
    assert problem.count("soon") == 12
    assert "…”: not a date" in problem


MOVED = [
    ("contracts", {"ref": "U-1", "kind": "mandate", "subject": "x"}, {"line", "source"}),
    ("events", {"ref": "E1", "kind": "training", "title": "x", "status": "held", "start": "2025-03-14"},
     {"activity"}),
    ("receipts", {"ref": "T1", "source": "D", "date": "2025-03-10", "kind": "tranche", "amount": "8000"},
     {"source"}),
    ("outputs", {"ref": "U1", "kind": "publication", "title": "x"}, {"activity"}),
    ("support_cases", {"ref": "M1", "organisation": "BIE", "title": "x", "status": "running"}, {"activity"}),
    ("subgrants", {"ref": "S1", "grantee": "GRP", "title": "x", "amount": "1", "status": "settled"},
     {"activity"}),
    ("volunteer_agreements", {"ref": "V1", "person": "P8", "start": "2025-03-01", "tasks": "x"},
     {"project"}),
]  # fmt: skip


@pytest.mark.parametrize(("table", "cells", "columns"), MOVED, ids=[table for table, *_ in MOVED])
@pytest.mark.parametrize("words", [(), ("--dry-run",)], ids=["import", "dry run"])
def test_a_record_cannot_move_to_another_project_and_leave_its_parts_behind(
    ngodesk: Command,
    filled: Path,
    tmp_path: Path,
    table: str,
    cells: dict[str, str],
    columns: set[str],
    words: tuple[str, ...],
):
    project = {"ref": "P2", "title": "x", "role": "lead", "status": "running", "currency": "PLN"}
    project |= {"start": "2025-01-01", "end": "2025-12-31"}
    folder = brought(tmp_path / "in", projects=[project], **{table: [{**cells, "project": "P2"}]})
    before = (held(filled), contents(filled.parent))
    said = ngodesk("import", filled, folder, *words)
    assert (said.status, said.out) == (1, "")
    assert (held(filled), contents(filled.parent)) == before
    places = [line.split(", “")[0] for line in said.lines[:-1]]
    assert set(places) == {f"{table}.csv, row 2, column {column}" for column in columns}


def test_a_change_of_one_row_is_held_against_rows_of_the_workspace(
    ngodesk: Command, filled: Path, tmp_path: Path
):
    line = {"project": "NL1", "code": "I.4", "name": "x", "cost_kind": "direct", "flat_rate_percent": "1"}
    folder = brought(tmp_path / "in", budget_lines=[{**line, "flat_rate_of": "I.2"}])
    assert refused(ngodesk, filled, folder) == [
        "budget_lines.csv, row 2, column flat_rate_percent, “1”: nothing can be charged to a computed line"
    ]


def test_a_record_of_the_workspace_is_named_by_its_key(ngodesk: Command, filled: Path, tmp_path: Path):
    source = {"project": "NL1", "code": "O2", "kind": "own_personal", "name": "x"}
    folder = brought(tmp_path / "in", funding_sources=[source])
    assert refused(ngodesk, filled, folder) == [
        f"volunteer_hours, record “V1|{day}” of the workspace, column source:"
        " the source must be named: the project has none or several of kind own_personal"
        for day in ("2025-06-29|Plakaty", "2025-10-01|Porządki")
    ]


def test_a_proforma_cannot_take_the_place_of_what_is_allocated(
    ngodesk: Command, filled: Path, tmp_path: Path
):
    document = {"ref": "C1", "kind": "proforma", "number": "1", "issue_date": "2025-04-02"}
    folder = brought(tmp_path / "in", cost_documents=[{**document, "currency": "PLN", "gross": "1"}])
    assert refused(ngodesk, filled, folder) == [
        "cost_documents.csv, row 2, column kind, “proforma”: a proforma cannot be allocated"
    ]


@pytest.mark.parametrize(("currency", "rates"), [("", ("10", "10.01")), ("PLN", ("0.1", "0.0999"))])
def test_an_amount_that_a_rate_makes_too_large_is_refused(
    ngodesk: Command, filled: Path, tmp_path: Path, currency: str, rates: tuple[str, str]
):
    cells = {"kind": "invoice", "number": "1", "issue_date": "2025-04-02", "currency": "EUR", "gross": "1"}
    charge = {"document": "X", "project": "NL1", "line": "I.2", "source": "D", "amount": "1000000000000"}
    sources = []
    for rate in rates:
        document = {"ref": "X", **cells, "exchange_rate": rate, "rate_currency": currency}
        sources.append(brought(tmp_path / rate, cost_documents=[document], allocations=[charge]))
    (problem,) = refused(ngodesk, filled, sources[1])
    assert problem.startswith("allocations.csv, row 2, column amount, “1000000000000”: in the project's")
    assert ngodesk("import", filled, sources[0]).status == 0
    assert ngodesk("figures", filled, "--project", "NL1").status == 0


def test_a_refused_zip_writes_nothing(ngodesk: Command, workspace: Path, folder: Path, tmp_path: Path):
    change("events", 2, start="soon").apply(folder)
    assert len(refused(ngodesk, workspace, zipped(folder, tmp_path / "in.zip"))) == 1
