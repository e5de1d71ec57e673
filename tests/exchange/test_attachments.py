"""Attachments: bytes in files/<sha256>, kept once, whole and nowhere else."""

import hashlib
import zipfile
from pathlib import Path
from random import Random

import pytest

from tests.cli.said import Command
from tests.exchange.folders import brought, column, contents, held, unpacked, zipped

SCAN = b"%PDF-1.7\n\x00\xff scan\r\n"
LARGE = Random(1).randbytes(3 * (1 << 20) + 17)


def digest(content: bytes) -> str:
    """The SHA-256 of a content."""
    return hashlib.sha256(content).hexdigest()


def attached(ref: str, name: str, content: bytes, table: str = "cost_documents") -> dict[str, str]:
    """A row of attachments."""
    return {
        "table": table,
        "ref": ref,
        "kind": "document",
        "filename": name,
        "media_type": "application/pdf",
        "sha256": digest(content),
    }


def bundle(folder: Path, rows: list[dict[str, str]], *kept: bytes) -> Path:
    """A folder with attachments and these contents."""
    brought(folder, attachments=rows)
    (folder / "files").mkdir()
    for content in kept:
        (folder / "files" / digest(content)).write_bytes(content)
    return folder


def refused(ngodesk: Command, workspace: Path, folder: Path) -> list[str]:
    """What is named of an import that must be refused and write nothing."""
    before = (held(workspace), contents(workspace.parent))
    said = ngodesk("import", workspace, folder)
    assert said.status == 1
    assert (held(workspace), contents(workspace.parent)) == before
    return said.lines[:-1]


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_the_bytes_are_kept_once_and_come_out_again(
    ngodesk: Command, filled: Path, tmp_path: Path, packed: bool
):
    rows = [
        attached("C1", "faktura.pdf", SCAN),
        attached("C2", "ta sama.pdf", SCAN),
        attached("NL1|I.10", "duży/..\\plik.bin", LARGE, "budget_lines"),
        attached("E1|1|P1|KGW", "lista.pdf", b"", "attendance"),
    ]
    source = bundle(tmp_path / "in", rows, SCAN, LARGE, b"")
    if packed:
        source = zipped(source, tmp_path / "in.zip")
    said = ngodesk("import", filled, source)
    assert (said.status, said.lines) == (0, ["attachments: 4 new, 0 changed, 0 unchanged"])
    assert sorted(column(filled, "files", "size")) == [0, len(SCAN), len(LARGE)]
    assert len(held(filled)["file_pieces"]) == 1 + 4
    assert ngodesk("export", filled, tmp_path / "out.zip").status == 0
    files = {name: content for name, content in unpacked(tmp_path / "out.zip").items() if "files/" in name}
    assert files == {f"files/{digest(content)}": content for content in (SCAN, LARGE, b"")}
    assert ngodesk("export", filled, tmp_path / "out").status == 0
    assert contents(tmp_path / "out") == unpacked(tmp_path / "out.zip")
    assert "attachments: in order" in ngodesk("verify", filled).out


def test_the_same_again_changes_nothing(ngodesk: Command, filled: Path, tmp_path: Path):
    source = bundle(tmp_path / "in", [attached("C1", "a.pdf", SCAN)], SCAN)
    assert ngodesk("import", filled, source).status == 0
    before = held(filled)
    assert ngodesk("import", filled, source).lines == ["attachments: 0 new, 0 changed, 1 unchanged"]
    assert held(filled) == before


def test_bytes_that_the_workspace_has_need_not_come_again(ngodesk: Command, filled: Path, tmp_path: Path):
    assert ngodesk("import", filled, bundle(tmp_path / "1", [attached("C1", "a", SCAN)], SCAN)).status == 0
    assert ngodesk("import", filled, bundle(tmp_path / "2", [attached("C2", "b", SCAN)])).status == 0
    assert column(filled, "files", "sha256") == [digest(SCAN)]


