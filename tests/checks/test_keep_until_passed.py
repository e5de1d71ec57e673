"""Projects whose personal data were to be kept until a day that is over."""

from datetime import timedelta

from ngodesk.model import Attendance, Project
from ngodesk.work import erasing
from tests.checks.book import TODAY, Book

CHECK = "keep-until-passed"


def test_the_last_day_is_allowed(book: Book) -> None:
    book.change(Project, book.project, keep_until=TODAY)
    tomorrow = TODAY + timedelta(days=1)
    assert book.find(CHECK, tomorrow) == []  # nobody's data
    book.attend(book.event())
    book.volunteer()
    assert book.find(CHECK) == []
    (found,) = book.find(CHECK, tomorrow)
    assert found.id == book.project
    assert "data of 2 people" in found.what.text()


def test_an_organisation_without_a_person_is_nobody(book: Book) -> None:
    book.change(Project, book.project, keep_until=TODAY)
    event = book.event()
    book.add(Attendance(event_id=event, organisation_id=book.organisation("O"), status="attended"))
    assert book.find(CHECK, TODAY + timedelta(days=1)) == []


def test_of_whoever_is_erased_nothing_is_kept(book: Book) -> None:
    book.change(Project, book.project, keep_until=TODAY)
    book.attend(book.event())
    with book.store.reading() as connection:
        people = connection.exec_driver_sql("SELECT id FROM people").scalars().all()
    assert len(book.find(CHECK, TODAY + timedelta(days=1))) == 1
    erasing.erase(book.store, list(people))
    assert book.find(CHECK, TODAY + timedelta(days=1)) == []
