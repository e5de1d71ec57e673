"""The treasurer's prints from a real workspace: in three languages, as PDF and XLSX, sums that agree."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from ngodesk.common.errors import UsageError
from ngodesk.figures.budget import budget
from ngodesk.figures.project import Span, scope
from ngodesk.model import (
    Allocation,
    Amendment,
    BudgetLine,
    CostDocument,
    FundingSource,
    Payment,
    Person,
    Project,
    Receipt,
    WorkHours,
)
from ngodesk.reports.content import FormTable, Heading, Row, Table, Text
from ngodesk.reports.templates import templates
from ngodesk.reports.values import Alternatives, Amount
from ngodesk.reports.whole import Report
from ngodesk.store.opening import open_store
from ngodesk.store.store import Store
from ngodesk.work import printing
from ngodesk.work.printing import Wish
from tests.reports import word_files
from tests.reports.asked import COORDINATOR
from tests.reports.prints import fonts_of, printed, squeezed
from tests.reports.sheets import parts, rows, sums

MAY, AUGUST = date(2025, 5, 1), date(2025, 8, 1)
WHOLE = Wish(project="NL1")
R2 = Wish(project="NL1", start=date(2025, 7, 1), end=date(2025, 11, 30))
ASKED: dict[str, Wish] = {
    "cash-book": Wish(month=AUGUST),
    "cost-description": Wish(document="C2"),
    "month-register": Wish(month=MAY),
    "person-data": Wish(person="P1"),
    "reimbursement": Wish(document="C4"),
    "work-time": Wish(person="P1", month=MAY),
}
PRINTS = [
    (each.id, form)
    for each in templates()
    for form in each.formats
    if each.id not in COORDINATOR and form != "zip"
]


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    """The example with a cash payment to a member, and hours of staff."""
    with open_store(filled) as opened:
        with opened.write("Made for a test") as session:
            person = session.query(Person).filter_by(ref="P1").one().id
            project = session.query(Project).one().id
            paid = session.query(CostDocument).filter_by(ref="C4").one().id
            session.add(
                WorkHours(person_id=person, project_id=project, date=MAY, task="A", hours=Decimal("6.5"))
            )
            session.add(WorkHours(person_id=person, date=MAY, task="B", hours=Decimal("1.25")))
            money: dict[str, Any] = {"amount": Decimal(300), "method": "cash", "kind": "reimbursement"}
            session.add(Payment(document_id=paid, number=1, date=date(2025, 8, 5), person_id=person, **money))
        yield opened


def made(store: Store, report: str, language: str = "en", wish: Wish | None = None) -> Report:
    """A report's content."""
    wish = wish or ASKED.get(report, WHOLE)
    return printing.content(store, report, Wish(**{**vars(wish), "language": language}))


def tables(report: Report) -> list[Table]:
    """Its tables, in order."""
    return [element for element in report.content if isinstance(element, Table)]


def read_back(report: Report) -> PdfReader:
    """The file."""
    return PdfReader(BytesIO(printed(report)))


def total(table: Table, head: str) -> Decimal:
    """What the last row has under a head."""
    place = next(n for n, column in enumerate(table.columns) if column.head.startswith(head))
    value = table.rows[-1].cells[place]
    assert isinstance(value, Decimal)
    return value


def column(table: Table, head: str) -> list[Any]:
    """The cells of the body under a head."""
    place = next(n for n, each in enumerate(table.columns) if each.head.startswith(head))
    return [row.cells[place] for row in table.rows if row.style == "body"]


@pytest.mark.parametrize("language", ["en", "pl", "lv"])
def test_every_print_can_be_read_back_in_every_language(store: Store, language: str) -> None:
    for report, form in PRINTS:
        content = made(store, report, language)
        if form == "pdf":
            document = PdfReader(BytesIO(printed(content)))
            text = squeezed("".join(page.extract_text() for page in document.pages))
            assert squeezed(content.title) in text
            assert all(squeezed(each.text) in text for each in content.content if isinstance(each, Heading))
            assert {str(font["/BaseFont"]).split("+")[-1].split("-")[0] for font in fonts_of(document)} == {
                "SourceSans3"
            }
        elif form == "docx":
            word_files.check(content)
        else:
            assert rows(printing.written(content, form))


