"""Rooms: nobody is booked beyond the seats, by whatever way; a series is one step; free seats and totals."""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ngodesk.figures.room_use import clashes, held, taken
from ngodesk.model import Room
from ngodesk.store.store import Store
from ngodesk.work import booking, history, saving
from ngodesk.work.booking import Plan
from ngodesk.work.saving import Change, RefusedRecordError
from ngodesk.work.scheduling import Rule
from tests.checks.book import Book

MONDAY = date(2025, 3, 3)


@pytest.fixture
def book(store: Store) -> Book:
    return Book(store)


def at(hour: int, minute: int = 0, day: date = MONDAY) -> str:
    return datetime.combine(day, time(hour, minute)).isoformat()


def values(room: int, start: str, end: str, **more: Any) -> dict[str, Any]:
    return {"room": room, "start": start, "end": end, **more}


def book_room(store: Store, room: int, start: str, end: str, **more: Any) -> int:
    return saving.add(store, "bookings", values(room, start, end, **more))


def refused(store: Store, *change: Any, **more: Any) -> tuple[str, str]:
    with pytest.raises(RefusedRecordError) as caught:
        book_room(store, *change, **more)
    return caught.value.problems[0].field, caught.value.problems[0].sentence


def test_desks_are_shared_until_the_seats_are_full(store: Store, book: Book) -> None:
    room = book.add(Room(ref="B1", name="Biurka", seats=3))
    book_room(store, room, at(9), at(12), organisation=book.organisation("A"), seats=2)
    book_room(store, room, at(10), at(13), organisation=book.organisation("B"), seats=1)
    field, sentence = refused(store, room, at(11), at(14), organisation=book.organisation("C"), seats=1)
    assert field == "start"
    for told in ("Biurka", "09:00–12:00, Name of A (2)", "10:00–13:00, Name of B (1)"):
        assert told in sentence
    book_room(store, room, at(12), at(14), organisation=book.organisation("D"), seats=2)  # A has left
    assert "3" in refused(store, room, at(18), at(19), seats=4)[1]
    assert refused(store, room, at(18), at(19), seats=4)[0] == "seats"


def test_without_seats_the_whole_room_is_taken(store: Store, book: Book) -> None:
    hall = book.add(Room(ref="B2", name="Sala", seats=10))
    book_room(store, hall, at(9), at(12), person=book.person())
    assert "Łąk Anna" in refused(store, hall, at(11), at(12), seats=1)[1]
    barn = book.add(Room(ref="B3", name="Stodoła"))
    book_room(store, barn, at(9), at(12), seats=2)
    refused(store, barn, at(9, 30), at(10), seats=1)
    book_room(store, barn, at(12), at(13))


def test_a_booking_is_not_moved_onto_another(store: Store, book: Book) -> None:
    room = book.add(Room(ref="B1", name="Sala", seats=2))
    first = book_room(store, room, at(9), at(10))
    second = book_room(store, room, at(10), at(11))
    for record, change in ((first, {"end": at(10, 30)}), (second, {"start": at(9, 30)})):
        with pytest.raises(RefusedRecordError):
            saving.change(store, "bookings", record, change)
    with pytest.raises(RefusedRecordError):
        saving.paste(
            store, "bookings", [Change(first, {"start": at(10)}), Change(None, values(room, at(9), at(9)))]
        )
    assert [(each.start, each.end) for each in _held(store)] == [(at(9), at(10)), (at(10), at(11))]


def test_what_met_before_may_be_mended(store: Store, book: Book) -> None:
    from ngodesk.model import Booking

    room = book.add(Room(ref="B1", name="Sala", seats=2))
    begin, end = datetime(2025, 3, 3, 9), datetime(2025, 3, 3, 11)
    first, second = (
        book.add(Booking(room_id=room, start=begin, end=end, organisation_id=book.organisation(ref)))
        for ref in ("A", "B")
    )
    saving.change(store, "bookings", second, {"note": "pomyłka"})
    saving.change(store, "bookings", first, {"seats": 1})
    saving.change(store, "bookings", second, {"seats": 1})
    assert list(clashes(_held(store))) == []
    with pytest.raises(RefusedRecordError):
        saving.change(store, "bookings", first, {"seats": 2})


