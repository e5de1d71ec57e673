"""Hours of one person at the same time of the same day."""

from datetime import time

from tests.checks.book import END, TODAY, Book

CHECK = "overlapping-hours"


def test_one_begins_when_the_other_ends(book: Book) -> None:
    agreement = book.volunteer()
    book.work(agreement, TODAY, "2", start_time=time(9), end_time=time(11))
    book.work(agreement, TODAY, "1", start_time=time(11), end_time=time(12))
    book.work(agreement, TODAY, "1")
    assert book.find(CHECK) == []
    last = book.work(agreement, TODAY, "1", start_time=time(11, 59), end_time=time(13))
    assert book.ids(CHECK) == [last]


def test_another_day_or_another_person_does_not_overlap(book: Book) -> None:
    span = {"start_time": time(9), "end_time": time(11)}
    agreement = book.volunteer()
    book.work(agreement, TODAY, "2", **span)
    book.work(agreement, END, "2", **span)
    book.work(book.volunteer(), TODAY, "2", **span)
    assert book.find(CHECK) == []