@pytest.mark.parametrize("language", ["pl", "lv"])
def test_the_words_of_forms_are_in_their_language(store: Store, language: str) -> None:
    for report, _form in PRINTS:
        english, other = made(store, report, "en"), made(store, report, language)
        heads = [
            {column.head for table in tables(each) for column in table.columns} for each in (english, other)
        ]
        alike = {"VAT", "%", "Plan", "ID", "Dotacja", "Wkład"}  # and what was typed
        assert not {head for head in heads[0] & heads[1] if not set(head.split()) & alike}, report


def test_sums_are_the_sums_of_printed_lines(store: Store) -> None:
    for report in {name for name, _form in PRINTS}:
        for wish in (None, R2 if report not in ASKED else None):
            for table in tables(made(store, report, wish=wish)):
                check_sums(table)


def check_sums(table: Table) -> None:
    """The last row, where it is a total, adds up what stands above it."""
    last = table.rows[-1]
    for place, each in enumerate(table.columns):
        if each.summed and last.style == "total":
            body = [row.cells[place] for row in table.rows if row.style == "body"]
            amounts = [cell for cell in body if isinstance(cell, Decimal)]
            assert last.cells[place] in ("", sum(amounts, Decimal(0)))


def test_the_sums_of_sheets_are_live(store: Store) -> None:
    for report in (name for name, form in PRINTS if form == "xlsx"):
        found = parts(printing.written(made(store, report), "xlsx"))
        for name, part in found.items():
            if name.startswith("xl/worksheets/"):
                assert all(stored == added for _cell, stored, added in sums(part)), (report, name)


def test_the_budget_execution_has_the_figures(store: Store) -> None:
    with store.reading() as connection:
        known = budget(scope(connection, "NL1", Span()))
    lines, sources, matrix, partners, changes = tables(made(store, "budget-execution"))
    assert [row.cells[0] for row in lines.rows if row.style == "body"] == [
        each["code"] for each in known["lines"]
    ]
    for head, name in (
        ("Plan", "planned"),
        ("Spent", "actual"),
        ("Committed", "committed"),
        ("Left", "remaining"),
    ):
        assert [f"{each:.2f}" for each in column(lines, head)] == [each[name] for each in known["lines"]]
        assert f"{total(lines, head):.2f}" == known[name]
        if name != "remaining":
            assert f"{total(matrix, head):.2f}" == known[name]
    assert [f"{each:.2f}" for each in column(sources, "Spent")] == [
        each["actual"] for each in known["sources"]
    ]
    assert total(partners, "Share") == 12_500
    assert [row.cells[0] for row in changes.rows] == ["1", "2"]


def test_the_plan_as_of_an_amendment(store: Store) -> None:
    agreement = made(store, "budget-execution", wish=Wish(project="NL1", amendment=0))
    second = made(store, "budget-execution", wish=Wish(project="NL1", amendment=2))
    assert Decimal(6500) in column(tables(agreement)[0], "Plan")
    assert Decimal(4840) in column(tables(second)[0], "Plan")
    assert "plan of the agreement" in agreement.subtitle
    with pytest.raises(UsageError):
        made(store, "budget-execution", wish=Wish(project="NL1", amendment=9))


def test_periods_of_the_register_add_up_to_the_whole(store: Store) -> None:
    first = Wish(project="NL1", end=date(2025, 6, 30))
    later = Wish(project="NL1", start=date(2025, 7, 1))
    paid = [
        total(tables(made(store, "cost-documents", wish=wish))[0], "Paid [") for wish in (first, later, WHOLE)
    ]
    assert paid[0] + paid[1] == paid[2]
    register, recount = tables(made(store, "cost-documents"))
    assert recount.rows[0].cells[1] == total(register, "Paid [")
    with store.reading() as connection:
        assert f"{recount.rows[-1].cells[1]:.2f}" == budget(scope(connection, "NL1", Span()))["actual"]


def test_a_payment_to_come_has_no_day_unless_a_report_counts_it(store: Store) -> None:
    """C1 is paid after the day that is asked for; C5 too, but the first report counts it."""
    cases: tuple[Any, ...] = ((date(2025, 4, 8), "C1", ()), (date(2025, 6, 30), "C5", date(2025, 7, 10)))
    for end, code, day in cases:
        (register, *_rest) = tables(made(store, "cost-documents", wish=Wish(project="NL1", end=end)))
        paid = dict(zip(column(register, "Code"), column(register, "Paid on"), strict=True))
        assert paid[code] == day


