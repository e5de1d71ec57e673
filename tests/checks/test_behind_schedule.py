"""Indicators that are behind the time of their project."""

from datetime import date

from ngodesk.model import Project
from tests.checks.book import END, LATER, Book

CHECK = "behind-schedule"
TEN_DAYS = {"start": date(2025, 6, 1), "end": date(2025, 6, 10)}


def test_from_the_middle_on_behind_the_time(book: Book) -> None:
    book.change(Project, book.project, **TEN_DAYS)
    indicator = book.indicator(target="10", measure="events")
    book.indicator("W2", measure="events")
    for _each in range(5):
        book.event(start=date(2025, 6, 1))
    assert book.find(CHECK, date(2025, 6, 4)) == []
    assert book.find(CHECK, date(2025, 6, 5)) == []  # five of ten on the fifth of ten days
    (found,) = book.find(CHECK, date(2025, 6, 6))
    assert found.id == indicator
    assert "5 of 10, and 60 %" in found.what.text()


def test_before_the_middle_and_after_the_end_nothing_is_said(book: Book) -> None:
    indicator = book.indicator(target="10", measure="events")
    assert book.find(CHECK, date(2025, 7, 1)) == []
    assert book.ids(CHECK, date(2025, 7, 2)) == [indicator]  # the 183rd of 365 days
    assert book.ids(CHECK, END) == [indicator]
    assert book.find(CHECK, LATER) == []
    book.change(Project, book.project, status="applied")
    assert book.find(CHECK, END) == []
