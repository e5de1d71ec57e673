"""Documents that were paid before they were issued."""

from datetime import timedelta

from tests.checks.book import TODAY, Book

CHECK = "paid-before-issue"


def test_the_same_day_is_no_mistake(book: Book) -> None:
    book.cost(payment_date=TODAY)
    assert book.find(CHECK) == []


def test_a_day_before_is_found(book: Book) -> None:
    document = book.cost(payment_date=TODAY - timedelta(days=1))
    assert book.ids(CHECK) == [document]


def test_what_settles_a_proforma_was_paid_on_that(book: Book) -> None:
    proforma = book.document(kind="proforma")
    book.cost(payment_date=TODAY - timedelta(days=1), settles_id=proforma)
    book.cost(payment_date=TODAY - timedelta(days=1), kind="advance")
    assert book.find(CHECK) == []
