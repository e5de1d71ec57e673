"""The package for a controller: read back file by file, with its checksums, masked, cancelled, refused."""

import csv
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from ngodesk.common.errors import Cancelled, FileError, UsageError
from ngodesk.model import Attachment, CostDocument, Event, Person
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import audit_package, checking, freezing, history, scanning, waiving
from ngodesk.work.printing import Wish

WHOLE = Wish(project="NL1", language="en")
LARGE = b"%PDF-1.7\n" + b"a scan of many pages " * 120_000  # more than two pieces
SMALL = b"%PDF-1.7\nproof"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, filled_workspace: Path) -> Path:
    """The example with scans, a contact, a frozen report and a finding that was accepted."""
    folder = tmp_path_factory.mktemp("papers")
    path = folder / "papers.ngodesk"
    path.write_bytes(filled_workspace.read_bytes())
    with open_store(path) as store:
        with store.write("Made for a test") as session:
            ids = {ref: row for row, ref in session.execute(select(CostDocument.id, CostDocument.ref))}
            event = session.scalars(select(Event.id).where(Event.ref == "E1")).one()
            person = session.scalars(select(Person).where(Person.ref == "P1")).one()
            person.phone, person.email = "601 202 303", "lucja@example.org"
            person.birth_date = date(1961, 5, 7)
            document = session.scalars(select(CostDocument).where(CostDocument.ref == "C2")).one()
            document.description = "Poczęstunek, rozmowa z Łucją Żak i Ćwikiem (lucja@example.org)"
        for name, content, table, record, kind in (
            ("skan żółty.PDF", LARGE, "cost_documents", ids["C1"], "document"),
            ("przelew.pdf", SMALL, "cost_documents", ids["C1"], "payment_proof"),
            ("drugi.pdf", SMALL + b"2", "cost_documents", ids["C1"], "payment_proof"),
            ("lista.pdf", SMALL + b"3", "events", event, "signed_list"),
        ):
            (folder / name).write_bytes(content)
            scanning.attach(store, table, record, [folder / name], kind)
        found = next(each for each in checking.findings(store, "NL1").open if each.table == "events")
        waiving.waive(store, found, "Lista Łucji Żak zginęła w powodzi")
        freezing.freeze(store, "budget-execution", WHOLE)
    return path


@pytest.fixture
def store(papers: Path) -> Iterator[Store]:
    with open_store(papers, write=False) as opened:
        yield opened


