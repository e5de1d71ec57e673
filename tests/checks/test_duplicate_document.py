"""The same document of the same supplier entered twice."""

from tests.checks.book import Book

CHECK = "duplicate-document"


def test_numbers_are_compared_without_signs_case_and_spaces(book: Book) -> None:
    supplier = book.organisation("DRU")
    book.cost(issuer_id=supplier, number="FV 12/2025")
    again = book.cost("60", issuer_id=supplier, number="fv12-2025")
    assert book.ids(CHECK) == [again]
    assert book.cents(CHECK) == 6000


def test_another_supplier_may_have_the_same_number(book: Book) -> None:
    book.cost(issuer_id=book.organisation("DRU"), number="1/2025")
    book.cost(issuer_id=book.organisation("INNA"), number="1/2025")
    book.cost(number="1/2025")
    book.cost(number="1/2025")
    assert book.find(CHECK) == []


def test_a_supplier_is_known_by_its_name_too(book: Book) -> None:
    book.cost(issuer_id=book.organisation("DRU", name="Drukarnia Łódź"), number="1/2025")
    again = book.cost(issuer_name="drukarnia lodz", number="1/2025")
    assert book.ids(CHECK) == [again]
    assert [each.id for each in book.find(CHECK, document=again)] == [again]


def test_a_proforma_has_the_number_of_its_invoice(book: Book) -> None:
    supplier = book.organisation("DRU")
    book.document(issuer_id=supplier, number="1/2025", kind="proforma")
    book.cost(issuer_id=supplier, number="1/2025")
    assert book.find(CHECK) == []
