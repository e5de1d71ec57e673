"""Prints for the controller and the board: read back, masked, on one page for each project."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import cycle
from pathlib import Path

import pytest
from pypdf import PdfReader

from ngodesk.common import dates
from ngodesk.model import (
    Affiliation,
    Attachment,
    Consultation,
    Contract,
    CostDocument,
    Event,
    Indicator,
    Organisation,
    Person,
    Project,
    ReportingPeriod,
    Setting,
)
from ngodesk.reports import styles, wording
from ngodesk.reports.content import Decisions, FormTable, Heading, KeyFigures, Table
from ngodesk.reports.templates import templates
from ngodesk.reports.whole import Report
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import checking, freezing, printing
from ngodesk.work.printing import Wish
from tests.checks.book import START, Book
from tests.reports.asked import COORDINATOR
from tests.reports.prints import printed
from tests.reports.test_treasurer_prints import ASKED
from tests.reports.word_files import opened

PROJECT = Wish(project="NL1", language="en")


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    with open_store(filled) as opened_store:
        yield opened_store


def made(store: Store, report: str, wish: Wish = PROJECT) -> Report:
    """A report's content."""
    return printing.content(store, report, wish)


def text_of(report: Report) -> str:
    """What stands on its pages."""
    pages = PdfReader(BytesIO(printed(report))).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def attach(store: Store, table: str, record: int, kind: str) -> None:
    """Name a scan; a list asks for no bytes."""
    with store.write("Made for a test") as session:
        name = f"{table}-{record}-{kind}.pdf"
        session.add(Attachment(table_name=table, record_id=record, kind=kind, filename=name, sha256="0" * 64))


def points(report: Report) -> list[tuple[str, str]]:
    """What was asked for and its state, as the overview has it."""
    overview = [each for each in report.content if isinstance(each, Table)][1]
    return [(str(row.cells[1]), str(row.cells[-1])) for row in overview.rows]


def test_the_controllers_order_is_kept_and_what_is_not_there_is_missing(store: Store) -> None:
    letter = "1. 3/2025\n  FV 12/2025, z dn. 2.04.2025\n\nX/77\nfv12/2025\nKSE 1\n"
    with store.write("Made for a test") as session:
        code = session.query(Indicator).order_by(Indicator.code).first().code
        session.query(CostDocument).filter_by(ref="C3").one().accounting_no = "KSE 1"
    asked = printing.numbers(f"{letter}{code}")
    report = made(store, "controllers-list", replace(PROJECT, chosen=asked))
    named = [asked for asked, _state in points(report)]
    assert named == ["3/2025", "FV 12/2025, z dn. 2.04.2025", "X/77", "fv12/2025", "KSE 1", code]
    states = [state for _asked, state in points(report)]
    assert states[:5] == ["incomplete", "incomplete", "missing", "incomplete", "incomplete"]
    cover = next(each for each in report.content if isinstance(each, Table))
    assert [row.cells[1] for row in cover.rows][-2:] == [1, 6]
    assert "There is no document and no indicator with this number" in text_of(report)


def test_a_document_is_proven_once_its_papers_are_there(store: Store) -> None:
    with store.write("Made for a test") as session:
        document = session.query(CostDocument).filter_by(ref="C2").one()
        document.paper_place = "segregator 3, poz. 7"
        record, contract = document.id, session.query(Contract).one()
        contract.selection, paper = "three offers compared", contract.id
    wish = replace(PROJECT, chosen=("3/2025",))
    assert points(made(store, "controllers-list", wish)) == [("3/2025", "incomplete")]
    for table, row, kind in (
        ("cost_documents", record, "document"),
        ("cost_documents", record, "payment_proof"),
        ("contracts", paper, "contract"),
    ):
        assert points(made(store, "controllers-list", wish))[0][1] == "incomplete"
        attach(store, table, row, kind)
    report = made(store, "controllers-list", wish)
    assert points(report) == [("3/2025", "proven")]
    text = text_of(report)
    assert "segregator 3, poz. 7" in text
    assert "three offers compared" in text
    assert "Missing" not in text


def test_without_a_letter_everything_is_listed(store: Store) -> None:
    report = made(store, "controllers-list")
    forms = [each for each in report.content if isinstance(each, FormTable)]
    with store.reading() as connection:
        (documents,) = connection.exec_driver_sql(
            "SELECT count(DISTINCT document_id) FROM allocations a JOIN cost_documents d"
            " ON d.id = a.document_id WHERE d.kind <> 'proforma'"
        ).one()
        (indicators,) = connection.exec_driver_sql("SELECT count(*) FROM indicators").one()
    assert len(points(report)) == len(forms) == documents + indicators


