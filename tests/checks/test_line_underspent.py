"""Budget lines of a project that is over which cost much less than planned."""

from decimal import Decimal

from tests.checks.book import END, LATER, TODAY, Book

CHECK = "line-underspent"


def spend(book: Book, amount: str) -> None:
    book.cost(amount, payment_date=TODAY)


def test_exactly_the_limit_is_no_finding(book: Book) -> None:
    book.limit(shift_limit_percent=Decimal(10))
    book.plan(book.line, "100")
    spend(book, "89.99")
    assert book.find(CHECK, END) == []
    assert book.ids(CHECK, LATER) == [book.line]
    spend(book, "0.01")
    assert book.find(CHECK, LATER) == []


def test_without_a_limit_nothing_is_found(book: Book) -> None:
    book.plan(book.line, "100")
    assert book.find(CHECK, LATER) == []
