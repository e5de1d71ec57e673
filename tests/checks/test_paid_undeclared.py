"""Costs that were entered after the report on their period was sent, and stand in no report."""

from datetime import date, timedelta

from ngodesk.model import CostDocument, ReportingPeriod
from tests.checks.book import END, TODAY, Book

CHECK = "paid-undeclared"


def cost(book: Book, day: date = TODAY, **charge: object) -> int:
    document = book.document(payment_date=day)
    return book.charge(document, **charge)


def test_entered_after_the_report_was_sent(book: Book) -> None:
    book.period(submitted_on=date(2025, 7, 15))
    inside = cost(book)
    cost(book, TODAY + timedelta(days=1))
    assert book.ids(CHECK) == [inside]


def test_declared_in_a_later_report_it_is_in_one(book: Book) -> None:
    book.period(submitted_on=date(2025, 7, 15))
    later = book.period("R2", start=TODAY + timedelta(days=1), end=END)
    cost(book, report_period_id=later)
    assert book.find(CHECK) == []


def test_entered_before_it_was_sent_it_is_in_the_report(book: Book) -> None:
    period = book.period()
    cost(book)
    book.change(ReportingPeriod, period, submitted_on=date(2025, 7, 15))
    assert book.find(CHECK) == []


def test_paid_after_it_was_sent_it_was_not_in_it(book: Book) -> None:
    document = book.document()
    part = book.charge(document)
    book.period(submitted_on=date(2025, 7, 15))
    assert book.find(CHECK) == []
    book.change(CostDocument, document, payment_date=TODAY)
    assert book.ids(CHECK) == [part]


def test_where_the_others_name_their_report_all_do(book: Book) -> None:
    period = book.period()
    cost(book, report_period_id=period)
    part = cost(book)
    book.change(ReportingPeriod, period, submitted_on=date(2025, 7, 15))
    assert book.ids(CHECK) == [part]


def test_a_report_that_is_not_sent_still_takes_it(book: Book) -> None:
    book.period()
    cost(book)
    assert book.find(CHECK) == []
