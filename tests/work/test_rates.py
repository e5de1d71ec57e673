"""The rate that is proposed by each rule of a programme; banks' tables taken in, each rate once."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ngodesk.model import ExchangeRate, Programme, Project, Receipt, ReportingPeriod
from ngodesk.model.budget import FundingSource
from ngodesk.store.store import Store
from ngodesk.work import history, incoming_rates, rates
from ngodesk.work.rates import Cost, Proposal
from tests.exchange.test_rates import FOLDER

TODAY = date(2025, 11, 21)
MONDAY = date(2025, 5, 5)
ZLOTY = Cost("PLN", issued=MONDAY, paid=date(2025, 6, 10))


def add(store: Store, *records: Any) -> list[int]:
    """Records, one step."""
    with store.write("Made for a test") as session:
        session.add_all(records)
        session.flush()
        return [record.id for record in records]


def project(store: Store, rule: str | None, **values: Any) -> int:
    """A project in euro whose programme has a rule."""
    (programme,) = add(store, Programme(ref="PR", name="Program", currency="EUR", rate_rule=rule))
    usual = {
        "ref": "P",
        "title": "Projekt",
        "role": "lead",
        "status": "running",
        "currency": "EUR",
        "start": date(2025, 4, 1),
        "end": date(2025, 12, 31),
        "programme_id": programme,
    }
    return add(store, Project(**(usual | values)))[0]


def rate(
    day: date, value: str, source: str = "NBP", currency: str = "EUR", base: str = "PLN"
) -> ExchangeRate:
    """A rate that is known."""
    return ExchangeRate(currency=currency, base=base, date=day, rate=Decimal(value), source=source)


def proposed(store: Store, row_id: int, cost: Cost = ZLOTY) -> Proposal:
    """The proposal; there must be one."""
    found = rates.proposal(store, row_id, cost, TODAY)
    assert found is not None
    assert found.sentence.text().endswith(".")
    return found


def test_one_currency_needs_no_rate(store: Store):
    assert rates.proposal(store, project(store, "document"), Cost("EUR", MONDAY), TODAY) is None


@pytest.mark.parametrize("rule", ["document", None])
def test_document_is_the_last_rate_on_or_before_the_day_of_issue(store: Store, rule: str | None):
    row_id = project(store, rule)
    add(store, rate(MONDAY + timedelta(1), "4.9"), rate(MONDAY - timedelta(3), "4.1", "NBP 1"))
    assert proposed(store, row_id).rate == Decimal("4.1")
    add(store, rate(MONDAY, "4.2", "NBP 2"))
    found = proposed(store, row_id)
    assert (found.rate, found.quoted, found.source, found.day) == (Decimal("4.2"), "EUR", "NBP 2", MONDAY)


def test_document_takes_the_national_bank_before_others_of_the_day(store: Store):
    row_id = project(store, "document")
    add(store, rate(MONDAY, "4.1", "ECB"), rate(MONDAY, "4.2", "NBP 2"), rate(MONDAY, "4.3", "InforEuro"))
    assert proposed(store, row_id).source == "NBP 2"


def test_a_rate_quoted_the_other_way_is_taken_as_it_is_quoted(store: Store):
    row_id = project(store, "document")
    add(store, rate(MONDAY, "0.25", "bank", currency="PLN", base="EUR"))
    assert (proposed(store, row_id).rate, proposed(store, row_id).quoted) == (Decimal("0.25"), "PLN")


def test_an_old_rate_says_that_a_table_may_be_missing(store: Store):
    row_id = project(store, "document")
    add(store, rate(MONDAY - timedelta(30), "4.1"))
    assert proposed(store, row_id).rate == Decimal("4.1")
    assert "missing" in proposed(store, row_id).sentence.text()


def test_month_is_inforeuro_of_the_month_of_payment(store: Store):
    row_id = project(store, "month")
    add(store, rate(date(2025, 6, 3), "4.2"), rate(date(2025, 5, 1), "4.1", "InforEuro"))
    assert proposed(store, row_id).rate == Decimal("4.2")
    add(store, rate(date(2025, 6, 1), "4.3", "InforEuro"))
    assert (proposed(store, row_id).rate, proposed(store, row_id).source) == (Decimal("4.3"), "InforEuro")


def test_submission_is_the_month_in_which_the_report_was_handed_in(store: Store):
    row_id = project(store, "submission")
    (period,) = add(
        store,
        ReportingPeriod(project_id=row_id, code="R1", start=date(2025, 4, 1), end=date(2025, 6, 30)),
    )
    add(store, rate(date(2025, 7, 1), "4.2", "InforEuro"), rate(date(2025, 11, 1), "4.3", "InforEuro"))
    cost = Cost("PLN", MONDAY, period=period)
    assert proposed(store, row_id, cost).rate == Decimal("4.3")
    assert "11.2025" in proposed(store, row_id, cost).sentence.text()
    with store.write("Made for a test") as session:
        handed_in = session.get(ReportingPeriod, period)
        assert handed_in is not None
        handed_in.submitted_on = date(2025, 7, 15)
    assert proposed(store, row_id, cost).rate == Decimal("4.2")


def test_tranche_is_what_the_bank_booked_for_the_last_one_that_had_come(store: Store):
    row_id = project(store, "tranche")
    (source,) = add(store, FundingSource(project_id=row_id, code="G", kind="grant", name="Grant"))
    for ref, day, amount, booked in (
        ("W1", date(2025, 4, 20), "48116.60", "218795.80"),
        ("W2", date(2025, 6, 1), "3.00", "10.00"),
        ("W3", date(2025, 7, 1), "100", "100"),
    ):
        receipt = Receipt(
            ref=ref,
            project_id=row_id,
            source_id=source,
            date=day,
            kind="tranche",
            amount=Decimal(amount),
            account_amount=Decimal(booked),
            account_currency="PLN",
        )
        add(store, receipt)
    early = Cost("PLN", issued=MONDAY)
    assert (proposed(store, row_id, early).rate, proposed(store, row_id, early).quoted) == (
        Decimal("4.5472"),
        "EUR",
    )
    booked_again = proposed(store, row_id).rate
    assert booked_again is not None
    assert round(booked_again * 3, 2) == 10
    add(store, rate(date(2025, 4, 20), "4.5", "agreement"))
    assert (proposed(store, row_id, early).rate, proposed(store, row_id, early).source) == (
        Decimal("4.5"),
        "agreement",
    )


def test_fixed_is_the_agreements_rate_of_the_currency_of_the_accounts(store: Store):
    row_id = project(store, "fixed", currency="NOK", fixed_rate=Decimal("11.5"))
    found = proposed(store, row_id, Cost("EUR", MONDAY))
    assert (found.rate, found.quoted) == (Decimal("11.5"), "EUR")
    assert found.note() == found.sentence.text()
    other = proposed(store, row_id)
    assert other.rate is None
    assert "EUR" in other.sentence.text()


@pytest.mark.parametrize("rule", ["document", "month", "tranche", "fixed", "submission"])
@pytest.mark.parametrize("cost", [ZLOTY, Cost("PLN")])
def test_without_a_rate_it_is_said_which_one_is_missing(store: Store, rule: str, cost: Cost):
    found = proposed(store, project(store, rule), cost)
    assert (found.rate, found.source) == (None, "")


def table(store: Store, name: str) -> incoming_rates.Table:
    """What a bank's file would bring."""
    return incoming_rates.look(store, FOLDER / name)


