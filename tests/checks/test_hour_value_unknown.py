"""Volunteers' hours whose worth is not known: they count as nothing."""

from decimal import Decimal

from tests.checks.book import TODAY, Book

CHECK = "hour-value-unknown"


def test_hours_on_a_line_need_a_worth(book: Book) -> None:
    own = book.new_source("O", "own_personal")
    free = book.volunteer(hourly_value=Decimal(0))
    book.work(free, TODAY, line_id=book.line, source_id=own)
    without = book.volunteer()
    book.work(without, TODAY)
    assert book.find(CHECK) == []
    book.work(without, TODAY, line_id=book.line, source_id=own)
    assert book.ids(CHECK) == [without]


def test_confirmed_hours_of_a_project_need_a_worth_on_a_line_or_not(book: Book) -> None:
    elsewhere = book.volunteer(project_id=None)
    book.work(elsewhere, TODAY, confirmed=True)
    without = book.volunteer()
    book.work(without, TODAY)
    assert book.find(CHECK) == []
    book.work(without, TODAY, confirmed=True)
    assert book.ids(CHECK) == [without]
