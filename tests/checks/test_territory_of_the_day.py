"""Events in a unit that did not stand on their day."""

from datetime import date

from tests.checks.book import Book

CHECK = "territory-of-the-day"
LAST = date(2021, 6, 30)
FIRST_WITHOUT = date(2021, 7, 1)


def test_a_unit_that_was_joined_to_another(book: Book) -> None:
    book.event(country="LV", municipality="Babītes novads", start=LAST)
    gone = book.event(country="LV", municipality="Babītes novads", start=FIRST_WITHOUT)
    book.event(country="LV", municipality="Mārupes novads", start=FIRST_WITHOUT)
    (found,) = book.find(CHECK)
    assert found.id == gone
    assert "Mārupes novads" in found.what.text()


def test_what_no_table_knows_is_left_alone(book: Book) -> None:
    book.event(country="PL", municipality="Atlantyda")
    book.event(country="NO", county="Viken")
    book.event(municipality="Babītes novads")  # no country is known
    assert book.find(CHECK) == []
    book.country("LV")
    assert len(book.find(CHECK)) == 1
