"""People who worked more than 24 hours on one day, as volunteers and as staff together."""

from tests.checks.book import Book
from tests.checks.long_days import add_work_as_staff, find_more_than

CHECK = "day-over-24-hours"


def test_exactly_24_hours_are_no_finding(book: Book) -> None:
    find_more_than(book, CHECK, 24)


def test_work_as_staff_is_added(book: Book) -> None:
    add_work_as_staff(book, CHECK, 24)