def test_a_dry_run_keeps_no_bytes(ngodesk: Command, filled: Path, tmp_path: Path):
    before = held(filled)
    source = bundle(tmp_path / "in", [attached("C1", "a.pdf", SCAN)], SCAN)
    assert ngodesk("import", filled, source, "--dry-run").status == 0
    assert held(filled) == before


def test_missing_bytes_are_refused(ngodesk: Command, filled: Path, tmp_path: Path):
    rows = [attached("C1", "a", SCAN), attached("C2", "b", LARGE)]
    assert refused(ngodesk, filled, bundle(tmp_path / "in", rows, LARGE)) == [
        f"attachments.csv, row 2, column sha256, “{digest(SCAN)[:60]}…”:"
        " the file is neither in files/ nor in the workspace"
    ]


def test_other_bytes_than_the_checksum_says_are_refused(ngodesk: Command, filled: Path, tmp_path: Path):
    rows = [attached("C1", "a", SCAN), attached("C2", "b", LARGE), attached("C3", "c", b"good")]
    source = bundle(tmp_path / "in", rows, SCAN, LARGE, b"good")
    for content in (SCAN, LARGE):
        (source / "files" / digest(content)).write_bytes(b"other")
    assert [problem.split(", “")[0] for problem in refused(ngodesk, filled, source)] == [
        "attachments.csv, row 2, column sha256",
        "attachments.csv, row 3, column sha256",
    ]


@pytest.mark.parametrize("name", ["../people.csv", "../../secret", "/etc/hostname", "x/../y", ".", ""])
def test_a_checksum_is_never_a_path(ngodesk: Command, filled: Path, tmp_path: Path, name: str):
    source = bundle(tmp_path / "in", [{**attached("C1", "a", SCAN), "sha256": name}])
    (tmp_path / "secret").write_bytes(b"secret")
    brought(source, people=[{"ref": "P1", "first_name": "x", "last_name": "x"}])
    (problem,) = refused(ngodesk, filled, source)
    assert problem.startswith("attachments.csv, row 2, column sha256, ")


@pytest.mark.parametrize(
    "name", ["../outside", "{folder}/outside", "files/../../outside", "..\\outside", "C:\\outside"]
)
def test_a_zip_never_writes_outside(ngodesk: Command, workspace: Path, tmp_path: Path, name: str):
    people = brought(tmp_path / "in", people=[{"ref": "P1", "first_name": "x", "last_name": "x"}])
    zipped(people, tmp_path / "in.zip")
    with zipfile.ZipFile(tmp_path / "in.zip", "a") as archive:
        archive.writestr(name.format(folder=tmp_path), SCAN)
    before = set(tmp_path.parent.rglob("*outside*"))
    assert ngodesk("import", workspace, tmp_path / "in.zip").status == 0
    assert set(tmp_path.parent.rglob("*outside*")) == before
    assert held(workspace)["files"] == []


def test_a_table_outside_the_folder_is_not_read(ngodesk: Command, workspace: Path, tmp_path: Path):
    brought(tmp_path, rooms=[{"ref": "A", "name": "A"}])
    folder = brought(tmp_path / "in", people=[{"ref": "P1", "first_name": "x", "last_name": "x"}])
    package = '{"resources": [{"name": "rooms", "path": "../rooms.csv"}]}'
    (folder / "datapackage.json").write_text(package, encoding="utf-8")
    assert ngodesk("import", workspace, folder).lines == ["people: 1 new, 0 changed, 0 unchanged"]


def test_a_waiver_may_be_of_an_attachment(ngodesk: Command, filled: Path, tmp_path: Path):
    source = bundle(tmp_path / "in", [attached("C1", "a|b.pdf", SCAN)], SCAN)
    waiver = {"check": "c", "table": "attachments", "ref": "cost_documents|C1|a\\|b.pdf", "reason": "r"}
    brought(source, waivers=[{**waiver, "date": "2025-01-01"}])
    assert ngodesk("import", filled, source).status == 0
    assert ngodesk("export", filled, tmp_path / "out").status == 0
    assert waiver["ref"] in (tmp_path / "out" / "waivers.csv").read_text(encoding="utf-8")
