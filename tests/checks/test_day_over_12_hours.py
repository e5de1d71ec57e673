"""People who worked more than 12 hours on one day, as volunteers and as staff together."""

from tests.checks.book import TODAY, Book
from tests.checks.long_days import add_work_as_staff, find_more_than

CHECK = "day-over-12-hours"


def test_exactly_12_hours_are_no_finding(book: Book) -> None:
    find_more_than(book, CHECK, 12)


def test_work_as_staff_is_added(book: Book) -> None:
    add_work_as_staff(book, CHECK, 12)


def test_the_longest_days_are_found_as_errors_alone(book: Book) -> None:
    agreement = book.volunteer()
    book.work(agreement, TODAY, "24.5")
    assert book.find(CHECK) == []
    assert len(book.find("day-over-24-hours")) == 1