def _held(store: Store) -> Any:
    with store.reading() as connection:
        return held(connection)


_hours = st.integers(8, 14)
_acts = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "paste"]),
        st.integers(0, 1),  # room
        _hours,
        st.integers(0, 4),  # how long
        st.sampled_from([None, 1, 2, 5]),  # seats
        st.integers(0, 5),  # which booking is moved
    ),
    max_size=12,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_acts)
def test_no_sequence_of_bookings_exceeds_the_seats(store: Store, acts: list[Any]) -> None:
    with store.write("Made for a test") as session:
        rooms = [
            Room(ref=f"R{number}-{session.query(Room).count()}", name="Sala", seats=seats)
            for number, seats in enumerate((3, None))
        ]
        session.add_all(rooms)
        session.flush()
        ids = [room.id for room in rooms]
    made: list[int] = []
    for what, room, hour, length, seats, which in acts:
        begin = values(ids[room], at(hour), at(hour + length), seats=seats)
        row = made[which % len(made)] if what != "add" and made else None
        try:
            made += [each for each in saving.paste(store, "bookings", [Change(row, begin)]) if each != row]
        except RefusedRecordError:
            continue
    everything = _held(store)
    for each in everything:
        there = [other for other in everything if other.room == each.room and taken(other, each.start)]
        assert sum(other.seats for other in there) <= each.capacity


def test_a_series_is_one_step_and_all_or_nothing(store: Store, book: Book) -> None:
    room = book.add(Room(ref="B1", name="Sala", seats=4))
    book_room(store, room, at(9, day=date(2025, 5, 5)), at(12, day=date(2025, 5, 5)))
    plan = Plan(time(10), time(11), {"room": room, "seats": 1, "organisation": book.organisation("A")})
    found = booking.chances(store, Rule(date(2025, 4, 14), times=4, country="PL"), plan, "en")
    told = [(each.date.isoformat(), bool(each.holiday), bool(each.taken)) for each in found]
    assert told == [
        ("2025-04-14", False, False),
        ("2025-04-21", True, False),  # Easter Monday
        ("2025-04-28", False, False),
        ("2025-05-05", False, True),
        ("2025-05-12", False, False),
    ]
    with pytest.raises(RefusedRecordError):
        booking.make(store, plan, [each.date for each in found])
    assert len(_held(store)) == 1
    booking.make(store, plan, [each.date for each in found if not each.holiday and not each.taken])
    assert len(_held(store)) == 4
    history.undo(store)
    assert len(_held(store)) == 1


def test_the_week_says_what_is_free_and_where_the_next_booking_is(store: Store, book: Book) -> None:
    room = book.add(Room(ref="B1", name="Sala", seats=4))
    book_room(store, room, at(9), at(12), seats=1, organisation=book.organisation("A"))
    book_room(store, room, at(11), at(13), seats=2, person=book.person())
    found = booking.week(store, MONDAY, "en")
    assert [each.who for each in found.slots] == ["Name of A", "Łąk Anna"]
    free = [
        found.free(room, datetime(2025, 3, 3, hour), datetime(2025, 3, 3, hour + 2))
        for hour in (7, 9, 10, 12)
    ]
    assert free == [4, 3, 1, 2]
    assert booking.week(store, date(2025, 3, 10), "en").near == (MONDAY, None)
    assert booking.week(store, date(2025, 2, 24), "en").near == (None, MONDAY)
    used = booking.totals(store)
    assert [(each.organisation, each.bookings, each.hours, each.seat_hours) for each in used] == [
        ("", 1, 2, 4),
        ("Name of A", 1, 3, 3),
    ]
