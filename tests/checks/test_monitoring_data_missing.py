"""Participants whose data for the monitoring are not complete."""

from datetime import timedelta
from typing import Any

from ngodesk.model import Participation, Person
from tests.checks.book import TODAY, Book

CHECK = "monitoring-data-missing"


def taken_in(book: Book, **more: Any) -> tuple[int, int]:
    person = book.person(gender="female", birth_year=1980, municipality="Opole")
    values = {
        "kind": "individual",
        "start": TODAY,
        "labour_status": "employed",
        "education": "ISCED 3",
    } | more
    return person, book.add(Participation(project_id=book.project, person_id=person, **values))


def test_everything_that_is_asked_for(book: Book) -> None:
    person, participation = taken_in(book)
    assert book.find(CHECK) == []
    book.change(Person, person, gender=None, birth_year=None)
    (found,) = book.find(CHECK)
    assert found.id == participation
    assert "Gender, Birth year" in found.what.text()
    book.change(Person, person, gender="male", national_id="320101-12345")
    assert book.find(CHECK) == []
    book.change(Participation, participation, education=None)
    assert book.ids(CHECK) == [participation]


def test_who_has_not_begun_is_not_asked(book: Book) -> None:
    tomorrow = TODAY + timedelta(days=1)
    _person, later = taken_in(book, start=tomorrow, education=None)
    taken_in(book, status="recruited", education=None)
    assert book.find(CHECK) == []
    assert book.ids(CHECK, tomorrow) == [later]
