"""Volunteers' hours on days on which their agreement does not hold."""

from datetime import date, timedelta
from decimal import Decimal

from tests.checks.book import END, START, Book

CHECK = "hours-outside-agreement"

DAY = timedelta(days=1)


def test_the_first_and_the_last_day_belong_to_it(book: Book) -> None:
    agreement = book.volunteer(date(2025, 3, 1), date(2025, 3, 31))
    book.work(agreement, date(2025, 3, 1))
    book.work(agreement, date(2025, 3, 31))
    assert book.find(CHECK) == []
    early = book.work(agreement, date(2025, 2, 28))
    late = book.work(agreement, date(2025, 4, 1))
    assert book.ids(CHECK) == [early, late]


def test_an_agreement_without_an_end_goes_on(book: Book) -> None:
    agreement = book.volunteer(START, None)
    book.work(agreement, END + 500 * DAY)
    assert book.find(CHECK) == []


def test_the_worth_of_hours_on_a_line_is_at_risk(book: Book) -> None:
    own = book.new_source("O", "own_personal")
    agreement = book.volunteer(START, END, hourly_value=Decimal("27.77"))
    book.work(agreement, END + DAY, "2.25", line_id=book.line, source_id=own)
    assert book.cents(CHECK) == 6248