def test_the_board_has_a_page_for_each_open_project_in_large_print(quarter: Path) -> None:
    with open_store(quarter, write=False) as store:
        report = made(store, "board-pack", Wish(language="pl"))
        pages = PdfReader(BytesIO(printed(report))).pages
        with store.reading() as connection:
            titles = list(connection.exec_driver_sql("SELECT title FROM projects ORDER BY ref").scalars())
        assert len(pages) == len(titles) == 3
        for title, page in zip(titles, pages, strict=True):
            assert title in page.extract_text().replace("\N{NO-BREAK SPACE}", " ")
        risks = [checking.findings(store, ref).at_risk for ref in ("GLO",)]
        assert risks[0]
        whole = checking.findings(store, "GLO").at_risk[0]
        assert f"{whole.value:.2f}".replace(".", ",") in text_of(report)
        one = made(store, "board-pack", Wish(project="GLO", language="pl"))
        assert len(PdfReader(BytesIO(printed(one))).pages) == 1
    sizes = {round(size, 1) for page in pages for size in sizes_of(page)}
    assert min(sizes) > 9.9
    assert round(styles.BODY.size * styles.LARGE, 1) == 16
    assert 34 in {round(size) for page in pages for size in sizes_of(page)}


def sizes_of(page: object) -> set[float]:
    """How large the letters of a page are, in points on the paper."""
    found: set[float] = set()

    def see(text: str, matrix: list[float], _text: object, _font: object, size: float) -> None:
        if text.strip():
            found.add(abs(matrix[3]) * size)

    page.extract_text(visitor_text=see)  # type: ignore[attr-defined]
    return found


def test_a_board_page_has_three_key_figures_and_boxes_to_tick(store: Store) -> None:
    report = made(store, "board-pack", Wish(language="en"))
    (figures,) = (each for each in report.content if isinstance(each, KeyFigures))
    budget = printing.content(store, "budget-execution", PROJECT)
    total = next(each for each in budget.content if isinstance(each, Table)).rows[-1]
    assert figures.figures[0].value.rstrip("%") in {
        f"{cell:.2f}" for cell in total.cells if not isinstance(cell, str)
    }
    assert figures.figures[1].value == "5 of 12"
    assert "late" in figures.figures[2].value
    (decisions,) = (each for each in report.content if isinstance(each, Decisions))
    assert decisions.rows[0][1] == ("yes", "no")
    assert decisions.rows[-1] == ("Other matters", ())
    document = opened(printing.written(report, "docx"))
    runs = [run for table in document.tables for cell in table._cells for run in cell.paragraphs[0].runs]
    assert min(run.font.size.pt for run in runs if run.font.size) >= 11
    assert "70.38%" in " ".join(cell.text for table in document.tables for cell in table._cells)


def test_a_board_page_rounds_away_from_zero_and_knows_no_balance_of_gifts(store: Store) -> None:
    book = Book(store)
    book.plan(book.line, "1000")
    book.cost("1.25", payment_date=START)
    book.new_source("W", "own_personal")
    report = made(store, "board-pack", Wish(project="P1", language="en"))
    (figures,) = (each for each in report.content if isinstance(each, KeyFigures))
    assert figures.figures[0].value == "0.13%"
    money = next(each for each in report.content if isinstance(each, Table))
    assert [row.cells[-1] for row in money.rows] == [Decimal("-1.25"), "\N{EN DASH}"]


def test_long_names_and_many_credit_lines_leave_a_board_page_whole(store: Store) -> None:
    with store.write("Made for a test") as session:
        project = session.query(Project).one()
        project.title = "Łąka dla wszystkich, czyli jak gmina, szkoła i koło gospodyń uczą się od siebie " * 2
        session.query(ReportingPeriod).filter_by(code="R1").one().due = date(2999, 1, 1)
    assert len(PdfReader(BytesIO(printed(made(store, "board-pack", Wish(language="pl"))))).pages) == 1