def test_a_register_lies_and_repeats_its_head(store: Store) -> None:
    with store.write("Made for a test") as session:
        project = session.query(Project).one().id
        line = session.query(BudgetLine).filter_by(code="I.2").one().id
        source = session.query(FundingSource).filter_by(code="D").one().id
        for number in range(120):
            day = date(2025, 4, 1)
            values: dict[str, Any] = {"issue_date": day, "payment_date": day, "currency": "PLN"}
            paper = CostDocument(
                ref=f"X{number}", kind="invoice", number=f"F {number}", gross=Decimal("1.10"), **values
            )
            session.add(paper)
            session.flush()
            charge: dict[str, Any] = {"line_id": line, "source_id": source, "amount": Decimal("1.10")}
            session.add(Allocation(document_id=paper.id, project_id=project, **charge))
    document = PdfReader(BytesIO(printed(made(store, "cost-documents"))))
    texts = [page.extract_text() for page in document.pages]
    assert len(texts) > 3
    assert all(page.mediabox.width > page.mediabox.height for page in document.pages)
    assert all("Issuer" in text for text in texts if "F 1" in text)
    words = " ".join(texts).split()
    assert [words.count(f"X{number}") for number in range(120)] == [1] * 120


def test_the_month_is_that_of_issue_and_payments_are_those_of_the_month(store: Store) -> None:
    documents, postings, payments = tables(made(store, "month-register"))
    assert column(documents, "Code") == ["C3", "C7", "C2"]
    assert [row.cells[0] for row in payments.rows if row.style == "body"] == [
        date(2025, 5, 6),
        date(2025, 5, 12),
    ]
    assert len(column(postings, "Code")) == 4
    assert made(store, "month-register").title.split() == ["May", "2025"]
    empty = made(store, "month-register", wish=Wish(month=date(2024, 1, 1)))
    assert not tables(empty)
    assert any(isinstance(each, Text) for each in empty.content)


def test_the_cash_book_goes_on_from_month_to_month(store: Store) -> None:
    (table,) = tables(made(store, "cash-book"))
    assert (table.rows[0].cells[-1], table.rows[-1].cells[-1]) == (0, -300)
    with store.write("Made for a test") as session:
        paid = session.query(CostDocument).filter_by(ref="C4").one().id
        money: dict[str, Any] = {"amount": Decimal(-50), "method": "cash"}
        session.add(Payment(document_id=paid, number=2, date=date(2025, 9, 5), **money))
    (later,) = tables(made(store, "cash-book", wish=Wish(month=date(2025, 9, 1))))
    assert [row.cells[-1] for row in later.rows] == [-300, -250, -250]


def test_the_description_of_a_document_adds_up_to_it(store: Store) -> None:
    content = made(store, "cost-description")
    amounts = tables(content)[0]
    assert amounts.rows[-1].cells[-1] == Decimal("3600.00")  # gross and the employer's cost
    assert content.header.agreement_no == "FS/7/2025"
    form = next(element for element in content.content if isinstance(element, FormTable))
    (paid,) = [row.value for row in form.rows if row.label == "Paid"]
    assert isinstance(paid, tuple)
    assert len(paid) == 3


@pytest.mark.parametrize("report", ["cost-description", "handing-over", "project-card"])
def test_a_project_ends_when_its_amendment_says(store: Store, report: str) -> None:
    with store.write("Made for a test") as session:
        session.query(Amendment).filter_by(number=1).one().new_end = date(2031, 3, 30)
    text = squeezed(" ".join(page.extract_text() for page in read_back(made(store, report)).pages))
    assert re.search(r"30(March|-03-)2031", text)
    assert not re.search(r"30(November|-11-)2025", text)


def test_vat_that_comes_back_is_not_still_to_be_charged(store: Store) -> None:
    with store.write("Made for a test") as session:
        paper = session.query(CostDocument).filter_by(ref="C1").one()
        paper.vat_recoverable = True
        session.query(Allocation).filter_by(document_id=paper.id).one().amount = Decimal("1600.00")
    amounts = tables(made(store, "cost-description", wish=Wish(document="C1")))[0]
    found = {row.cells[1]: row.cells[-1] for row in amounts.rows}
    assert found["Not charged yet"] == Decimal("26.01")
    assert found["VAT that is recovered"] == Decimal("373.98")
    assert amounts.rows[-1].cells[-1] == Decimal("1999.99")


