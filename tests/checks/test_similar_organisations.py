"""Organisations that are probably entered twice."""

from tests.checks.book import Book

CHECK = "similar-organisations"


def test_one_tax_number_in_two_spellings(book: Book) -> None:
    book.organisation("A", country="PL", tax_id="525-24-45-767")
    again = book.organisation("B", country="PL", tax_id="PL 5252445767")
    book.organisation("C", country="PL", tax_id="5252445768")
    assert book.ids(CHECK) == [again]


def test_one_register_number(book: Book) -> None:
    book.organisation("A", register_no="KRS 0000123456")
    again = book.organisation("B", register_no="0000123456")
    assert book.ids(CHECK) == [again]


def test_names_without_marks(book: Book) -> None:
    book.organisation("A", name="Stowarzyszenie „Łąka”")
    again = book.organisation("B", name="STOWARZYSZENIE LAKA")
    book.organisation("C", name="Stowarzyszenie Łąka 2")
    assert book.ids(CHECK) == [again]


def test_another_tax_number_is_another_organisation(book: Book) -> None:
    book.organisation("A", name="Łąka", tax_id="5252445767")
    book.organisation("B", name="Łąka", tax_id="1182210389")
    assert book.find(CHECK) == []


def test_a_slip_of_the_pen_with_the_same_e_mail(book: Book) -> None:
    book.organisation("A", name="Fundacja Sąsiedzka", email="biuro@example.org")
    again = book.organisation("B", name="Fundacja Sasiedzk", email="biuro@example.org")
    book.organisation("C", name="Fundacja Sąsiedzkaa")
    assert book.ids(CHECK) == [again]


def test_a_project_is_told_of_its_own(book: Book) -> None:
    book.organisation("A", name="Łąka")
    again = book.organisation("B", name="Łąka")
    assert book.find(CHECK, project=book.project) == []
    book.attend(book.event(), organisation_id=again)
    (found,) = book.find(CHECK, project=book.project)
    assert found.projects == {book.project}
