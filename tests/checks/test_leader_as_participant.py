"""Events whose trainer is written down as a participant."""

from ngodesk.model import EventSession
from tests.checks.book import TODAY, Book

CHECK = "leader-as-participant"


def test_the_trainer_of_an_event(book: Book) -> None:
    trainer = book.person()
    event = book.event(lead_id=trainer)
    book.attend(event)
    book.attend(event, trainer, status="registered")
    book.attend(book.event(), trainer)  # somebody else's
    assert book.find(CHECK) == []
    other = book.event(lead_id=trainer)
    book.attend(other, trainer)
    assert book.ids(CHECK) == [other]


def test_a_trainer_may_sit_in_the_session_of_another(book: Book) -> None:
    trainer, event = book.person(), book.event()
    own = book.add(EventSession(event_id=event, number=1, date=TODAY, lead_id=trainer))
    others = book.add(EventSession(event_id=event, number=2, date=TODAY))
    book.attend(event, trainer, session_id=others)
    assert book.find(CHECK) == []
    book.attend(event, trainer, session_id=own)
    assert book.ids(CHECK) == [event]


def test_meetings_of_the_team_count_nowhere(book: Book) -> None:
    trainer = book.person()
    book.attend(book.event(lead_id=trainer, access="internal"), trainer)
    assert book.find(CHECK) == []
