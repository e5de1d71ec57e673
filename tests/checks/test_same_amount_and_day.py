"""Documents of one supplier with the same amount and the same day."""

from datetime import timedelta

from tests.checks.book import TODAY, Book

CHECK = "same-amount-and-day"


def test_same_supplier_day_and_amount(book: Book) -> None:
    supplier = book.organisation("DRU")
    book.cost("99.99", issuer_id=supplier)
    again = book.cost("99.99", issuer_id=supplier)
    assert book.ids(CHECK) == [again]


def test_a_cent_or_a_day_apart_they_are_different(book: Book) -> None:
    supplier = book.organisation("DRU")
    book.cost("99.99", issuer_id=supplier)
    book.cost("100", issuer_id=supplier)
    book.cost("99.99", issuer_id=supplier, issue_date=TODAY - timedelta(days=1))
    book.cost("99.99", issuer_id=supplier, currency="EUR")
    assert book.find(CHECK) == []


def test_the_same_document_is_found_by_its_number_alone(book: Book) -> None:
    supplier = book.organisation("DRU")
    book.cost("99.99", issuer_id=supplier, number="1")
    again = book.cost("99.99", issuer_id=supplier, number="1")
    assert book.ids(CHECK) == []
    assert book.ids("duplicate-document") == [again]
