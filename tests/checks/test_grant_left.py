"""Money of a grant that must be returned when the project is over."""

from tests.checks.book import END, LATER, TODAY, Book

CHECK = "grant-left"


def test_all_spent_leaves_nothing(book: Book) -> None:
    book.receive("100")
    book.cost("99.99", payment_date=TODAY)
    assert book.find(CHECK, END) == []
    assert book.ids(CHECK, LATER) == [book.grant]
    book.receive("-0.01", "refund")
    assert book.find(CHECK, LATER) == []
