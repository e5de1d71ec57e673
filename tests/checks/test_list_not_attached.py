"""Events with people written down and no signed list attached."""

from ngodesk.model import EventSession
from tests.checks.book import TODAY, Book

CHECK = "list-not-attached"


def test_people_without_a_list(book: Book) -> None:
    event = book.event()
    assert book.find(CHECK) == []
    book.attend(event, status="registered")
    assert book.find(CHECK) == []
    book.attend(event)
    assert book.ids(CHECK) == [event]


def test_a_list_of_the_event_or_of_a_session_will_do(book: Book) -> None:
    whole, parts, photo = book.event(), book.event(), book.event()
    session = book.add(EventSession(event_id=parts, number=1, date=TODAY))
    for event in (whole, parts, photo):
        book.attend(event)
    book.attach("events", whole, "signed_list")
    book.attach("event_sessions", session, "signed_list")
    book.attach("events", photo, "photo")
    assert book.ids(CHECK) == [photo]


def test_where_nobody_signs_nothing_is_asked(book: Book) -> None:
    for more in ({"kind": "advice"}, {"mode": "online"}, {"status": "planned"}, {"access": "internal"}):
        book.attend(book.event(**more))
    assert book.find(CHECK) == []