def count(store: Store) -> int:
    """How many rates the file has."""
    with store.read() as session:
        return session.query(ExchangeRate).count()


def test_a_table_is_taken_once_and_is_one_step(store: Store):
    found = table(store, "nbp-archive.csv")
    assert (found.source, found.first, found.last) == ("NBP", date(2025, 5, 2), date(2025, 5, 6))
    assert (found.new, found.changed, found.unchanged, found.left_out) == (12, 0, 0, 0)
    assert incoming_rates.take(store, found) == count(store) == 12
    again = table(store, "nbp-archive.csv")
    assert (again.new, again.changed, again.unchanged) == (0, 0, 12)
    assert (incoming_rates.take(store, found), count(store)) == (0, 12)
    history.undo(store)
    assert count(store) == 0


def test_a_rate_typed_before_with_a_shorter_number_is_the_same_and_another_value_is_mended(store: Store):
    add(store, rate(MONDAY, "4.2763", "NBP 84/A/2025"), rate(MONDAY, "3", "NBP", currency="HUF"))
    found = table(store, "nbp-table.xml")
    assert (found.new, found.changed, found.unchanged) == (0, 1, 1)
    incoming_rates.take(store, found)
    with store.read() as session:
        forint = session.query(ExchangeRate).filter_by(currency="HUF").one()
        assert (forint.rate, forint.source) == (Decimal("0.010571"), "NBP 084/A/NBP/2025")


def test_of_a_table_of_years_only_what_the_file_is_about_is_taken(store: Store, tmp_path: Path):
    project(store, "document", currency="PLN")
    start = date(2024, 1, 1)
    days = [start + timedelta(number) for number in range(500)]
    path = tmp_path / "eurofxref-hist.csv"
    lines = [f"{day.isoformat()},1.1,4.3,11.8" for day in days]
    path.write_text("\n".join(["Date,USD,PLN,NOK", *lines]), encoding="utf-8")
    found = incoming_rates.look(store, path)
    assert {rate.base for rate in found.rates} == {"PLN"}
    assert min(rate.day for rate in found.rates) == date(2025, 4, 1) - timedelta(62)
    assert found.new + found.left_out == 3 * len(days)
