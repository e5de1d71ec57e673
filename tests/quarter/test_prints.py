"""Every treasurer's print of the quarter, made as PDF and XLSX and read back, says what the recount says."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.cli.said import Command
from tests.quarter.paper import PROJECTS, read, reporting_periods
from tests.recount.figures import project_figures
from tests.recount.folder import Folder, Row
from tests.recount.period import WHOLE, Period, row_of, rows_of
from tests.reports.prints import squeezed
from tests.reports.sheets import rows

NOTHING = Decimal("0.00")
Amounts = Iterable[Decimal]


def budget(folder: Folder, project: str, period: Period) -> dict[str, Any]:
    """What the recount says of the budget."""
    found: dict[str, Any] = project_figures(folder, project, period)["budget"]
    return found


def of(rows_: Iterable[dict[str, Any]], *names: str) -> list[Decimal]:
    """Amounts under these names, as far as they are known."""
    return [Decimal(row[name]) for row in rows_ for name in names if row[name] is not None]


def execution(folder: Folder, project: str, period: Period) -> Amounts:
    known = budget(folder, project, period)
    names = ("planned", "actual", "committed", "remaining")
    return [*of([known, *known["lines"]], *names), *of(known["sources"], "planned", "actual", "balance")]


def register(folder: Folder, project: str, period: Period) -> Amounts:
    return of([budget(folder, project, period)], "actual")


def lines_and_sum(folder: Folder, project: str, period: Period) -> Amounts:
    known = budget(folder, project, period)
    return of([known, *known["lines"]], "planned", "actual")


def public_task(folder: Folder, project: str, period: Period) -> Amounts:
    known = budget(folder, project, period)
    of_grants = [source for source in known["sources"] if source["kind"] == "grant"]
    return [*lines_and_sum(folder, project, period), sum(of(of_grants, "actual"), NOTHING)]


def expenditure(folder: Folder, project: str, period: Period) -> Amounts:
    """What was spent by documents, and each flat rate."""
    known = budget(folder, project, period)
    flat = {
        row["code"]
        for row in rows_of(folder, "budget_lines", project=project)
        if row["flat_rate_percent"] is not None
    }
    computed = of((line for line in known["lines"] if line["code"] in flat), "actual")
    return [Decimal(known["actual"]) - sum(computed, NOTHING), *computed]


def money_in(folder: Folder, project: str, period: Period) -> Amounts:
    return of(
        budget(folder, project, period)["sources"], "received", "interest", "refunded", "actual", "balance"
    )


def offer(folder: Folder, project: str, _period: Period) -> Amounts:
    """The plan in force when all is over."""
    known = budget(folder, project, WHOLE)
    return of([known, *known["lines"]], "planned")


BY_PROJECT = {
    "budget-execution": (execution, PROJECTS),
    "cost-documents": (register, PROJECTS),
    "receipts": (money_in, PROJECTS),
    "offer-budget": (offer, PROJECTS),
    "pl-public-task": (public_task, ("SAS",)),
    "acf": (lines_and_sum, ("GLO",)),
    "sif": (lines_and_sum, ("GLO",)),
    "interreg-partner": (expenditure, ("MBG",)),
}
CASES = [(report, project) for report, (_amounts, projects) in BY_PROJECT.items() for project in projects]


@pytest.mark.parametrize(("report", "project"), CASES)
def test_it_says_what_the_recount_says(
    ngodesk: Command, quarter: Path, tmp_path: Path, report: str, project: str
) -> None:
    folder = read()
    periods = [WHOLE] if report == "offer-budget" else [WHOLE, *reporting_periods(folder, project)]
    for period in periods:
        days = (("--from", period.start), ("--to", period.end))
        asked = [str(word) for name, day in days if day is not None for word in (name, day)]
        wanted = BY_PROJECT[report][0](folder, project, period)
        check(ngodesk, quarter, tmp_path, report, wanted, "--project", project, *asked)


def check(ngodesk: Command, quarter: Path, folder: Path, report: str, wanted: Amounts, *asked: str) -> None:
    """Print it twice, read it back, and look for every amount."""
    for form, missing in (("xlsx", missing_in_sheets), ("pdf", missing_in_pages)):
        target = folder / f"print.{form}"
        target.unlink(missing_ok=True)
        said = ngodesk("report", quarter, report, *asked, "--output", target)
        assert (said.status, said.out) == (0, ""), (report, asked)
        assert not missing(target, set(wanted)), (report, asked, form)


def missing_in_sheets(file: Path, wanted: set[Decimal]) -> set[Decimal]:
    """The amounts that stand in no cell of a workbook."""
    sheets = rows(file.read_bytes()).values()
    cells = (cell for sheet in sheets for row in sheet for cell in row)
    return wanted - {Decimal(repr(cell)).quantize(NOTHING) for cell in cells if isinstance(cell, float | int)}


def missing_in_pages(file: Path, wanted: set[Decimal]) -> set[Decimal]:
    """The amounts that a PDF does not show."""
    text = in_pages(file)
    return {amount for amount in wanted if shown(amount) not in text}


def in_pages(file: Path) -> str:
    """All text of a PDF, without white space."""
    return squeezed("".join(page.extract_text() for page in PdfReader(file).pages))


def shown(amount: Decimal) -> str:
    """An amount as a Polish print shows it, without the white space between thousands."""
    return f"{amount:.2f}".replace(".", ",").replace("-", "\N{MINUS SIGN}")


@pytest.mark.parametrize("month", [7, 8, 9, 10])
def test_the_month_register_adds_up(ngodesk: Command, quarter: Path, tmp_path: Path, month: int) -> None:
    folder = read()
    documents = [
        row
        for row in rows_of(folder, "cost_documents")
        if row["issue_date"].month == month and row["kind"] != "proforma"
    ]
    issued = [
        sum((row["gross"] for row in documents if row["currency"] == currency), NOTHING)
        for currency in sorted({row["currency"] for row in documents})
    ]
    paid: dict[str, Decimal] = {}
    for day, amount, document in paid_in(folder):
        if day.month == month:
            paid[document["currency"]] = paid.get(document["currency"], NOTHING) + amount
    check(
        ngodesk, quarter, tmp_path, "month-register", [*issued, *paid.values()], "--month", f"2025-{month:02}"
    )


def paid_in(folder: Folder) -> Iterable[tuple[Any, Decimal, Row]]:
    """Every payment there was: its day, its amount, its document."""
    for document in rows_of(folder, "cost_documents"):
        payments = rows_of(folder, "payments", document=document["ref"])
        for payment in payments:
            yield payment["date"], payment["amount"], document
        if not payments and document["payment_date"] is not None and document["kind"] != "proforma":
            due = document["gross"] if document["amount_due"] is None else document["amount_due"]
            yield document["payment_date"], due + (document["employer_cost"] or 0), document


def test_the_cash_book_goes_on(ngodesk: Command, quarter: Path, tmp_path: Path) -> None:
    cash = [(day.month, amount) for day, amount, row in paid_in(read()) if row["payment_method"] == "cash"]
    for month in (7, 8, 9):
        spent = sum((amount for of_month, amount in cash if of_month == month), NOTHING)
        left = -sum((amount for of_month, amount in cash if of_month <= month), NOTHING)
        check(ngodesk, quarter, tmp_path, "cash-book", [spent, left], "--month", f"2025-{month:02}")


def test_papers_of_one_document(ngodesk: Command, quarter: Path, tmp_path: Path) -> None:
    folder = read()
    for document in rows_of(folder, "cost_documents"):
        if document["kind"] == "proforma":
            continue
        target = tmp_path / f"{document['ref']}.pdf"
        said = ngodesk(
            "report", quarter, "cost-description", "--document", document["ref"], "--output", target
        )
        assert said.status == 0, said.err
        text = in_pages(target)
        for charge in rows_of(folder, "allocations", document=document["ref"]):
            assert shown(charge["amount"]) in text, (document["ref"], charge)


def test_what_a_member_gets_back(ngodesk: Command, quarter: Path, tmp_path: Path) -> None:
    for payment in rows_of(read(), "payments", kind="reimbursement"):
        target = tmp_path / "claim.pdf"
        target.unlink(missing_ok=True)
        said = ngodesk(
            "report", quarter, "reimbursement", "--document", payment["document"], "--output", target
        )
        assert said.status == 0, said.err
        person = row_of(read(), "people", ref=payment["person"])
        text = in_pages(target)
        assert shown(payment["amount"]) in text
        assert person["last_name"] in text


@pytest.mark.parametrize("project", ["GLO", "SAS"])
def test_the_letter_names_what_goes_back(
    ngodesk: Command, quarter: Path, tmp_path: Path, project: str
) -> None:
    target = tmp_path / "letter.pdf"
    said = ngodesk("report", quarter, "return-letter", "--project", project, "--output", target)
    assert said.status == 0, said.err
    (left,) = (
        Decimal(source["balance"])
        for source in budget(read(), project, WHOLE)["sources"]
        if source["kind"] == "grant"
    )
    assert shown(left) in in_pages(target)


@pytest.mark.parametrize("month", [8, 9])
def test_the_hours_of_a_month(ngodesk: Command, quarter: Path, tmp_path: Path, month: int) -> None:
    worked = [row for row in rows_of(read(), "work_hours", person="P1") if row["date"].month == month]
    hours = sum((row["hours"] for row in worked), NOTHING)
    check(ngodesk, quarter, tmp_path, "work-time", [hours], "--person", "P1", "--month", f"2025-{month:02}")


def test_a_project_that_was_prolonged_ends_later(ngodesk: Command, quarter: Path, tmp_path: Path) -> None:
    amendment = row_of(read(), "amendments", project="SAS", status="approved")
    target = tmp_path / "report.pdf"
    ngodesk("report", quarter, "pl-public-task", "--project", "SAS", "--output", target)
    assert f"{amendment['new_end']:%d.%m.%Y}" in in_pages(target)