def test_a_document_of_two_projects_has_a_page_for_each(store: Store) -> None:
    with store.write("Made for a test") as session:
        other = Project(
            ref="P2", title="Druga", role="lead", start=MAY, end=AUGUST, status="running", currency="PLN"
        )
        session.add(other)
        session.flush()
        line = BudgetLine(project_id=other.id, code="1", name="Koszt", cost_kind="direct")
        source = FundingSource(project_id=other.id, code="D", kind="grant", name="Dotacja")
        session.add_all((line, source))
        session.flush()
        paper = session.query(CostDocument).filter_by(ref="C1").one()
        charge: dict[str, Any] = {"line_id": line.id, "source_id": source.id, "amount": Decimal("0.99")}
        session.add(Allocation(document_id=paper.id, project_id=other.id, **charge))
    content = made(store, "cost-description", wish=Wish(document="C1"))
    pages = PdfReader(BytesIO(printed(content))).pages
    assert len(pages) == 2
    assert "Łąka dla wszystkich" in pages[0].extract_text()
    assert "Druga" in pages[1].extract_text()
    assert content.header.agreement_no == ""
    one = made(store, "cost-description", wish=Wish(document="C1", project="P2"))
    assert len(PdfReader(BytesIO(printed(one))).pages) == 1


def test_the_claim_names_who_advanced_the_money(store: Store) -> None:
    content = made(store, "reimbursement")
    form = next(element for element in content.content if isinstance(element, FormTable))
    values = {row.label: row.value for row in form.rows}
    assert values["Amount to be reimbursed"] == Amount(Decimal("300.00"), "PLN")
    assert content.title == values["Who advanced the money"]
    nobody = made(store, "reimbursement", wish=Wish(document="C1"))
    assert nobody.title == "Claim for reimbursement"


def test_namesakes_claim_what_each_of_them_paid(store: Store) -> None:
    with store.write("Made for a test") as session:
        names = {"first_name": "Jan", "last_name": "Kowal"}
        people = [Person(ref=f"X{place}", bank_account=f"PL{place}", **names) for place in (1, 2)]
        session.add_all(people)
        session.flush()
        document = session.query(CostDocument).filter_by(ref="C1").one().id
        for number, person in enumerate(people, 1):
            money: dict[str, Any] = {"amount": Decimal(100 * number), "kind": "reimbursement"}
            session.add(Payment(document_id=document, number=number, date=MAY, person_id=person.id, **money))
    content = made(store, "reimbursement", wish=Wish(document="C1"))
    forms = [element for element in content.content if isinstance(element, FormTable)]
    claimed = [{row.label: row.value for row in form.rows}["Amount to be reimbursed"] for form in forms]
    assert claimed == [Amount(Decimal("100.00"), "PLN"), Amount(Decimal("200.00"), "PLN")]


def test_hours_are_rounded_once(store: Store) -> None:
    with store.write("Made for a test") as session:
        for hours in session.query(WorkHours):
            hours.hours = Decimal("0.1249") if hours.project_id else Decimal("0.1201")
    days, projects = tables(made(store, "work-time"))
    assert [days.rows[-1].cells[-1], projects.rows[-1].cells[-1]] == [Decimal("0.2450")] * 2
    assert "0.25" in read_back(made(store, "work-time")).pages[0].extract_text()


def test_hours_of_a_month_over_all_projects(store: Store) -> None:
    days, projects = tables(made(store, "work-time"))
    assert (days.rows[-1].cells[-1], projects.rows[-1].cells[-1]) == (Decimal("7.75"), Decimal("7.75"))
    assert len(projects.rows) == 3


def test_the_letter_says_what_is_returned(store: Store) -> None:
    with store.write("Made for a test") as session:
        project = session.query(Project).one().id
        source = session.query(FundingSource).filter_by(code="D").one().id
        session.add(
            Receipt(
                ref="T9",
                project_id=project,
                source_id=source,
                date=AUGUST,
                kind="tranche",
                amount=Decimal(2000),
            )
        )
        session.flush()
        known = budget(scope(session.connection(), "NL1", Span()))["sources"][0]
    text = " ".join(each.text for each in made(store, "return-letter").content if isinstance(each, Text))
    assert f"{Decimal(known['balance']):,.2f}" in text
    assert known["interest"] in text
    assert "Fundusz Sąsiedzki" in text


