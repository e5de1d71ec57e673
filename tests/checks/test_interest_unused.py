"""Interest and other income that a project that is over did not use."""

from tests.checks.book import END, LATER, TODAY, Book

CHECK = "interest-unused"


def test_interest_counts_as_spent_first(book: Book) -> None:
    book.receive("100")
    book.receive("1.13", "interest")
    book.receive("2", "other")
    book.cost("3.12", payment_date=TODAY)
    assert book.find(CHECK, END) == []
    (found,) = book.find(CHECK, LATER)
    assert found.id == book.grant
    assert "0.01" in found.what.text()
    book.cost("0.01", payment_date=TODAY)
    assert book.find(CHECK, LATER) == []
