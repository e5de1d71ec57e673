"""Payments in cash above the limit of the programme."""

from decimal import Decimal

from tests.checks.book import TODAY, Book

CHECK = "cash-above-limit"


def test_exactly_the_limit_may_be_paid_in_cash(book: Book) -> None:
    book.limit(cash_limit=Decimal(100))
    book.cost("100", payment_method="cash", payment_date=TODAY)
    book.cost("100.01", payment_method="transfer", payment_date=TODAY)
    assert book.find(CHECK) == []
    document = book.cost("100.01", payment_method="cash", payment_date=TODAY)
    assert book.ids(CHECK) == [document]


def test_each_payment_is_one(book: Book) -> None:
    book.limit(cash_limit=Decimal(100))
    document = book.cost("300", payment_method="cash")
    book.pay(document, "100", TODAY, method="cash")
    assert book.find(CHECK) == []
    book.pay(document, "100.01", TODAY, 2, method="cash")
    assert book.ids(CHECK) == [document]


def test_without_a_limit_nothing_is_found(book: Book) -> None:
    book.cost("100000", payment_method="cash", payment_date=TODAY)
    assert book.find(CHECK) == []