def test_interest_counts_as_spent_first(store: Store) -> None:
    with store.reading() as connection:
        known = {each["code"]: each for each in budget(scope(connection, "NL1", Span()))["sources"]}
    by_source = next(
        table
        for table in tables(made(store, "pl-public-task"))
        if table.columns[1].head == "Source of funding"
    )
    actual = {str(row.cells[0]): row.cells[3] for row in by_source.rows}
    grant, interest = Decimal(known["D"]["actual"]), Decimal(known["D"]["interest"])
    assert (actual["1."], actual["1.2"], actual["1.1"]) == (grant, interest, grant - interest)
    assert actual["1.3"] == "not applicable"
    whole = sum(Decimal(each["actual"]) for each in known.values())
    assert actual["1."] + actual["2."] + actual["3."] == whole
    assert actual["4."] == round((grant - interest) / whole * 100, 2)


def test_costs_of_the_task_stand_by_activity(store: Store) -> None:
    costs = next(
        table
        for table in tables(made(store, "pl-public-task", "pl"))
        if table.columns[1].head == "Rodzaj kosztu"
    )
    names = [(row.style, row.cells[1]) for row in costs.rows]
    assert ("group", "Koszty realizacji działań") in names
    assert ("group", "A1. Szkolenia") in names
    assert ("subtotal", "Suma: I") in names


def test_a_translation_of_a_form_says_so(store: Store) -> None:
    assert made(store, "pl-public-task", "lv").footer.translation
    assert not made(store, "pl-public-task", "pl").footer.translation


def test_a_rate_stands_as_it_was_typed(store: Store) -> None:
    listed = next(table for table in tables(made(store, "interreg-partner")) if len(table.columns) == 17)
    foreign = [row for row in listed.rows if "EUR" in row.cells]
    assert ["4.2563" in row.cells for row in foreign] == [True]
    assert [row.cells[13] for row in foreign] == [Decimal("33.35")]


def test_what_is_missing_is_named(store: Store, tmp_path: Path) -> None:
    for report, wish in (
        ("month-register", Wish(project="NL1")),
        ("work-time", Wish(month=MAY)),
        ("cost-description", Wish(project="NL1")),
        ("cost-description", Wish(document="none")),
        ("work-time", Wish(month=MAY, person="none")),
        ("cost-documents", Wish()),
    ):
        with pytest.raises(UsageError):
            printing.print_report(store, report, tmp_path / "a.pdf", wish)
    with pytest.raises(UsageError):
        printing.print_report(store, "cost-description", tmp_path / "a.xlsx", Wish(document="C1"))
    assert not list(tmp_path.glob("a.*"))


def test_an_unknown_rate_is_not_stated_and_counts_nowhere(store: Store) -> None:
    with store.write("Made for a test") as session:
        session.query(CostDocument).filter_by(ref="C3").one().exchange_rate = None
    register, _recount = tables(made(store, "cost-documents"))
    row = next(row for row in register.rows if row.cells[1] == "C3")
    assert "not stated" in squeezed_cells(row)


def squeezed_cells(row: Row) -> str:
    """The cells of a row as they print."""
    from ngodesk.reports.wording import shown

    return " ".join(shown(cell, "en") for cell in row.cells)


def test_tables_can_be_copied_for_retyping(store: Store) -> None:
    lines = printing.tables_text(made(store, "budget-execution", "pl")).splitlines()
    assert lines[0].split("\t")[:3] == ["Poz.", "Koszt", "Plan"]
    assert "5440,00" in lines[2].split("\t")


@pytest.mark.parametrize(
    ("wish", "chosen"), [(R2, 1), (Wish(project="NL1", end=date(2025, 6, 30)), 0), (WHOLE, 1)]
)
def test_the_wrong_kind_of_report_is_struck_out(store: Store, wish: Wish, chosen: int) -> None:
    content = made(store, "pl-public-task", "pl", wish)
    form = next(element for element in content.content if isinstance(element, FormTable))
    assert form.rows[0].value == Alternatives(("częściowe", "końcowe"), chosen)
    assert squeezed("częściowe* / końcowe*") in squeezed(
        PdfReader(BytesIO(printed(content))).pages[0].extract_text()
    )
    first, *_others = rows(printing.written(content, "xlsx")).values()
    assert ["Rodzaj sprawozdania", ("częściowe", "końcowe")[chosen]] in [row[:2] for row in first]
