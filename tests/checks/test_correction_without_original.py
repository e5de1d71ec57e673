"""Corrections that do not say which document they correct."""

from tests.checks.book import Book

CHECK = "correction-without-original"


def test_a_negative_document_says_what_it_corrects(book: Book) -> None:
    first = book.cost("100")
    book.cost("-10", corrects_id=first)
    book.cost("0")
    assert book.find(CHECK) == []
    alone = book.cost("-0.01")
    assert book.ids(CHECK) == [alone]


def test_what_a_grantee_returns_corrects_nothing(book: Book) -> None:
    book.cost("-10", kind="subgrant")
    assert book.find(CHECK) == []
