"""Bookings of a room for which it has not enough seats at that time."""

from datetime import datetime
from typing import Any

from ngodesk.model import Booking, Room
from tests.checks.book import Book

CHECK = "room-double-booked"


def booked(book: Book, room: int, start: int, end: int, **more: Any) -> int:
    moments = {"start": datetime(2025, 3, 3, start), "end": datetime(2025, 3, 3, end)}
    organisation = book.organisation(f"O{book.person()}")
    return book.add(Booking(room_id=room, organisation_id=organisation, **moments, **more))


def test_seats_are_shared_until_they_are_full(book: Book) -> None:
    room = book.add(Room(ref="B1", name="Biurka", seats=3))
    booked(book, room, 9, 12, seats=2)
    booked(book, room, 10, 12, seats=1)
    assert book.find(CHECK) == []
    last = booked(book, room, 11, 13, seats=1)
    booked(book, room, 12, 14, seats=2)
    assert book.ids(CHECK) == [last]
    assert "Biurka" in book.find(CHECK)[0].what.text()


def test_a_room_that_lost_its_seats_is_full_of_one(book: Book) -> None:
    room = book.add(Room(ref="B1", name="Sala", seats=3))
    booked(book, room, 9, 12, seats=1)
    second = booked(book, room, 9, 12, seats=1, project_id=book.project)
    assert book.find(CHECK) == []
    book.change(Room, room, seats=None)
    assert book.ids(CHECK) == [second]
    (finding,) = book.find(CHECK, project=book.project)
    assert finding.id == second
    assert book.find(CHECK, project=book.new_project("P2")) == []
