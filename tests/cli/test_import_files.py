"""ngodesk import of e-invoices and exchange rates: what it says, how it ends, what it writes."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.said import Command
from tests.exchange.einvoices import FILES, FOLDER, PLAIN, changed

RATES = FOLDER.parent / "rates"


@pytest.fixture
def written(ngodesk: Command, workspace: Path, tmp_path: Path) -> Any:
    """How many rows a table has, by an export of the workspace."""

    def rows(table: str) -> int:
        target = tmp_path / "export"
        shutil.rmtree(target, ignore_errors=True)
        assert ngodesk("export", workspace, target).status == 0
        file = target / f"{table}.csv"
        return len(file.read_text(encoding="utf-8").splitlines()) - 1 if file.exists() else 0

    return rows


def test_an_invoice_is_taken_and_the_second_time_known(ngodesk: Command, workspace: Path, written: Any):
    said = ngodesk("import", workspace, FOLDER / PLAIN)
    assert (said.status, said.out) == (0, "")
    assert said.lines[0].startswith(f"{PLAIN}: new cost document D1: FV 12/02/2026 of Drukarnia Żuczek")
    assert said.lines[-1] == "cost_documents: 1 new, 0 changed, 0 unchanged"
    again = ngodesk("import", workspace, FOLDER / PLAIN)
    assert again.status == 0
    assert again.lines[-1] == "cost_documents: 0 new, 0 changed, 1 unchanged"
    assert written("cost_documents") == written("attachments") == 1


def test_a_paper_typed_before_is_completed_and_it_is_said(
    ngodesk: Command, workspace: Path, tmp_path: Path, written: Any
):
    folder = tmp_path / "typed"
    folder.mkdir()
    (folder / "cost_documents.csv").write_text(
        "ref,kind,number,issuer_name,issue_date,currency,gross,description\n"
        "K7,invoice,FV 12/02/2026,Żuczek,2026-02-14,PLN,1284,ulotki\n",
        encoding="utf-8",
    )
    assert ngodesk("import", workspace, folder).status == 0
    said = ngodesk("import", workspace, FOLDER / PLAIN)
    assert "completes K7, typed before" in said.lines[0]
    assert said.lines[-1] == "cost_documents: 0 new, 1 changed, 0 unchanged"
    assert written("cost_documents") == 1


def test_a_folder_of_invoices_is_taken_whole_or_not_at_all(
    ngodesk: Command, workspace: Path, tmp_path: Path, written: Any
):
    folder = shutil.copytree(FOLDER, tmp_path / "invoices")
    (folder / "broken.xml").write_bytes(changed(PLAIN, ("<P_15>1284.00</P_15>", "")))
    said = ngodesk("import", workspace, folder)
    assert said.status == 1
    assert any(line.startswith("broken.xml: The invoice has no total") for line in said.lines)
    assert said.lines[-1] == "Nothing was imported. Problems found: 1."
    assert written("cost_documents") == 0
    (folder / "broken.xml").unlink()
    assert ngodesk("import", workspace, folder).status == 0
    assert written("cost_documents") == len(FILES)


def test_a_zip_of_invoices_is_taken_whole(ngodesk: Command, workspace: Path, tmp_path: Path, written: Any):
    packed = tmp_path / "ksef.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in FILES:
            archive.write(FOLDER / name, f"2026/{name}")
        archive.writestr("_metadata.json", "{}")
    said = ngodesk("import", workspace, packed)
    assert said.status == 0
    assert said.lines[-1] == f"cost_documents: {len(FILES)} new, 0 changed, 0 unchanged"
    assert written("attachments") == len(FILES)


def test_a_zip_that_swells_is_refused(ngodesk: Command, workspace: Path, tmp_path: Path, written: Any):
    packed = tmp_path / "ksef.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(21):
            archive.writestr(f"{number}.xml", b" " * (10 << 20))
    said = ngodesk("import", workspace, packed)
    assert said.status == 1
    assert "more in ksef.zip" in said.lines[0]
    assert written("cost_documents") == 0


def test_a_dry_run_says_the_same_and_writes_nothing(ngodesk: Command, workspace: Path, written: Any):
    dry = ngodesk("import", workspace, FOLDER / PLAIN, "--dry-run")
    assert written("cost_documents") == 0
    assert dry == ngodesk("import", workspace, FOLDER / PLAIN)
    rates = RATES / "nbp-archive.csv"
    dry = ngodesk("import", workspace, rates, "--dry-run")
    assert written("exchange_rates") == 0
    assert dry == ngodesk("import", workspace, rates)


@pytest.mark.parametrize("name", sorted(path.name for path in RATES.iterdir()))
def test_rates_are_told_by_their_content(ngodesk: Command, workspace: Path, written: Any, name: str):
    said = ngodesk("import", workspace, RATES / name)
    assert (said.status, said.out) == (0, "")
    number = written("exchange_rates")
    assert said.lines == [f"exchange_rates: {number} new, 0 changed, 0 unchanged"]
    assert number > 0
    again = ngodesk("import", workspace, RATES / name)
    assert again.lines == [f"exchange_rates: 0 new, 0 changed, {number} unchanged"]


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("trap.xml", b"<!DOCTYPE x []><x/>", 1),
        ("order.xml", b"<Order/>", 1),
        ("empty.xml", b"", 1),
        ("inforeuro.json", b'[{"isoA3Code": "PLN", "value": 4.2}]', 2),
        ("table.csv", b"ref,name\nA,B\n", 2),
    ],
)
def test_what_cannot_be_taken_says_why_without_a_traceback(
    ngodesk: Command, workspace: Path, tmp_path: Path, written: Any, name: str, content: bytes, status: int
):
    file = tmp_path / name
    file.write_bytes(content)
    said = ngodesk("import", workspace, file)
    assert (said.status, said.out) == (status, "")
    assert said.lines
    assert "Traceback" not in said.err
    assert written("cost_documents") == written("exchange_rates") == 0


def test_a_file_that_is_not_there_ends_with_3(ngodesk: Command, workspace: Path, tmp_path: Path):
    said = ngodesk("import", workspace, tmp_path / "nothing.xml")
    assert (said.status, len(said.lines)) == (3, 1)


def test_the_attachment_travels_with_the_export(ngodesk: Command, workspace: Path, tmp_path: Path):
    ngodesk("import", workspace, FOLDER / PLAIN)
    target = tmp_path / "export"
    ngodesk("export", workspace, target)
    kept = list((target / "files").iterdir())
    assert [file.read_bytes() for file in kept] == [(FOLDER / PLAIN).read_bytes()]
    assert "attachments" in {
        resource["name"] for resource in json.loads((target / "datapackage.json").read_bytes())["resources"]
    }
