"""Indicators below their target at the end of the project."""

from decimal import Decimal

from tests.checks.book import END, LATER, Book

CHECK = "below-target"


def test_exactly_the_target_is_reached(book: Book) -> None:
    indicator = book.indicator(target="2")
    book.indicator("W2")
    event = book.event()
    book.attend(event)
    assert book.find(CHECK, END) == []
    (found,) = book.find(CHECK, LATER)
    assert found.id == indicator
    assert "1 of 2" in found.what.text()
    book.attend(event)
    assert book.find(CHECK, LATER) == []


def test_exactly_the_tolerance_is_allowed(book: Book) -> None:
    indicator = book.indicator(target="10", measure="events")
    for _each in range(9):
        book.event()
    book.limit(result_tolerance_percent=Decimal("9.99"))
    assert book.ids(CHECK, LATER) == [indicator]
    book.limit(result_tolerance_percent=Decimal(10))
    assert book.find(CHECK, LATER) == []
