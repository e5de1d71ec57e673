"""Lists with more or fewer signatures than people entered."""

from ngodesk.model import Event, EventSession
from tests.checks.book import TODAY, Book

CHECK = "signatures-differ"


def test_as_many_signatures_as_people(book: Book) -> None:
    event = book.event(signatures=2)
    book.attend(event)
    assert book.ids(CHECK) == [event]
    book.attend(event)
    assert book.find(CHECK) == []
    book.attend(event)
    assert book.ids(CHECK) == [event]


def test_nothing_is_entered_or_counted_yet(book: Book) -> None:
    book.event(signatures=2)
    book.attend(book.event())
    assert book.find(CHECK) == []


def test_who_gave_no_data_signed_perhaps(book: Book) -> None:
    event = book.event(signatures=3, refused=2)
    book.attend(event)
    assert book.find(CHECK) == []
    book.change(Event, event, signatures=4)
    assert book.ids(CHECK) == [event]


def test_somebody_who_stands_for_two_signs_once(book: Book) -> None:
    event, person = book.event(signatures=1), book.person()
    for ref in ("A", "B"):
        book.attend(event, person, organisation_id=book.organisation(ref))
    assert book.find(CHECK) == []


def test_sessions_have_lists_of_their_own(book: Book) -> None:
    event = book.event()
    first, second = (
        book.add(EventSession(event_id=event, number=number, date=TODAY, signatures=1)) for number in (1, 2)
    )
    book.attend(event, session_id=first)
    assert book.find(CHECK) == []
    book.attend(event, session_id=second)
    book.attend(event)  # at both
    assert [(each.table, each.id) for each in book.find(CHECK)] == [
        ("event_sessions", first),
        ("event_sessions", second),
    ]