def test_the_signature_folder_names_who_signs_on_the_day(store: Store) -> None:
    with store.write("Made for a test") as session:
        session.add(Setting(key="signatory.1", value="Łucja Żak, prezeska"))
        session.add(Setting(key="signatory.2", value="Jan Dawny, skarbnik"))
        gone = Person(ref="P99", first_name="Jan", last_name="Dawny")
        session.add(gone)
        session.flush()
        own = session.query(Organisation).filter_by(own=True).one().id
        session.add(Affiliation(person_id=gone.id, organisation_id=own, role="board", end=date(2020, 1, 1)))
    freezing.freeze(store, "budget-execution", PROJECT)
    report = made(store, "signature-folder", Wish(language="en"))
    heads = [each.text for each in report.content if isinstance(each, Heading)]
    assert heads[0] == "Board: Łucja Żak, prezeska"
    assert heads[1] == "Coordination: Ewa Łąk, coordinator"
    assert heads[2] == "Accounting: nobody is named in the records"
    text = text_of(report)
    assert "Budget execution, NL1/budget-execution/1" in text
    assert "Jan Dawny" not in text
    total = next(each for each in report.content if isinstance(each, Table)).rows[-1].cells[1]
    rows = [row for each in report.content if isinstance(each, Table) for row in each.rows]
    assert total == sum(row.style == "body" and len(row.cells) == 4 for row in rows)


def test_what_was_signed_is_not_in_the_folder(store: Store) -> None:
    def papers() -> int:
        tables = [each for each in made(store, "signature-folder", Wish()).content if isinstance(each, Table)]
        return int(tables[0].rows[-1].cells[1]) if tables else 0

    before = papers()
    with store.write("Made for a test") as session:
        session.query(CostDocument).filter_by(ref="C1").one().approved_on = date(2025, 4, 3)
    assert papers() == before - 1
    with store.write("Made for a test") as session:
        for each in session.query(Project):
            each.status = "settled"
    assert papers() == 0


def test_handing_over_tells_rules_places_and_how_to_open_the_file(store: Store) -> None:
    with store.write("Made for a test") as session:
        for each in session.query(CostDocument):
            each.paper_place = f"segregator 3, poz. {each.ref[1:]}"
    report = made(store, "handing-over", Wish(language="en"))
    text = text_of(report)
    for said in (
        "Report R2 is due",
        "a budget line may exceed its plan by 10%",
        "years to keep the papers: 5",
        "segregator 3: 8",
        "Ewa Łąk, coordinator",
        "ends in .ngodesk",
        "taken over by",
    ):
        assert said in text
    verdict = checking.findings(store)
    findings = [
        each for each in report.content if isinstance(each, Table) and each.columns[1].head == "Finding"
    ]
    assert len(findings[0].rows) == len(verdict.open)


def test_no_masked_report_names_a_person(store: Store) -> None:
    with store.reading() as connection:
        names = list(connection.exec_driver_sql("SELECT first_name, last_name FROM people"))
    with store.write("Made for a test") as session:
        session.add(Consultation(ref="K1", title="Standard", opened=date(2025, 5, 1)))
    known = {**ASKED, **COORDINATOR, "self-assessment": Wish(questionnaire="Q1")}
    seen = 0
    for each in templates():
        wish = replace(known.get(each.id, PROJECT), language="pl")
        if not all(getattr(wish, need) is not None for need in printing.needed(each.id)):
            continue
        plain, masked = (text_of(made(store, each.id, replace(wish, mask=mask))) for mask in (False, True))
        for first, last in names:
            seen += f"{first} {last}" in plain or f"{last} {first}" in plain
            assert f"{first} {last}" not in masked, each.id
            assert f"{last} {first}" not in masked, each.id
            assert not re.search(rf"\b{last}\b(?! dla)", masked), each.id
    assert seen > 20


def test_of_all_days_a_masked_report_hides_a_birth_alone(store: Store) -> None:
    with store.write("Made for a test") as session:
        days = [session.query(Event).filter_by(ref="E1").one().start, session.query(Project).one().start]
        for person, born in zip(session.query(Person), cycle(days), strict=False):
            person.birth_date, person.birth_year = born, None
    for report, wish in (("volunteer-agreement", Wish(agreement="V1")), ("person-data", Wish(person="P1"))):
        wish = replace(wish, language="en")
        assert births(made(store, report, wish))[0] in [dates.in_table(day, "en") for day in days]
        assert births(made(store, report, replace(wish, mask=True))) == ["not stated"]
    for report in ("project-card", "events", "acf"):
        plain, masked = (text_of(made(store, report, replace(PROJECT, mask=mask))) for mask in (False, True))
        assert masked.count("2025") == plain.count("2025") > 0


def births(report: Report) -> list[str]:
    """What its forms say of the day on which somebody was born."""
    forms = [element for element in report.content if isinstance(element, FormTable)]
    rows = [row for form in forms for row in form.rows if row.label in ("Date of birth", "Birth date")]
    return [wording.shown(row.value, "en") for row in rows]
