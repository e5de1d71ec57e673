"""Certificates for fewer hours than the programme asks for."""

from decimal import Decimal

import pytest

from ngodesk.model import Attendance, Certificate
from tests.checks.book import TODAY, Book

CHECK = "certificate-hours"


@pytest.fixture(autouse=True)
def four_fifths(book: Book) -> None:
    book.limit(attendance_threshold_percent=Decimal(80))


def issue(book: Book, person: int, **more: object) -> int:
    return book.add(Certificate(number=f"{person}", person_id=person, issued_on=TODAY, **more))


def test_exactly_the_share_is_enough(book: Book) -> None:
    event, person = book.event(hours=Decimal(10)), book.person()
    there = book.attend(event, person, hours=Decimal(8))
    certificate = issue(book, person, event_id=event)
    assert book.find(CHECK) == []
    book.change(Attendance, there, hours=Decimal("7.99"))
    (found,) = book.find(CHECK)
    assert found.id == certificate
    assert "79.9 %" in found.what.text()
    book.limit(attendance_threshold_percent=None)
    assert book.find(CHECK) == []


def test_who_was_not_there_at_all(book: Book) -> None:
    event = book.event()
    certificate = issue(book, book.person(), event_id=event)
    assert book.ids(CHECK) == [certificate]


def test_a_series_is_taken_as_a_whole(book: Book) -> None:
    events = [book.event(series="Cykl", hours=Decimal(hours)) for hours in (8, 2)]
    enough, less = book.person(), book.person()
    book.attend(events[0], enough)
    book.attend(events[1], less)
    issue(book, enough, series="Cykl")
    certificate = issue(book, less, series="Cykl")
    assert book.ids(CHECK) == [certificate]


def test_an_event_without_hours_says_nothing(book: Book) -> None:
    event = book.event(hours=None)
    issue(book, book.person(), event_id=event)
    assert book.find(CHECK) == []
