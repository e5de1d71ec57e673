"""Indicators that count one person twice."""

from ngodesk.model import Attendance
from tests.checks.book import Book

CHECK = "counted-twice"


def test_two_entries_of_one_number_are_both_counted(book: Book) -> None:
    people, hours = book.indicator(), book.indicator("W2", "attendances")
    event = book.event()
    book.attend(event, book.person(national_id="85010112345"))
    other = book.attend(event, book.person(national_id="85010112345"))
    assert book.ids(CHECK) == [people]
    assert hours not in book.ids(CHECK)
    book.change(Attendance, other, status="absent")
    assert book.find(CHECK) == []


def test_volunteers_too(book: Book) -> None:
    from ngodesk.model import Person, VolunteerAgreement
    from tests.checks.book import TODAY

    indicator = book.indicator(measure="volunteers")
    for _each in range(2):
        agreement = book.volunteer()
        with book.store.read() as session:
            person = session.get(VolunteerAgreement, agreement).person_id
        assert book.find(CHECK) == []
        book.change(Person, person, national_id="85010112345")
        book.work(agreement, TODAY, confirmed=True)
    assert book.ids(CHECK) == [indicator]


def test_somebody_who_comes_twice_counts_once(book: Book) -> None:
    book.indicator()
    person = book.person(national_id="85010112345")
    book.attend(book.event(), person)
    book.attend(book.event(), person)
    assert book.find(CHECK) == []