class Links(HTMLParser):
    """Where the links of a page lead, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [unquote(value or "") for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data.replace("\N{NO-BREAK SPACE}", " ")


def saved(store: Store, target: Path, wish: Wish = WHOLE) -> dict[str, bytes]:
    """The files of a package, by name."""
    audit_package.save(store, target, wish)
    if target.suffix == ".zip":
        with zipfile.ZipFile(target) as archive:
            assert archive.testzip() is None
            return {name: archive.read(name) for name in archive.namelist()}
    return {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def index(files: dict[str, bytes]) -> list[list[str]]:
    """The index as a table, without its head."""
    return list(csv.reader(StringIO(files["index.csv"].decode("utf-8-sig")), delimiter=";"))[1:]


def words(files: dict[str, bytes]) -> str:
    """Everything that can be read in a package."""
    said = [Links(files["index.html"].decode()).text, files["index.csv"].decode("utf-8-sig"), *files]
    for name, content in files.items():
        if name.startswith(("1_", "2_")) and name.endswith(".pdf"):
            reader = PdfReader(BytesIO(content), strict=False)
            said += [page.extract_text() for page in reader.pages]
            said.append(str(reader.metadata))
        elif name.endswith(".xlsx"):
            book = openpyxl.load_workbook(BytesIO(content))
            said += [str(cell.value) for sheet in book for row in sheet for cell in row]
    return " ".join(" ".join(said).replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_folder_and_a_zip_hold_the_same_and_the_index_proves_every_file(
    store: Store, tmp_path: Path
) -> None:
    files = saved(store, tmp_path / "package")
    assert saved(store, tmp_path / "package.zip") == files
    page = Links(files["index.html"].decode())
    listed = {row[0]: row[3] for row in index(files)}
    assert (
        set(listed)
        == set(files) - {"index.html", "index.csv"}
        == {link for link in page.links if link[0] != "#"}
    )
    for name, checksum in listed.items():
        assert hashlib.sha256(files[name]).hexdigest() == checksum
        assert checksum in page.text
    assert all(name.isascii() for name in files)
    assert b"//" not in files["index.html"]
    assert b"<script" not in files["index.html"]


def test_scans_stand_in_the_registers_order_with_names_that_say_what_they_are(
    store: Store, tmp_path: Path
) -> None:
    files = saved(store, tmp_path / "package.zip")
    scans = {name: content for name, content in files.items() if name[0] > "2" and "/" in name}
    documents = [name for name in scans if "Documents" in name]
    assert documents == [
        "3_Documents_and_proofs_of_payment/001_FV_12-2025_document.pdf",
        "3_Documents_and_proofs_of_payment/001_FV_12-2025_payment_proof.pdf",
        "3_Documents_and_proofs_of_payment/001_FV_12-2025_payment_proof_2.pdf",
    ]
    assert scans[documents[0]] == LARGE
    (signed,) = set(scans) - set(documents)
    assert signed.startswith("5_Signed_lists/001_")
    assert scans[signed] == SMALL + b"3"


def test_names_that_differ_in_their_case_alone_are_two_on_every_system(papers: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.ngodesk"
    path.write_bytes(papers.read_bytes())
    with open_store(path) as store:
        with store.write("As an import brings them") as session:
            scans = session.scalars(select(Attachment).where(Attachment.kind == "payment_proof")).all()
            for scan, name in zip(scans, ("Skan.pdf", "skan.pdf"), strict=True):
                scan.filename, scan.kind = name, None
        files = saved(store, tmp_path / "package.zip")
    names = [name for name in files if name.endswith(("kan.pdf", "kan_2.pdf"))]
    assert len({name.casefold() for name in names}) == len(names) == 2


def test_the_reports_that_fit_and_the_frozen_one_as_it_was_are_in_it(store: Store, tmp_path: Path) -> None:
    files = saved(store, tmp_path / "package.zip")
    reports = {name.partition("_")[2].partition("_")[2] for name in files if name.startswith("1_")}
    assert {"Project_card.pdf", "Budget_execution.pdf", "Budget_execution.xlsx", "Indicators.pdf"} <= reports
    assert not any("Active_Citizens" in name or "SIF" in name for name in reports)  # nobody wrote these
    assert all(content[:4] in (b"%PDF", b"PK\3\4") for name, content in files.items() if name[0] == "1")
    approved = [name for name in files if name.startswith("2_Approved_reports/")]
    assert [name.rpartition(".")[2] for name in approved] == ["pdf", "xlsx"]
    assert "DRAFT" not in PdfReader(BytesIO(files[approved[0]])).pages[0].extract_text()


def test_what_is_missing_and_what_was_accepted_is_said(store: Store, tmp_path: Path) -> None:
    text = Links(saved(store, tmp_path / "package")["index.html"].decode()).text
    assert text.count("Document without a scan") == 8 - 1
    assert "Paid document without a proof of payment" in text
    assert "Contract without a scan" in text
    assert "Event without a signed list" in text
    assert "Lista Łucji Żak zginęła w powodzi" in text
    assert "The project is supported by the Neighbours’ Fund." in text


def test_a_masked_package_names_nobody(store: Store, tmp_path: Path) -> None:
    plain, masked = (
        words(
            saved(store, tmp_path / f"{name}.zip", Wish(project="NL1", language="pl", mask=name == "masked"))
        )
        for name in ("plain", "masked")
    )
    with store.reading() as connection:
        names = list(connection.exec_driver_sql("SELECT first_name, last_name FROM people"))
    seen = [last for _first, last in names if last in plain]
    assert len(seen) > 4
    assert "lucja@example.org" in plain
    for first, last in names:
        assert not re.search(rf"\b{last}\b", masked)
        assert f"{first} {last[0]}" not in masked
    for told in ("601 202 303", "example.org", "Łucją", "Ćwikiem", "Łucji"):
        assert told not in masked
    assert "Poczęstunek, rozmowa z Ł. Ż. i Ć." in masked
    assert "przelew" not in masked
    assert "Łąka dla wszystkich" in masked


def test_scans_and_frozen_prints_are_left_out_of_a_masked_package_and_listed(
    store: Store, tmp_path: Path
) -> None:
    files = saved(store, tmp_path / "masked", Wish(project="NL1", language="en", mask=True))
    assert all(name.startswith(("1_Reports/", "index.")) for name in files)
    text = Links(files["index.html"].decode()).text
    assert text.count("Approved reports") == 2
    assert "FV 12/2025" in text.partition("Left out")[2]


def test_a_period_has_its_own_documents_and_events(store: Store, tmp_path: Path) -> None:
    late = Wish(project="NL1", start=date(2025, 9, 1), end=date(2025, 11, 30), language="en")
    files = saved(store, tmp_path / "late.zip", late)
    assert not [name for name in files if "Documents" in name or "Signed" in name]
    assert "1 September 2025 – 30 November 2025" in Links(files["index.html"].decode()).text


def test_a_cancel_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done == total - 2:
            raise Cancelled

    for name in ("folder", "package.zip"):
        seen: list[tuple[int, int]] = []
        with pytest.raises(Cancelled):
            audit_package.save(store, tmp_path / name, WHOLE, stop)
        assert [done for done, _total in seen] == list(range(len(seen)))
        assert len(seen) > 10
        assert list(tmp_path.iterdir()) == []


def test_the_journal_notes_what_was_given_out_and_nothing_to_undo(papers: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.ngodesk"
    path.write_bytes(papers.read_bytes())
    with open_store(path) as store:
        audit_package.save(store, tmp_path / "a.zip", WHOLE)
        audit_package.save(store, tmp_path / "b.zip", Wish(project="NL1", mask=True))
        assert history.next_undo(store) is None  # a report was frozen last
        with store.reading() as connection:
            told = connection.exec_driver_sql(
                "SELECT kind, label, arguments, changes FROM steps ORDER BY number DESC LIMIT 2"
            ).all()
    assert [row[0] for row in told] == ["note", "note"]
    assert [json.loads(row[2]) for row in told] == [{"project": "NL1"}] * 2
    assert told[0][1] != told[1][1]


@pytest.mark.parametrize("name", ["folder", "package.zip"])
def test_nothing_is_overwritten(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"kept")
    with pytest.raises(FileError):
        audit_package.save(store, tmp_path / name, WHOLE)
    assert (tmp_path / name).read_bytes() == b"kept"
    with pytest.raises(UsageError):
        audit_package.save(store, tmp_path / "package.pdf", WHOLE)
    with pytest.raises(FileError):
        audit_package.save(store, tmp_path / "nowhere" / name, WHOLE)


def test_each_document_is_described_when_it_is_wanted(store: Store, tmp_path: Path) -> None:
    short = saved(store, tmp_path / "short.zip")
    files = saved(store, tmp_path / "long.zip", replace(WHOLE, papers=True))
    more = sorted(set(files) - set(short))
    assert more[0] == "1_Reports/Each_document/001_FV_12-2025_Description_of_a_cost_document.pdf"
    described = [name for name in more if name.endswith("_Description_of_a_cost_document.pdf")]
    with store.reading() as connection:
        charged = connection.exec_driver_sql(
            "SELECT count(DISTINCT document_id), count(DISTINCT iif(d.kind = 'in_kind', d.id, NULL))"
            " FROM allocations a JOIN cost_documents d ON d.id = a.document_id WHERE d.kind <> 'proforma'"
        ).one()
    assert len(described) == charged[0]
    assert len([name for name in more if "contribution_in_kind" in name]) == charged[1]
    assert "FV 12/2025" in PdfReader(BytesIO(files[more[0]])).pages[0].extract_text().replace("\xa0", " ")
    assert {row[0] for row in index(files)} >= set(more)
    masked = saved(store, tmp_path / "masked.zip", replace(WHOLE, papers=True, mask=True))
    assert len([name for name in masked if "Each_document" in name]) == len(more)
    assert "Łucją Żak" not in words(masked)
