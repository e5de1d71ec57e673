"""Exchange rates that are not the one that the programme's rule gives."""

from datetime import date
from decimal import Decimal

from ngodesk.model import ExchangeRate, Project
from tests.checks.book import Book

CHECK = "rate-not-by-rule"


def rate(
    book: Book, day: date, value: str, currency: str = "EUR", base: str = "PLN", source: str = "NBP"
) -> None:
    book.add(ExchangeRate(currency=currency, base=base, date=day, rate=Decimal(value), source=source))


def cost(book: Book, **more: object) -> int:
    return book.cost(currency="EUR", exchange_rate="4.2", issue_date=date(2025, 3, 10), **more)


def test_the_last_rate_on_the_day_of_issue_or_before(book: Book) -> None:
    document = cost(book)
    book.limit(rate_rule="document")
    assert book.find(CHECK) == []  # no rate is known
    rate(book, date(2025, 3, 9), "4.2")
    rate(book, date(2025, 3, 11), "4.3")
    assert book.find(CHECK) == []
    rate(book, date(2025, 3, 10), "4.25")
    assert book.ids(CHECK) == [document]


def test_the_rate_of_the_month_of_payment(book: Book) -> None:
    book.limit(rate_rule="month")
    document = cost(book, payment_date=date(2025, 4, 30))
    rate(book, date(2025, 3, 31), "4.3")
    rate(book, date(2025, 5, 1), "4.3")
    assert book.find(CHECK) == []
    rate(book, date(2025, 4, 1), "4.3")
    assert book.ids(CHECK) == [document]


def test_the_rate_of_the_month_in_which_the_report_was_sent(book: Book) -> None:
    book.limit(rate_rule="submission")
    period = book.period(submitted_on=date(2025, 7, 15))
    rate(book, date(2025, 7, 1), "4.2")
    document = cost(book, charge={"report_period_id": period})
    assert book.find(CHECK) == []
    rate(book, date(2025, 7, 2), "4.3")
    assert book.find(CHECK) == []  # the first of the month is proposed
    rate(book, date(2025, 7, 3), "4.3", source="InforEuro")
    assert book.ids(CHECK) == [document]


def test_of_a_day_a_rate_of_the_month_does_not_rule(book: Book) -> None:
    book.limit(rate_rule="document")
    rate(book, date(2025, 3, 7), "4.2")
    cost(book)
    rate(book, date(2025, 3, 10), "4.3", source="InforEuro")
    assert book.find(CHECK) == []


def test_the_fixed_rate_of_the_project(book: Book) -> None:
    book.limit(rate_rule="fixed")
    book.change(Project, book.project, fixed_rate=Decimal("4.2"))
    document = cost(book)
    assert book.find(CHECK) == []
    book.change(Project, book.project, fixed_rate=Decimal("4.200000000001"))
    assert book.ids(CHECK) == [document]


def test_the_fixed_rate_is_of_the_accounts_currency_alone(book: Book) -> None:
    book.limit(rate_rule="fixed")
    book.setting("currency", "EUR")
    book.change(Project, book.project, fixed_rate=Decimal("4.3"))
    document = cost(book)
    book.cost(currency="USD", exchange_rate="3.9")
    assert book.ids(CHECK) == [document]


def test_a_rate_quoted_the_other_way_is_compared_with_its_like(book: Book) -> None:
    book.limit(rate_rule="document")
    document = cost(book, rate_currency="PLN")
    rate(book, date(2025, 3, 1), "4.3")
    assert book.find(CHECK) == []
    rate(book, date(2025, 3, 1), "0.23", "PLN", "EUR")
    assert book.ids(CHECK) == [document]
