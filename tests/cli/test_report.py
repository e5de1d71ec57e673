"""ngodesk report: each report with what it needs, the plan as of an amendment, months, formats."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from ngodesk.model import Consultation
from ngodesk.store.opening import open_store
from ngodesk.work.printing import reports
from tests.cli.said import Command

NEEDS = {
    "project": ("--project", "NL1"),
    "document": ("--document", "C2"),
    "person": ("--person", "P1"),
    "month": ("--month", "2025-05"),
    "event": ("--event", "E1"),
    "agreement": ("--agreement", "V1"),
    "subgrant": ("--subgrant", "S1"),
    "questionnaire": ("--questionnaire", "Q1"),
    "consultation": ("--consultation", "K1"),
}


# Of these the user is told what nobody compared with the official form, and what is still to be written.
TOLD = {"acf", "fio", "interreg-partner", "pl-public-task", "sif"}


@pytest.fixture
def filled(filled: Path) -> Path:
    """The example with a consultation."""
    with open_store(filled) as store, store.write("Made for a test") as session:
        session.add(Consultation(ref="K1", title="Standard", opened=date(2025, 5, 1)))
    return filled


def words_for(needs: tuple[str, ...]) -> list[str]:
    """The options that a report needs, and a period where it takes one."""
    words = [word for need in needs if need in NEEDS for word in NEEDS[need]]
    return [*words, "--period", "R1"] if "period" in needs else words


@pytest.mark.parametrize("row", reports("en"), ids=lambda row: row.id)
def test_every_report_in_every_format(ngodesk: Command, filled: Path, tmp_path: Path, row) -> None:
    for form in row.formats:
        target = tmp_path / f"a.{form}"
        said = ngodesk("report", filled, row.id, *words_for(row.needs), "--output", target)
        assert (said.status, said.out) == (0, "")
        assert bool(said.err) == (row.id in TOLD)
        assert target.stat().st_size > 1_000


@pytest.mark.parametrize("row", reports("en"), ids=lambda row: row.id)
def test_a_format_that_it_does_not_offer_ends_with_2(
    ngodesk: Command, filled: Path, tmp_path: Path, row
) -> None:
    for form in {"pdf", "xlsx", "docx", "csv"} - set(row.formats):
        target = tmp_path / f"a.{form}"
        said = ngodesk("report", filled, row.id, *words_for(row.needs), "--output", target)
        assert (said.status, len(said.lines)) == (2, 1)
        assert not target.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("budget-execution", "--project", "NL1", "--amendment", "9"),
        ("budget-execution", "--project", "NL1", "--amendment", "-1"),
        ("budget-execution",),
        ("month-register", "--month", "2025-13"),
        ("month-register", "--month", "2025-5"),
        ("month-register", "--month", "May"),
        ("month-register",),
        ("cost-description", "--document", "none"),
        ("work-time", "--month", "2025-05"),
        ("work-time", "--month", "2025-05", "--person", "none"),
        ("budget-execution", "--project", "NL1", "--period", "none"),
    ],
)
def test_wrong_use_ends_with_2(
    ngodesk: Command, filled: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    said = ngodesk("report", filled, *words, "--output", tmp_path / "a.pdf")
    assert (said.status, said.out) == (2, "")
    assert not (tmp_path / "a.pdf").exists()


def test_the_plan_as_of_an_amendment(ngodesk: Command, filled: Path, tmp_path: Path) -> None:
    plans = {}
    for number in ("0", "1", "2"):
        words = ["--project", "NL1", "--amendment", number, "--language", "en"]
        ngodesk("report", filled, "budget-execution", *words, "--output", tmp_path / "a.pdf")
        plans[number] = PdfReader(tmp_path / "a.pdf").pages[0].extract_text()
    assert ["6,500.00" in plans[number] for number in plans] == [True, False, False]
    assert ["5,440.00" in plans[number] for number in plans] == [False, True, False]
    assert ["4,840.00" in plans[number] for number in plans] == [False, False, True]


def test_the_same_print_has_the_same_bytes(ngodesk: Command, filled: Path, tmp_path: Path) -> None:
    for form in ("pdf", "xlsx"):
        for name in ("a", "b"):
            target = tmp_path / f"{name}.{form}"
            ngodesk("report", filled, "budget-execution", "--project", "NL1", "--output", target)
        assert (tmp_path / f"a.{form}").read_bytes() == (tmp_path / f"b.{form}").read_bytes()


def test_a_package_for_a_controller_is_a_new_folder_or_zip(
    ngodesk: Command, filled: Path, tmp_path: Path
) -> None:
    for name in ("package", "package.zip"):
        words = ["report", filled, "audit-package", "--project", "NL1", "--output", tmp_path / name]
        assert ngodesk(*words).status == 0
        again = ngodesk(*words)
        assert (again.status, len(again.lines)) == (3, 1)
    assert (tmp_path / "package" / "index.html").is_file()
    assert zipfile.is_zipfile(tmp_path / "package.zip")
    said = ngodesk("report", filled, "audit-package", "--output", tmp_path / "other")
    assert (said.status, len(said.lines)) == (2, 1)
    said = ngodesk("report", filled, "audit-package", "--project", "none", "--output", tmp_path / "other")
    assert (said.status, len(said.lines)) == (2, 1)
    assert not (tmp_path / "other").exists()


def test_names_are_masked_on_request(ngodesk: Command, filled: Path, tmp_path: Path) -> None:
    texts = []
    for words in ((), ("--mask",)):
        target = tmp_path / "a.pdf"
        ngodesk("report", filled, "attendance-list", "--event", "E1", *words, "--output", target)
        texts.append(PdfReader(target).pages[0].extract_text())
    assert "Ćwik" in texts[0]
    assert "Ćwik" not in texts[1]
    assert "Ć." in texts[1]


def test_parts_are_left_out_and_only_those_that_may_be(
    ngodesk: Command, filled: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"
    words = ["report", filled, "acf", "--project", "NL1", "--language", "en", "--output", target]
    assert ngodesk(*words, "--leave-out", "register").status == 0
    text = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert "13. List of expenditure" not in text
    assert "9. Next period" in text
    said = ngodesk(*words, "--leave-out", "register", "--leave-out", "outcomes")
    assert (said.status, len(said.lines)) == (2, 1)
    assert "register" in said.err
    said = ngodesk("report", filled, "outputs", "--project", "NL1", "--leave-out", "a", "--output", target)
    assert (said.status, len(said.lines)) == (2, 1)
    frozen = ngodesk("freeze", filled, "acf", "--project", "NL1", "--leave-out", "register")
    assert ngodesk("frozen", filled, frozen.out.strip(), "--output", target).status == 0
    assert "13. List of" not in "".join(page.extract_text() for page in PdfReader(target).pages)
    assert ngodesk("freeze", filled, "acf", "--project", "NL1", "--leave-out", "x").status == 2


def test_a_package_has_the_prints_of_each_document_on_request(
    ngodesk: Command, filled: Path, tmp_path: Path
) -> None:
    words = ["report", filled, "audit-package", "--project", "NL1", "--language", "en"]
    assert ngodesk(*words, "--output", tmp_path / "without").status == 0
    assert ngodesk(*words, "--papers", "--output", tmp_path / "with").status == 0
    without, with_ = (
        {path.name for path in (tmp_path / name).rglob("*.pdf")} for name in ("without", "with")
    )
    assert any("Description" in name for name in with_ - without)
    assert not without - with_


def test_the_numbers_of_a_letter_come_from_a_file(ngodesk: Command, filled: Path, tmp_path: Path) -> None:
    letter, target = tmp_path / "letter.txt", tmp_path / "a.pdf"
    letter.write_text("\N{ZERO WIDTH NO-BREAK SPACE}3/2025\r\nX/77\r\n", encoding="utf-8")
    words = ["report", filled, "controllers-list", "--project", "NL1", "--language", "en"]
    assert ngodesk(*words, "--chosen", letter, "--output", target).status == 0
    text = PdfReader(target).pages[0].extract_text()
    assert text.index("3/2025") < text.index("X/77")
    said = ngodesk(*words, "--chosen", tmp_path / "none.txt", "--output", target)
    assert (said.status, len(said.lines)) == (2, 1)
    letter.write_bytes("dowód 3/2025".encode("cp1250"))
    assert ngodesk(*words, "--chosen", letter, "--output", target).status == 0
    assert "Anna" in PdfReader(target).pages[0].extract_text()
