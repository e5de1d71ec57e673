"""People entered twice: of one personal number."""

from tests.checks.book import Book

CHECK = "same-personal-number"


def test_one_number_in_two_spellings(book: Book) -> None:
    book.person(national_id="320101-12345")
    again = book.person("Jan", "Nowak", national_id="32010112345")
    book.person(national_id="320101-12346")
    book.person()
    book.person()
    assert book.ids(CHECK) == [again]


def test_a_project_is_told_of_its_own_people(book: Book) -> None:
    first, again = (book.person(national_id="85010112345") for _each in range(2))
    other = book.new_project("P2")
    book.attend(book.event(), first)
    assert [each.projects for each in book.find(CHECK)] == [frozenset()]
    book.attend(book.event(), again)
    assert [each.projects for each in book.find(CHECK)] == [frozenset({book.project})]
    assert len(book.find(CHECK, project=book.project)) == 1
    assert book.find(CHECK, project=other) == []
