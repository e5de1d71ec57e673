"""Costs that are still unpaid when a project is over and its final report is written."""

from tests.checks.book import END, LATER, TODAY, Book

CHECK = "unpaid-at-end"


def test_only_once_the_project_is_over(book: Book) -> None:
    document = book.cost()
    assert book.find(CHECK, END) == []
    assert book.ids(CHECK, LATER) == [document]


def test_a_cent_that_is_not_paid_is_found(book: Book) -> None:
    document = book.cost()
    book.pay(document, "99.99", TODAY)
    assert book.ids(CHECK, LATER) == [document]
    book.pay(document, "0.01", TODAY, 2)
    assert book.ids(CHECK, LATER) == []


def test_what_is_never_paid_is_not_unpaid(book: Book) -> None:
    book.cost(kind="in_kind")
    book.cost(payment_method="none")
    assert book.find(CHECK, LATER) == []
