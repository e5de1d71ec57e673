"""Numbers of people and organisations that do not fit their check digits."""

from ngodesk.model import Organisation, Person
from tests.checks.book import Book

CHECK = "number-in-doubt"


def test_numbers_of_an_organisation(book: Book) -> None:
    book.country("PL")
    right = book.organisation("A", country="PL", tax_id="525-24-45-767", register_no="0000123456")
    assert book.find(CHECK) == []
    book.change(Organisation, right, tax_id="525-24-45-768", bank_account="PL61109010140000071219812875")
    (found,) = book.find(CHECK)
    assert (found.table, found.id) == ("organisations", right)
    assert "Tax number, Bank account" in found.what.text()


def test_the_own_country_decides_where_none_is_said(book: Book) -> None:
    book.country("PL")
    person = book.person(national_id="44051401359")
    assert book.find(CHECK) == []
    book.change(Person, person, national_id="44051401358")
    assert [(each.table, each.id) for each in book.find(CHECK)] == [("people", person)]
    book.change(Person, person, country="DE")
    assert book.find(CHECK) == []


def test_a_project_is_told_of_its_own_people(book: Book) -> None:
    book.country("PL")
    person = book.person(national_id="44051401358")
    assert book.find(CHECK, project=book.project) == []
    book.attend(book.event(), person)
    assert len(book.find(CHECK, project=book.project)) == 1
