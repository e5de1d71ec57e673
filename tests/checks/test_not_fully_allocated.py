"""Documents of which a part is charged to no project."""

from tests.checks.book import Book

CHECK = "not-fully-allocated"


def test_to_the_cent(book: Book) -> None:
    book.cost("100")
    document = book.document("100")
    book.charge(document, "99.99")
    (found,) = book.find(CHECK)
    assert found.id == document
    assert "0.01" in found.what.text()


def test_what_is_outside_all_projects_is_settled(book: Book) -> None:
    document = book.document("100", outside_amount="40")
    book.charge(document, "60")
    assert book.find(CHECK) == []


def test_an_advance_is_charged_with_its_final_invoice(book: Book) -> None:
    advance = book.document("30", kind="advance")
    assert book.ids(CHECK) == [advance]
    book.cost("100", settles_id=advance)
    assert book.ids(CHECK) == []


def test_a_correction_may_be_left_over_too(book: Book) -> None:
    document = book.document("-50")
    assert book.ids(CHECK) == [document]
    book.charge(document, "-50")
    assert book.find(CHECK) == []
