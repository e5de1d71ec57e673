"""Indicators that count attendances, which are more than there are people."""

from tests.checks.book import Book

CHECK = "attendances-and-people"


def test_somebody_came_twice(book: Book) -> None:
    book.indicator("W0")
    indicator, person = book.indicator(measure="attendances"), book.person()
    book.attend(book.event(), person)
    book.attend(book.event())
    assert book.find(CHECK) == []
    book.attend(book.event(), person)
    (found,) = book.find(CHECK)
    assert found.id == indicator
    assert "3 attendances of 2 different people" in found.what.text()
